using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Reports;

namespace Gongkai.Filing;

/// <summary>报送: a version of the report, as the agency declares it.</summary>
/// <param name="On">The day.</param>
/// <param name="Number">Which version, from 1.</param>
/// <param name="Way">How it came in.</param>
/// <param name="File">The file.</param>
/// <param name="Reading">What was read in it.</param>
public sealed record ReportFiled(DateOnly On, int Number, FilingWay Way, AttachedFile File, FiledReading Reading) : FilingEvent(On)
{
    /// <summary>The cells of which the reader was not certain, as the agency has said them.</summary>
    public ImmutableSortedDictionary<string, string> Confirmed { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the agency says to what was found.</summary>
    public ImmutableArray<FiledExplanation> Explanations { get; init; } = [];

    /// <summary>Whether the agency has said that it is its report though another name stands in it.</summary>
    public bool IsUnderAnotherName { get; init; }

    /// <summary>Who files, and how to reach him.</summary>
    public PrivateRef? Filer { get; init; }

    /// <summary>Why a report that was accepted is filed again.</summary>
    public string? Correction { get; init; }

    /// <summary>Where it came from, of what others took in: 邮件 2026-01-20.</summary>
    public string? Source { get; init; }

    /// <summary>The officer; null where it came without an account.</summary>
    public PersonId? By { get; init; }

    /// <summary>The figures that it declares.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public FiledFigures Figures => new(Reading, Confirmed);

    /// <summary>What has to be mended or explained, and is not explained.</summary>
    /// <param name="allowed">What the authority lets stand.</param>
    public IEnumerable<FiledFinding> Unexplained(IReadOnlyCollection<FindingAllowed> allowed) => Reading.Findings.Where(finding => finding.IsToBeExplained
        && Explanations.All(explained => explained.Key != finding.Key) && !allowed.Any(one => one.Covers(finding.Key)));
}

/// <summary>登记公布情况: when and where the public has had the report.</summary>
/// <param name="On">The day on which it is told.</param>
/// <param name="PublishedOn">Since when.</param>
/// <param name="Address">Its address.</param>
/// <param name="By">Who; null where the agency said so without an account, or the platform knows it.</param>
public sealed record PublicationTold(DateOnly On, DateOnly PublishedOn, string Address, PersonId? By) : FilingEvent(On)
{
    /// <summary>Whether it was published on the platform, which therefore says so itself.</summary>
    public bool IsOnPlatform { get; init; }
}

internal sealed class FileReport() : FilingStep<ReportFiled>
{
    protected override ImmutableArray<Transition<FilingStage>> Rows =>
        Row("报送年度报告", Anywhere, Filed, [Role.Supervisor, Role.RegistrationClerk, Role.OfficeHead], fromOutside: true);

    protected override ReportFiling Apply(ReportFiling filing, ReportFiled e) =>
        filing with { Versions = filing.Versions.Add(e), Returned = null };

    protected override IEnumerable<Refusal> Faults(ReportFiling filing, ReportFiled e, FilingSituation situation)
    {
        if (e.Number != filing.Versions.Length + 1) yield return Fault("RF02", "other");
        if (e.Reading.Year is { } year && year != filing.Opened!.Year)
            yield return Fault("RF02", "year", "File", ("year", (long)year), ("wanted", (long)filing.Opened.Year));
        if (!e.IsUnderAnotherName && e.Reading.Agency is { } agency && !AgencyName.AreSame(agency, filing.Opened!.Name))
            yield return Fault("RF02", "agency", nameof(e.IsUnderAnotherName), ("agency", agency), ("member", filing.Opened.Name));
        foreach (var fault in FiguresFaults(e)) yield return fault;
        if (filing.Stage == Accepted && string.IsNullOrWhiteSpace(e.Correction)) yield return Fault("RF02", "correction", nameof(e.Correction));
        // What others take in for the agency is declared as far as it is certain; the agency says the rest itself.
        if (e.Way == FilingWay.Batch) yield break;
        foreach (var cell in e.Figures.Open)
            yield return Fault("RF02", "uncertain", $"Figures[{cell}]", ("cell", NameOf(e, cell)));
        foreach (var finding in e.Unexplained(situation.AllowedIn(filing))) yield return Fault("RF02", "finding", $"Explanations[{finding.Key.Name}]",
            ("code", finding.Key.Code));
    }

    protected override Sentence Told(ReportFiling filing, ReportFiled e) =>
        $"{Who(e)}报送第 {e.Number} 版（{e.Way.Name()}），错误 {e.Reading.Count(Severity.Error)}，警告 {e.Reading.Count(Severity.Warning)}{Why(e)}";

    protected override PublicStep? Shown(ReportFiling filing, ReportFiled e) =>
        new(e.On, "已报送", $"第 {e.Number} 版，{e.Way.Name()}，回执号 {filing.Receipt(e.Number)}。");

    private static Sentence? Who(ReportFiled e) => e.By is null ? "报送单位" : Sentence.Maybe("", e.By);

    private static string Why(ReportFiled e) => e.Correction is { Length: > 0 } why ? $"，更正：{why}" : "";

    // What is printed is evidence: it is not said otherwise here, but in another version of the file.
    private static IEnumerable<Refusal> FiguresFaults(ReportFiled e)
    {
        var form = ReportForm.Of(e.Reading.Generation);
        foreach (var (cell, value) in e.Confirmed)
        {
            if (!e.Reading.Uncertain.Contains(cell)) yield return Fault("RF02", "certain", $"Figures[{cell}]", ("cell", NameOf(e, cell)));
            else if (!FiledReading.IsFigure(form.Find(cell)!, value))
                yield return Fault("RF02", "number", $"Figures[{cell}]", ("cell", NameOf(e, cell)), ("value", value));
        }
    }

    private static string NameOf(ReportFiled e, string cell) =>
        ReportForm.Of(e.Reading.Generation).Find(cell)?.Name ?? cell;
}

internal sealed class TellPublication() : FilingStep<PublicationTold>("publication")
{
    protected override ImmutableArray<Transition<FilingStage>> Rows =>
    [
        new("登记公布情况", Event, Anywhere, null, [Role.Supervisor, Role.RegistrationClerk, Role.OfficeHead])
        {
            ByApplicant = true,
            ByPlatform = true,
            Outside = "报送单位",
        },
    ];

    protected override ReportFiling Apply(ReportFiling filing, PublicationTold e) => filing with { Publication = e };

    protected override IEnumerable<Refusal> Faults(ReportFiling filing, PublicationTold e, FilingSituation situation)
    {
        if (e.PublishedOn > e.On || e.PublishedOn.Year <= filing.Opened!.Year)
            yield return Fault("RF02", "published", nameof(e.PublishedOn), ("year", (long)filing.Opened!.Year));
        if (!Uri.TryCreate(e.Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            yield return Fault("RF02", "address", nameof(e.Address));
    }

    protected override Sentence Told(ReportFiling filing, PublicationTold e) => $"{Who(e)}登记：{Plain.Day(e.PublishedOn)} 公布，{e.Address}";

    protected override PublicStep? Shown(ReportFiling filing, PublicationTold e) => new(e.On, "登记公布情况", $"{Plain.Day(e.PublishedOn)} 公布，{e.Address}");

    private static Sentence? Who(PublicationTold e) => e.By is null ? e.IsOnPlatform ? "平台" : "报送单位" : Sentence.Maybe("", e.By);
}
