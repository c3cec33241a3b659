using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>卷内文件: a document of a case, as the event that names it tells of it.</summary>
/// <param name="Event">The event: its number in the case, after the review's stream and a colon where it is one of a review.</param>
/// <param name="Title">What it is; names nobody.</param>
/// <param name="On">The day of the event, or of the letter.</param>
/// <param name="File">Its content.</param>
public sealed record CasePaper(string Event, string Title, DateOnly On, FileRef File)
{
    /// <summary>文号</summary>
    public string? Number { get; init; }

    /// <summary>The letter's code; null for what is no letter.</summary>
    public string? LetterCode { get; init; }

    /// <summary>Whether it comes from a third party, or tells who that is.</summary>
    public bool IsThirdPartys { get; init; }

    /// <summary>Who made it.</summary>
    public string AuthorIn(string agency) => File.Kind switch
    {
        FileKind.Application or FileKind.Identity or FileKind.Authority or FileKind.Correction => "申请人",
        FileKind.ReviewClaim => "申请人",
        FileKind.ReviewDecision => "复议机关或者人民法院",
        FileKind.Opinion => IsThirdPartys ? "第三方" : "被征求意见机关",
        _ => agency,
    };

    /// <summary>All documents of a case and of the reviews of it, each content once, in the order in which events name them.</summary>
    public static ImmutableArray<CasePaper> In(IEnumerable<JournalEntry> entries)
    {
        var papers = new List<CasePaper>();
        var thirdParties = new HashSet<Guid>();
        foreach (var entry in entries)
        {
            if (entry.Stream.StartsWith("review/", StringComparison.Ordinal))
            {
                papers.AddRange(ReviewMatters.Events.Read(entry.Type, entry.Body) is var step
                    ? step.Files.Select(file => new CasePaper($"{entry.Stream}:{entry.Version}", PaperNames.NameOf(file.Kind), step.On, file)) : []);
                continue;
            }
            var happened = CaseEventJson.Read(entry.Type, entry.Body);
            if (happened is CaseArchived) continue;
            if (happened is ConsultationSent { Kind: ConsultationKind.ThirdParty } sent) thirdParties.Add(sent.Consultation);
            using var body = JsonDocument.Parse(entry.Body);
            Collect(body.RootElement,
                new(entry.Version.ToString(CultureInfo.InvariantCulture), "", happened.On,
                    new("", FileKind.Other))
                { IsThirdPartys = Asked(happened) is { } asked && thirdParties.Contains(asked) }, papers);
        }
        return [.. papers.DistinctBy(paper => paper.File.Sha256)];
    }

    private static Guid? Asked(CaseEvent happened) => happened switch
    {
        ConsultationSent e => e.Consultation,
        ConsultationAnswered e => e.Consultation,
        ThirdPartyTold e => e.Consultation,
        _ => null,
    };

    private static void Collect(JsonElement element, CasePaper told, List<CasePaper> papers)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var one in element.EnumerateArray()) Collect(one, told, papers);
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("docx", out _) && element.Deserialize<IssuedLetterRef>(CaseEventJson.Options) is { } letter)
            papers.AddRange(Of(letter, told));
        else if (element.TryGetProperty("sha256", out _) && element.Deserialize<FileRef>(CaseEventJson.Options) is { } file)
            papers.Add(told with { Title = PaperNames.NameOf(file.Kind), File = file });
        else foreach (var member in element.EnumerateObject()) Collect(member.Value, told, papers);
    }

    private static IEnumerable<CasePaper> Of(IssuedLetterRef letter, CasePaper told)
    {
        var paper = told with
        {
            Title = LetterType.Find(letter.Code)?.Title ?? letter.Code,
            On = letter.DatedOn,
            Number = letter.Number,
            LetterCode = letter.Code,
            IsThirdPartys = told.IsThirdPartys || letter.Is(LetterType.ThirdPartyConsultation) || letter.Is(LetterType.ThirdPartyNotice),
            File = letter.Docx,
        };
        yield return paper;
        if (letter.Pdf is { } pdf) yield return paper with { File = pdf };
    }

}
