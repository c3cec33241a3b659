using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Publishing;
using Gongkai.Reports;

namespace Gongkai.Features.Demonstration;

/// <summary>An amendment of a public item: the note that the public reads, and what it then says.</summary>
/// <param name="On">The day.</param>
/// <param name="Note">更新说明</param>
/// <param name="Values">Fields of its kind with their new values; <c>body</c> has the old words and the new.</param>
internal sealed record DemonstrationUpdate(DateOnly On, string Note, ImmutableSortedDictionary<string, string> Values);

/// <summary>What somebody said to a draft or against a notice, what became of it (null while nothing has), and the answer.</summary>
internal sealed record DemonstrationComment(DateOnly On, string Who, string Words, OpinionOutcome? Outcome, string Answer);

/// <summary>What became of a document: entered on a day, holding since another.</summary>
internal sealed record DemonstrationValidity(DateOnly On, Validity Validity, DateOnly Since, string Basis, string? Successor);

/// <summary>Where an item was public before.</summary>
internal sealed record DemonstrationOrigin(string From, DateOnly On);

/// <summary>An item that is still at the desk: how far it has come, when it is to be published, why it was sent back.</summary>
internal sealed record DemonstrationStand(ItemStage Stage, DateTimeOffset? PlannedAt, string? ReturnedBecause);

/// <summary>What is found to be wrong in an annual report when it is public.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Value">What it should be.</param>
/// <param name="Note">更正说明</param>
internal sealed record DemonstrationCorrection(string Cell, string Value, string Note);

/// <summary>An item of the demonstration, as its file says it (<c>data/demo/publishing/README.md</c>).</summary>
/// <param name="Key">By which others name it.</param>
/// <param name="Content">What it says; items that its fields name are keys still.</param>
/// <param name="Column">The id of a column that every agency has, or the name of one of <c>columns.json</c>.</param>
/// <param name="Author">Who wrote it, by the sign-in name.</param>
internal sealed partial record DemonstrationItem(string Key, ItemContent Content, string Column, string Author)
{
    /// <summary>Whose items they are.</summary>
    public const string Agency = "云川市商务局";

    public string? Article { get; init; }

    /// <summary>The day on which it becomes public, or is decided to be kept; null while it is at the desk.</summary>
    public DateOnly? PublishedOn { get; init; }

    public Openness Openness { get; init; }

    public ClosingGround? Ground { get; init; }

    /// <summary>Why it is not published on the agency's own motion.</summary>
    public string? Why { get; init; }

    public bool IsInternal { get; init; }

    public DemonstrationOrigin? Origin { get; init; }

    public DemonstrationValidity? Validity { get; init; }

    public DemonstrationStand? Stand { get; init; }

    /// <summary>The case whose answer made it public, by its key.</summary>
    public string? ReleasedFrom { get; init; }

    /// <summary>Why a document needs no interpretation.</summary>
    public string? Uninterpreted { get; init; }

    public ImmutableArray<DemonstrationUpdate> Updates { get; init; } = [];

    public ImmutableArray<DemonstrationComment> Comments { get; init; } = [];

    /// <summary>The names of its attachments, as the public sees them.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Pictures above its text, and what they say to who does not see them.</summary>
    public ImmutableArray<(string Name, string Words)> Pictures { get; init; } = [];

    /// <summary>What is taken out of its attachments before it is reviewed: the file, what it is, the place or the words, the reason.</summary>
    public ImmutableArray<(string File, string What, string Where, string Reason)> Severed { get; init; } = [];

    /// <summary>Whether its text is taken over from a Word file.</summary>
    public bool IsFromWord { get; init; }

    /// <summary>Whether the catalogue that it lists is adopted when it becomes public.</summary>
    public bool Adopts { get; init; }

