using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>Where a catalogue stands: it has one stage only.</summary>
public enum CatalogueStage
{
    [Word("使用中")] InUse,
}

/// <summary>What happened to an agency's catalogue.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record CatalogueEvent(DateOnly On) : MatterEvent(On);

/// <summary>All that a step of a catalogue may look at beside it.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Actor">Who proposes the step.</param>
/// <param name="Used">The columns in which items stand that the public, or the agency's own people, see.</param>
public sealed record CatalogueSituation(DateOnly Today, Actor Actor, IReadOnlySet<string> Used) : ISituation
{
    /// <summary>The day of the latest publication or change in each column that has any.</summary>
    public IReadOnlyDictionary<string, DateOnly> Latest { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    /// <summary>The years of the annual reports that the public has.</summary>
    public ImmutableArray<int> Reported { get; init; } = [];

    /// <summary>Whether the agency is a people's government, not a department.</summary>
    public bool IsGovernment { get; init; }

    /// <summary>Figures that were announced to the public and have not appeared.</summary>
    public ImmutableArray<AnnouncedRelease> Announced { get; init; } = [];

    /// <summary>The terms that run in a catalogue: what is due in its columns, what was announced, and the next annual report.</summary>
    public ImmutableArray<RunningTerm> Terms(PublicCatalogue catalogue) =>
        [.. ColumnUpkeep.Terms(catalogue, Latest), .. Announced.Select(release => release.Running), YearlyReportDuty.Next(catalogue, Reported, IsGovernment)];
}

/// <summary>基本目录的一项: what the agency publishes under a node, how, and by when.</summary>
/// <param name="Id">By which it is named.</param>
/// <param name="Node">The node of the statutory catalogue.</param>
/// <param name="Matter">公开事项</param>
/// <param name="Content">公开内容</param>
/// <param name="Basis">公开依据</param>
public sealed record CatalogueEntry(string Id, string Node, string Matter, string Content, string Basis)
{
    /// <summary>公开时限, as it is printed.</summary>
    public string Term { get; init; } = "";

    /// <summary>公开主体: the section that answers for it.</summary>
    public string Section { get; init; } = "";

    /// <summary>公开渠道</summary>
    public string Channel { get; init; } = "";
}

/// <summary>主动公开基本目录 as it was adopted at one time.</summary>
/// <param name="Edition">From 1.</param>
/// <param name="On">The day.</param>
/// <param name="Entries">What it lists.</param>
public sealed record BasicCatalogue(int Edition, DateOnly On, ImmutableArray<CatalogueEntry> Entries)
{
    /// <summary>What was changed.</summary>
    public string Note { get; init; } = "";
}

/// <summary>公开目录: an agency's columns, and its 主动公开基本目录 in all its editions, folded from events.</summary>
public sealed record PublicCatalogue(AgencyId Agency) : IMatter<CatalogueEvent, CatalogueStage>
{
    public string Stream => $"catalogue/{Agency}";

    public int Version { get; init; }

    public ImmutableArray<CatalogueEvent> History { get; init; } = [];

    public CatalogueStage Stage { get; init; }

    public string? Section => null;

    /// <summary>栏目, closed ones too.</summary>
    public ImmutableArray<PublicColumn> Columns { get; init; } = [];

    /// <summary>The entries of the next edition, as they are being written.</summary>
    public ImmutableArray<CatalogueEntry> Entries { get; init; } = [];

    /// <summary>The latest secrecy review of entries; null while there was none.</summary>
    public EntriesReviewed? Reviewed { get; init; }

    /// <summary>What the entries say, as one value: SHA-256 in lower-case hexadecimal.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Entries)));

    /// <summary>Every edition that was adopted.</summary>
    public ImmutableArray<BasicCatalogue> Editions { get; init; } = [];
}

/// <summary>The steps of a catalogue.</summary>
public sealed class CatalogueSteps : Workflow<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>
{
    private CatalogueSteps() : base(new FoundCatalogue(), new PutColumn(), new CloseColumn(), new PutEntry(), new RemoveEntry(), new ReviewEntries(),
        new AdoptCatalogue())
    {
    }

    /// <summary>The workflow of catalogues.</summary>
    public static CatalogueSteps Workflow { get; } = new();

    protected override PublicCatalogue Told(PublicCatalogue matter, int version, ImmutableArray<CatalogueEvent> history) =>
        matter with { Version = version, History = history };

    protected override PublicCatalogue At(PublicCatalogue matter, CatalogueStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation> step,
        Transition<CatalogueStage>? row, PublicCatalogue matter) => obstacle == Obstacle.Stage
        ? new("PU09") { Variant = "stage", Values = [("step", step.Name)] } : new("PU01") { Variant = "post", Values = [("posts", row!.Who)] };
}

/// <summary>A step of a catalogue: what the disclosure office does.</summary>
internal abstract class CatalogueStep<T>(string? path = null) : Step<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>(typeof(T), path)
    where T : CatalogueEvent
{
    public sealed override IEnumerable<Refusal> Check(PublicCatalogue matter, CatalogueEvent happened, CatalogueSituation situation) =>
        Faults(matter, (T)happened, situation);

    public sealed override PublicCatalogue Apply(PublicCatalogue matter, CatalogueEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(PublicCatalogue matter, CatalogueEvent happened) => Told((T)happened);

    public sealed override PublicStep? Shown(PublicCatalogue matter, CatalogueEvent happened) => null;

    protected abstract IEnumerable<Refusal> Faults(PublicCatalogue catalogue, T e, CatalogueSituation situation);

    protected abstract PublicCatalogue Apply(PublicCatalogue catalogue, T e);

    protected abstract Sentence Told(T e);

    private protected static ImmutableArray<Transition<CatalogueStage>> Row(string step, bool begins = false) =>
        [new(step, typeof(T), begins ? [] : [CatalogueStage.InUse], null, [Role.OfficeHead]) { ByPlatform = begins }];

    private protected static ImmutableArray<Transition<CatalogueStage>> Row(string step, Role by) => [new(step, typeof(T), [CatalogueStage.InUse], null, [by])];

    private protected static Refusal Fault(string variant, string? field, params ImmutableArray<(string, object)> values) =>
        Fault("PU09", variant, field, values);

    private protected static ImmutableArray<TRow> With<TRow>(ImmutableArray<TRow> rows, TRow row, Func<TRow, string> id) =>
        rows.Any(one => id(one) == id(row)) ? [.. rows.Select(one => id(one) == id(row) ? row : one)] : rows.Add(row);
}
