using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents.Isolation;
using Gongkai.Features.Reports;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>批量导入: what came by mail or lies in a folder.</summary>
[Needs(Permission.SuperviseFilings), RequestSizeLimit(104 << 20)]
public sealed class TakeInPage(Officer officer, Filings filings, AgencyRegister agencies, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty, Display(Name = "文件")]
    public List<IFormFile> Files { get; set; } = [];

    public ImmutableArray<TakenIn> Done { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await this.FindAgencyAsync(officer, Permission.SuperviseFilings, agencies, ct) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseFilings, agencies, ct) is not { } authority) return NotFound();
        if (Files.All(file => file.Length == 0)) this.Fault(nameof(Files), "请选择文件");
        if (!ModelState.IsValid) return this.Again();
        try
        {
            Done = await filings.TakeInAsync(authority.Id, Year, Files.Select(file => (ReportChecks.NameOf(file), Content(file))), officer.Id,
                officer.ActorAt(authority.Id), officer.Change(clock, Permission.SuperviseFilings, authority.Id), isTrial: false, ct);
        }
        catch (ReadersBusyException)
        {
            this.Fault(nameof(Files), "现在读取的人较多，请过一分钟再试一次；已经导入的不会重复");
            return this.Again();
        }
        return Page();
    }

    private static ReadOnlyMemory<byte> Content(IFormFile file)
    {
        var bytes = new byte[file.Length];
        using var stream = file.OpenReadStream();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
