using System.ComponentModel.DataAnnotations;
using Gongkai.Features.Casework;
using Gongkai.Features.Orders;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Filing;

/// <summary>报送年度报告 with a code and no account. The code is sent and never stands in an address.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup), RequestSizeLimit(22 << 20)]
public sealed class FileReportPage(Filings filings, FilingPackages packages, SupervisionOrders orders) : FilingFormPage(filings, packages, orders)
{
    private readonly Filings all = filings;

    [BindProperty, Display(Name = "报送码")]
    public override string? Code { get; set; }

    /// <summary>Whether the code has opened a filing.</summary>
    public bool IsOpen => Filing is not null;

    protected override (PersonId? By, Actor Actor, ChangeContext Change) Filer => (null, Actor.Applicant, all.FromOutside());

    protected override FilingWay Way => FilingWay.Page;

    public void OnGet()
    {
    }

    /// <summary>The filing of the code.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(true, ct)) return this.Again();
        ModelState.Clear();
        await ShowAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(CancellationToken ct) => await FindAsync(false, ct) ? await ReadAsync(ct) : this.Again();

    public async Task<IActionResult> OnPostFileAsync(CancellationToken ct) => await FindAsync(false, ct) ? await FileAsync(ct) : this.Again();

    public async Task<IActionResult> OnPostPublicationAsync(CancellationToken ct) => await FindAsync(true, ct) ? await TellAsync(ct) : this.Again();

    protected override async Task<IActionResult> DoneAsync(ReportFiling filing, CancellationToken ct)
    {
        ModelState.Clear();
        await OpenAsync(filing.Id, true, ct);
        if (Draft is null) Command = new();
        await ShowAsync(ct);
        return Page();
    }

    private async Task<bool> FindAsync(bool isFirst, CancellationToken ct)
    {
        if (TrackingCode.Read(Code) is { } code && await all.WithCodeAsync(TrackingCode.Hash(code), ct) is { } id && await OpenAsync(id, isFirst, ct))
        {
            Code = code;
            return true;
        }
        ModelState.Clear();
        this.Fault(nameof(Code), "没有这个报送码，或者已经换了新的；请对照主管部门发放的报送码再输一次");
        return false;
    }
}
