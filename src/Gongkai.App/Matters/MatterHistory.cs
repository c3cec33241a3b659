using System.Collections.Immutable;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>One line of a matter's history.</summary>
/// <param name="Version">Its number in the matter.</param>
/// <param name="On">The day on which it took effect, as it was entered.</param>
/// <param name="What">What happened, as it was entered.</param>
/// <param name="Who">Who wrote it down.</param>
/// <param name="Authority">On the authority of which post.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Why">The reason given; null where none is.</param>
/// <param name="CorrectedIn">The line that corrects it; null while it stands.</param>
public sealed record HistoryLine(int Version, DateOnly On, string What, string Who, string Authority, DateTimeOffset At, string? Why, int? CorrectedIn);

/// <summary>Says in plain words what happened in a matter: who, when, what; entries that were wrong stay, with the line that corrects them.</summary>
/// <param name="texts">The sealed words that may be read.</param>
/// <param name="names">The names of people.</param>
public sealed class MatterSentences(MatterTexts texts, IReadOnlyDictionary<PersonId, string> names)
{
    /// <summary>The lines, in the order in which they were written down.</summary>
    public ImmutableArray<HistoryLine> Of<TMatter, TEvent, TStage, TSituation>(Opened<TMatter, TEvent, TStage, TSituation> open)
        where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
    {
        var said = open.Entries.Select(entry => open.Kind.Json.Read(entry.Type, entry.Body)).ToImmutableArray();
        var corrected = said.Index().Where(line => line.Item is ICorrection<TEvent>)
            .ToLookup(line => ((ICorrection<TEvent>)line.Item).Version, line => line.Index + 1);
        return
        [
            .. said.Zip(open.Entries, (happened, entry) => new HistoryLine(
                entry.Version, happened.On, open.Kind.Workflow.Told(open.Matter, happened).Say(text => texts[text], Name), Who(entry.Change.Who),
                entry.Change.Authority, entry.Change.At, entry.Change.Why, corrected[entry.Version].Select(line => (int?)line).FirstOrDefault())),
        ];
    }

    // As the journal names them.
    private string Who(string who) => who switch
    {
        ChangeContext.Applicant => "申请人",
        ChangeContext.Platform => "平台",
        _ => PersonId.TryParse(who, null, out var person) ? Name(person) : who,
    };

    private string Name(PersonId person) => names.GetValueOrDefault(person, "（已离职人员）");
}
