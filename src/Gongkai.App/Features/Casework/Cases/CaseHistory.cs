using System.Collections.Immutable;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>One line of a case's history.</summary>
/// <param name="Version">Its number in the case.</param>
/// <param name="On">The day on which it took effect, as it was entered.</param>
/// <param name="What">What happened, as it was entered.</param>
/// <param name="Who">Who wrote it down.</param>
/// <param name="Authority">On the authority of which post.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Why">The reason given; null where none is.</param>
/// <param name="CorrectedIn">The line that corrects it; null while it stands.</param>
public sealed record HistoryLine(int Version, DateOnly On, string What, string Who, string Authority, DateTimeOffset At, string? Why, int? CorrectedIn);

/// <summary>What happened in a case, entry by entry: who, when, what; entries that were wrong stay, with the line that corrects them.</summary>
public static class CaseHistory
{
    /// <summary>The lines, in the order in which they were written down.</summary>
    public static ImmutableArray<HistoryLine> Of(OpenCase open, CaseSentences sentences)
    {
        var said = open.Entries.Select(entry => CaseEventJson.Read(entry.Type, entry.Body)).ToImmutableArray();
        var corrected = said.Index().Where(line => line.Item is FactCorrected).ToLookup(line => ((FactCorrected)line.Item).Version, line => line.Index + 1);
        return [.. said.Select((happened, i) => new HistoryLine(i + 1, happened.On, sentences.Of(open.Request, happened), sentences.Who(open.Entries[i].Change.Who),
            open.Entries[i].Change.Authority, open.Entries[i].Change.At, open.Entries[i].Change.Why, corrected[i + 1].Select(line => (int?)line).FirstOrDefault()))];
    }
}

/// <summary>Says in plain words what a case event tells of.</summary>
public sealed class CaseSentences(CaseTexts texts, IReadOnlyDictionary<PersonId, string> names)
{
    /// <summary>A person, the applicant or the platform, as the journal names them.</summary>
    public string Who(string who) => who switch
    {
        "applicant" => "申请人",
        "system" => "平台",
        _ => PersonId.TryParse(who, null, out var person) ? Name(person) : who,
    };

    /// <summary>The sentence.</summary>
    public string Of(DisclosureRequest request, CaseEvent happened) => CaseSteps.Workflow.Told(request, happened).Say(text => texts[text], Name);

    private string Name(PersonId person) => names.GetValueOrDefault(person, "（已离职人员）");
}
