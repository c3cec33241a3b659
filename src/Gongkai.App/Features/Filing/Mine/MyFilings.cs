using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Orders;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>报送年度报告: what the agency owes its superior.</summary>
[Needs(Permission.FileReports)]
public sealed class MyFilingsPage(Officer officer, Filings filings, AgencyRegister agencies, TimeProvider clock) : PageModel
{
    private AgencyTree tree = null!;

    public DateOnly Today { get; } = clock.BeijingToday;

    public ImmutableArray<FilingLine> Lines { get; private set; } = [];

    public string NameOf(AgencyId authority) => tree[authority]?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.FileReports) is not { } agency) return NotFound();
        tree = await agencies.TreeAsync(ct);
        Lines = await filings.OfMemberAsync(agency, ct);
        return Page();
    }
}

/// <summary>The agency files one report: the one that it has issued here, or a file.</summary>
[Needs(Permission.FileReports), RequestSizeLimit(22 << 20)]
public sealed class MyFilingPage(
    Officer officer, Filings filings, FilingPackages packages, SupervisionOrders orders, IssuedReports issued, TimeProvider clock)
    : FilingFormPage(filings, packages, orders)
{
    private readonly FilingPackages signed = packages;

    public override string? Code { get; set; }

    /// <summary>Whether a report on the year was issued on the platform.</summary>
    public bool IsIssued { get; private set; }

    protected override (PersonId? By, Actor Actor, ChangeContext Change) Filer =>
        (officer.Id, officer.ActorAt(Opened.Member), officer.Change(clock, Permission.FileReports, Opened.Member));

    protected override FilingWay Way => FilingWay.Platform;

    public async Task<IActionResult> OnGetAsync(FilingId id, CancellationToken ct)
    {
        if (!await FindAsync(id, true, ct)) return NotFound();
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(FilingId id, CancellationToken ct) => await FindAsync(id, false, ct) ? await ReadAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostFileAsync(FilingId id, CancellationToken ct) => await FindAsync(id, false, ct) ? await FileAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostPublicationAsync(FilingId id, CancellationToken ct) => await FindAsync(id, true, ct) ? await TellAsync(ct)
        : NotFound();

    /// <summary>Takes the report that was issued here.</summary>
    public async Task<IActionResult> OnPostIssuedAsync(FilingId id, CancellationToken ct)
    {
        if (!await FindAsync(id, true, ct) || await issued.FindAsync(Opened.Member, Opened.Year, ct) is not { } report) return NotFound();
        ModelState.Clear();
        foreach (var (finding, words) in report.Explained) Command.Explanations.TryAdd(finding, words);
        return await TakeAsync(report.Name, report.Word, FilingWay.Platform, "", ct);
    }

    /// <summary>The report that was issued here as a signed package, for another instance.</summary>
    public async Task<IActionResult> OnGetPackageAsync(FilingId id, CancellationToken ct)
    {
        if (!await FindAsync(id, true, ct) || await issued.FindAsync(Opened.Member, Opened.Year, ct) is not { } report) return NotFound();
        return File(await signed.WriteAsync(Opened.Name, Opened.Year, report, ct), "application/octet-stream",
            $"{Opened.Name}{Opened.Year}年度报告{FilingPackages.Ending}");
    }

    protected override Task<IActionResult> DoneAsync(ReportFiling filing, CancellationToken ct) =>
        Task.FromResult<IActionResult>(Redirect(FilingRoutes.MineOf(filing.Id)));

    private async Task<bool> FindAsync(FilingId id, bool isFirst, CancellationToken ct)
    {
        if (!await OpenAsync(id, isFirst, ct) || !officer.May(Permission.FileReports, Opened.Member)) return false;
        IsIssued = await issued.FindAsync(Opened.Member, Opened.Year, ct) is not null;
        return true;
    }
}