    /// <summary>Cells of the annual report that no register counts, by their ids.</summary>
    public ImmutableSortedDictionary<string, string> Cells { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the annual report says in its sections.</summary>
    public ImmutableArray<(ReportSection Section, string Words)> Passages { get; init; } = [];

    /// <summary>What is corrected in the annual report in June; null for nothing.</summary>
    public DemonstrationCorrection? Correction { get; init; }

    /// <summary>Whether anybody of the public ever sees it.</summary>
    public bool IsPublic => Stand is null && Openness == Openness.Proactive && !IsInternal;

    /// <summary>The day on which it is drafted: that of its forming, unless it comes from elsewhere or was long kept.</summary>
    public DateOnly DraftedOn => PublishedOn is not { } published ? Content.FormedOn
        : Origin is not null || ReleasedFrom is not null ? published : Content.FormedOn;

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, without the ending.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="InvalidDataException">It is written otherwise than the page of the format says.</exception>
    public static DemonstrationItem Read(string name, string text)
    {
        var head = DemonstrationHead.Read(name, text);
        var kind = ItemKinds.Find(head.One("kind")) ?? throw head.Wrong("kind");
        if (head.One("key") != name) throw head.Wrong("key");
        if (head.Fields.Keys.FirstOrDefault(field => kind.Field(field) is null) is { } unknown) throw head.Wrong($".{unknown}");
        if (Tag().Replace(head.Html, "").Contains('<', StringComparison.Ordinal)) throw head.Wrong("text");
        var item = new DemonstrationItem(name, new ItemContent(kind.Code, head.One("title"), head.Day("formed_on"))
        {
            Number = head.Maybe("number") ?? "",
            Summary = head.Maybe("summary") ?? "",
            Source = head.Maybe("source") ?? "",
            Topic = head.Maybe("topic") ?? "",
            Genre = head.Maybe("genre") ?? "",
            Readers = head.Maybe("readers") ?? "",
            Keywords = head.Maybe("keywords") ?? "",
            Fields = head.Fields,
            Html = head.Html,
        }, head.One("column"), head.One("author"))
        {
            Article = head.Maybe("article"),
            PublishedOn = head.Has("published_on") ? head.Day("published_on") : null,
            Openness = head.Word<Openness>("openness") ?? Openness.Proactive,
            Ground = head.Word<ClosingGround>("ground"),
            Why = head.Maybe("why"),
            IsInternal = head.Is("internal"),
            Uninterpreted = head.Maybe("uninterpreted"),
            ReleasedFrom = head.Maybe("released_from"),
            Origin = head.Has("imported_from") ? new(head.One("imported_from"), head.Day("imported_on")) : null,
            Validity = head.Word<Validity>("validity") is { } validity
                ? new(head.Day("validity_on"), validity, head.Day("validity_since"), head.One("validity_basis"), head.Maybe("successor")) : null,
            Stand = head.Word<ItemStage>("stands") is { } stage ? new(stage, head.Moment("planned_at"), head.Maybe("returned_because")) : null,
            Files = [.. head.All("file")],
            Pictures = [.. head.Rows("picture", 2).Select(row => (row[0], row[1]))],
            Severed = [.. head.Rows("sever", 4).Select(row => (row[0], row[1], row[2], row[3]))],
            IsFromWord = head.Is("word"),
            Adopts = head.Is("adopts"),
            Cells = head.Rows("cell", 2).ToImmutableSortedDictionary(row => row[0], row => row[1], StringComparer.Ordinal),
            Passages = [.. head.Rows("passage", 2).Select(row => (SectionOf(head, row[0]), row[1]))],
            Correction = head.Rows("correct", 3).Select(row => new DemonstrationCorrection(row[0], row[1], row[2])).SingleOrDefault(),
            Updates = [.. UpdatesOf(head)],
            Comments =
                [.. head.Rows("comment", 5).Select(row => new DemonstrationComment(head.Day(row[0]), row[1], row[2], OutcomeOf(head, kind, row[3]), row[4]))],
        };
        if (item.PublishedOn is null == item.Stand is null) throw head.Wrong("published_on");
        return item;
    }

    private static ReportSection SectionOf(DemonstrationHead head, string id) =>
        Enum.GetValues<ReportSection>().Where(section => ReportForm.IdOf(section) == id).ToList() is [var section] ? section : throw head.Wrong("passage");

    // As people read it; what is still looked into has none.
    private static OpinionOutcome? OutcomeOf(DemonstrationHead head, ItemKind kind, string word) =>
        word == "待处理" ? null
        : kind.Opinions is { } opinions && Enum.GetValues<OpinionOutcome>().Where(outcome => outcome.Name(opinions) == word).ToList() is [var outcome] ? outcome
        : throw head.Wrong("comment");

    private static IEnumerable<DemonstrationUpdate> UpdatesOf(DemonstrationHead head) =>
        from row in head.Rows("update", 4)
        group row by (On: head.Day(row[0]), Note: row[1]) into update
        orderby update.Key.On
        select new DemonstrationUpdate(update.Key.On, update.Key.Note, update.GroupBy(row => row[2], row => row[3])
            .ToImmutableSortedDictionary(lines => lines.Key, lines => string.Join('\n', lines), StringComparer.Ordinal));

    [GeneratedRegex("</?(?:h2|h3|p|ul|li|table|caption|thead|tbody|tr|th scope=\"col\"|th|td)>")]
    private static partial Regex Tag();
}
