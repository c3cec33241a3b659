using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents.Writing;
using Gongkai.Filing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>发放报送码: told once, kept nowhere.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class FilingCodesPage(Officer officer, Filings filings, AgencyRegister agencies, PublicAddress address, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty, Display(Name = "机关")]
    public List<string> Whom { get; set; } = [];

    private ImmutableArray<FilingLine> lines = [];

    /// <summary>To whom codes can be given; those that have one get another.</summary>
    public ImmutableArray<Choice> Open { get; private set; } = [];

    public ImmutableArray<(FilingLine Filing, string Code)> Given { get; private set; } = [];

    /// <summary>Why the others were given none.</summary>
    public ImmutableArray<string> Left { get; private set; } = [];

    /// <summary>The list with the codes as a spreadsheet, Base64.</summary>
    public string Sheet { get; private set; } = "";

    /// <summary>Where reports are filed.</summary>
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is null) return NotFound();
        ModelState.Clear();
        Whom = [.. lines.Where(line => line.Stage != FilingStage.Dropped && !line.HasCode).Select(line => line.Id.ToString())];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } authority) return NotFound();
        var chosen = lines.Where(line => line.Stage != FilingStage.Dropped && Whom.Contains(line.Id.ToString())).ToList();
        if (chosen.Count == 0) this.Fault(nameof(Whom), "请选择机关");
        if (!ModelState.IsValid) return this.Again();
        (Given, var refusals) = await filings.GiveCodesAsync(chosen, officer.Id, officer.ActorAt(authority.Id),
            officer.Change(clock, Permission.SuperviseFilings, authority.Id), ct);
        if (Given.IsEmpty && !refusals.IsEmpty) return this.Again(refusals);
        Left = [.. refusals.Select(refusal => Message.Of(refusal.Finding))];
        Address = address.Of(FilingRoutes.Outside);
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream,
            [new("报送码", [new("机关", 30), new("报送码", 30), new("报送页面", 50)], Given.Select(one => (IReadOnlyList<object?>)[one.Filing.Name, one.Code, Address]))]);
        Sheet = Convert.ToBase64String(stream.ToArray());
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<Agency?> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseFilings, agencies, ct) is not { } found) return null;
        lines = await filings.OfYearAsync(found.Id, Year, ct);
        Open = [.. lines.Where(line => line.Stage != FilingStage.Dropped)
            .Select(line => new Choice(line.Id.ToString(), line.HasCode ? $"{line.Name}（已发放，重新发放的原码作废）" : line.Name))];
        return found;
    }
}
