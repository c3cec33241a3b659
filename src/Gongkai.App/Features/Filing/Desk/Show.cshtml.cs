using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Orders;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>One agency's report on a year: both clocks, versions, what was found in the latest and what the agency says to it, what may be done,
/// what happened.</summary>
[Needs(Permission.OpenFilings)]
public sealed class FilingPage(FilingDesk desk, Filings filings, AgencyRegister agencies, PeopleRegister people, Store store, Officer officer,
    TimeProvider clock)
    : PageModel
{
    private Opened<ReportFiling, FilingEvent, FilingStage, FilingSituation> open = null!;

    public ReportFiling Filing => open.Matter;

    public FilingOpened Opened => open.Matter.Opened!;

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>The latest version under the rules of today; null where there is none, or it cannot be read now.</summary>
    public FilingLook? Look { get; private set; }

    /// <summary>雷同: whose reports it has many sentences in common with.</summary>
    public ImmutableArray<ListedFinding> Alike { get; private set; } = [];

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    public ImmutableArray<FindingAllowed> Allowed { get; private set; } = [];

    public Agency Authority { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(FilingId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new ReportFiling(id), ct) is not { } found) return await ElsewhereAsync(id, ct);
        open = found;
        Authority = (await agencies.FindAsync(found.Agency, ct))!;
        Texts = await desk.TextsAsync(MatterTexts.In(found.Entries), ct);
        History = new MatterSentences(Texts, await people.NamesAsync(ct)).Of(found);
        Steps = found.Offers;
        Allowed = found.Situation.AllowedIn(Filing);
        if (Filing.Latest is { } latest) Look = await filings.LookOrNoneAsync(open.Agency, Filing, latest.File, ct);
        if (Filing.Latest is not null) Alike = await filings.AlikeAsync(open.Agency, Filing, ct);
        return Page();
    }

    /// <summary>A version as it was handed in.</summary>
    public async Task<IActionResult> OnGetFileAsync(FilingId id, int number, CancellationToken ct)
    {
        if (await desk.OpenAsync(new ReportFiling(id), ct) is not { } found
            || found.Matter.Versions.FirstOrDefault(version => version.Number == number) is not { } wanted) return NotFound();
        return File(await store.Files.OpenAsync(wanted.File.Sha256, ct), "application/octet-stream", wanted.File.Name);
    }

    /// <summary>The letter with which it went back.</summary>
    public async Task<IActionResult> OnGetLetterAsync(FilingId id, int which, CancellationToken ct)
    {
        if (await desk.OpenAsync(new ReportFiling(id), ct) is not { } found
            || found.Matter.History.OfType<FilingReturned>().ElementAtOrDefault(which - 1) is not { } returned) return NotFound();
        return File(FilingLetters.Of(found.Matter, returned, (await agencies.FindAsync(found.Agency, ct))!), MediaTypes.Word,
            FilingLetters.NameOf(found.Matter, which));
    }

    /// <summary>Whether an order may come out of what was found.</summary>
    public bool MayOrder => OrdersOf.MayOrder(officer, Opened.Member);

    /// <summary>The form of an order about what was found.</summary>
    public string OrderFor(ListedFinding found) => OrderRoutes.NewFrom(Opened.Member, Filing.Stream,
        $"年度报告|{Opened.Year}年|{found.Key.Code}|{found.Words.ReplaceLineEndings(" ")}", "《政府信息公开条例》第四十七条、第五十条");

    /// <summary>A cell of the latest version, as people call it.</summary>
    public string NameOf(string cell) => FilingLook.NameOf(Gongkai.Reports.ReportForm.Of(Filing.Latest!.Reading.Generation), cell);

    /// <summary>What the agency says to a finding; null where it says nothing.</summary>
    public FiledExplanation? ExplanationOf(Diagnostics.FindingKey key) => Filing.Latest!.Explanations.FirstOrDefault(one => one.Key == key);

    // Who files it has a page of his own.
    private async Task<IActionResult> ElsewhereAsync(FilingId id, CancellationToken ct) =>
        await filings.FindAsync(id, ct) is var (_, filing) && officer.May(Permission.FileReports, filing.Opened!.Member)
            ? Redirect(FilingRoutes.MineOf(id)) : NotFound();
}
