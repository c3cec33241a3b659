using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.YearEnd;

/// <summary>One annual report: its figures, what is missing, what was found, its words, what may be done with it, what happened.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class YearReportPage(YearReportDesk desk, YearFigurePages figures, PeopleRegister people, Store store) : PageModel
{
    private Opened<YearReport, YearReportEvent, ReportStage, YearReportSituation> open = null!;

    public YearReport Report => open.Matter;

    public YearReportSituation Situation => open.Situation;

    public ReportLook Look { get; private set; } = null!;

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    /// <summary>What registers and declarations say differently since the figures were frozen.</summary>
    public ImmutableArray<ChangedFigure> Changed { get; private set; } = [];

    /// <summary>Where the item stands that the report became; null while there is none.</summary>
    public ItemStage? ItemStage { get; private set; }

    /// <summary>When the public has had it; null while it has not.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>How many subordinates' reports the whole is added up of.</summary>
    public string Counted => Situation.Registers!.Members is { } members
        ? $"{members.Accepted.Length} 个机关审核通过，{members.Missing.Length} 个还没有" : "没有收集下级机关的报告";

    public bool MayDeclare => open.RowFor(typeof(FiguresDeclared)) is not null;

    public bool MayWrite => open.RowFor(typeof(ReportWritten)) is not null;

    /// <summary>Where a finding stands, for the part that it is told in.</summary>
    public ILookup<ReportSection?, Finding> Findings { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(YearReportId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new YearReport(id), ct) is not { } found) return NotFound();
        open = found;
        Look = Situation.Registers!.Look(Report, Situation.Settings);
        Findings = Look.Findings.ToLookup(Look.SectionOf);
        Texts = await desk.TextsAsync(MatterTexts.In(open.Entries), ct);
        Names = await people.NamesAsync(ct);
        History = new MatterSentences(Texts, Names).Of(open);
        Steps = open.Offers;
        if (Report.Frozen is not null) Changed = await figures.ChangedAsync(open, Names, ct);
        await FindItemAsync(ct);
        return Page();
    }

    /// <summary>The report as it stands, in a format that can be made at once.</summary>
    public async Task<IActionResult> OnGetFileAsync(YearReportId id, string format, CancellationToken ct)
    {
        if (await desk.OpenAsync(new YearReport(id), ct) is not { } found
            || ReportIssue.Formats.FirstOrDefault(one => one.Ending == format) is not { Ending: not null } wanted) return NotFound();
        var report = found.Situation.Registers!.Look(found.Matter, found.Situation.Settings).Composed.Report;
        return ReportIssue.Write(report, wanted.Format) is { } bytes ? File(bytes, wanted.MediaType, ReportIssue.NameOf(report, format, 1)) : NotFound();
    }

    /// <summary>A file of an issued version, as it was kept.</summary>
    public async Task<IActionResult> OnGetIssuedAsync(YearReportId id, int number, string format, CancellationToken ct)
    {
        if (await desk.OpenAsync(new YearReport(id), ct) is not { } found
            || found.Matter.Issued.FirstOrDefault(issued => issued.Number == number)?.Files.FirstOrDefault(file => file.Format == format) is not { } file)
            return NotFound();
        var report = found.Situation.Registers!.Look(found.Matter, found.Situation.Settings).Composed.Report;
        return File(await store.Files.OpenAsync(file.Sha256, ct), ReportIssue.Formats.Single(one => one.Ending == format).MediaType,
            ReportIssue.NameOf(report, format, number));
    }

    /// <summary>Why a finding is right as it is; null where nobody has said.</summary>
    public Explanation? ExplanationOf(Finding finding) => Report.Explanations.FirstOrDefault(one => one.Key == Look.KeyOf(finding));

    /// <summary>A check with who has passed it, and when.</summary>
    public string Told(ReportCheck check)
    {
        var signed = check == ReportCheck.Sections && !Report.Signed.IsEmpty ? $"（{string.Join("、", Report.Signed)}）" : "";
        var passed = Report.Passed.FirstOrDefault(one => one.Check == check);
        return $"{check.Name()}{signed}{(passed is null ? "" : $"（{Names.GetValueOrDefault(passed.By, "")} {Dates.Of(passed.On)}）")}";
    }

    private async Task FindItemAsync(CancellationToken ct)
    {
        if (Report.Issued.LastOrDefault() is not { } issued) return;
        await using var connection = await store.Database.OpenAsync(ct);
        if (await connection.QuerySingleOrDefaultAsync<string>("select stage from item_view where id = @Item", new { issued.Item }) is { } stage)
            ItemStage = Enum.Parse<ItemStage>(stage);
        if (await connection.QuerySingleOrDefaultAsync<string>(
            "select published_on from public_item where id = @Item and withdrawn_on is null", new { issued.Item })
                is { } day) PublishedOn = StoredTypes.Day(day);
    }
}
