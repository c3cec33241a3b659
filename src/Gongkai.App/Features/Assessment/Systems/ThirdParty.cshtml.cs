using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Diagnostics;
using Gongkai.Documents.Writing;
using Gongkai.Reading;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Assessment;

/// <summary>导入第三方评估: what the form asks for.</summary>
public sealed class ThirdPartyForm
{
    [Display(Name = "评估机构"), Required, StringLength(100)]
    public string Evaluator { get; set; } = "";

    [Display(Name = "评估年度"), Range(2008, 2200)]
    public int Year { get; set; }

    [Display(Name = "得分（XLSX）")]
    public IFormFile? File { get; set; }
}

/// <summary>第三方评估 of an authority: those that there are, and taking in another. Nothing is taken in before all of it is right.</summary>
[Needs(Permission.SuperviseAssessments), RequestSizeLimit(6 << 20)]
public sealed class ThirdPartiesPage(Officer officer, ThirdParties evaluations, AgencyRegister agencies, UntrustedFiles files, TimeProvider clock) : PageModel
{
    private const int MostBytes = 5 << 20, MostRows = 5_000;

    private Agency authority = null!;

    [BindProperty]
    public ThirdPartyForm Command { get; set; } = new();

    /// <summary>Whether only what would be taken in is to be told.</summary>
    [BindProperty]
    public bool IsTrial { get; set; }

    /// <summary>What would be taken in, by agency; empty before anything was looked at.</summary>
    public ImmutableArray<(string Agency, int Rows, decimal? Percent)> Trial { get; private set; } = [];

    public ImmutableArray<ThirdPartyLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Command = new() { Year = clock.BeijingToday.Year - 1 };
        return Page();
    }

    /// <summary>An empty table.</summary>
    public IActionResult OnGetTemplate() => ThirdPartySheets.File(this, [], "第三方评估");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        if (Command.Year > clock.BeijingToday.Year) this.Fault("Command.Year", "这一年还没有开始");
        if (await RowsAsync(ct) is not { } rows) return this.Again();
        var below = (await agencies.TreeAsync(ct)).BelowOn(authority.Id, clock.BeijingToday).ToList();
        var (scores, faults) = ThirdPartyTable.Read(rows, below.CountBy(agency => agency.Name).ToDictionary());
        foreach (var fault in faults) this.Fault("Command.File", Message.Of(fault.Finding));
        if (!ModelState.IsValid) return this.Again();
        if (IsTrial)
        {
            Trial = [.. scores.GroupBy(one => one.Agency).Select(same => (same.Key, same.Count(), ThirdPartyTable.PercentOf([.. same])))];
            return Page();
        }
        var ids = below.GroupBy(agency => agency.Name).ToDictionary(same => same.Key, same => same.First().Id);
        var id = await evaluations.TakeAsync(authority.Id, new(clock.BeijingToday, Command.Year, Command.Evaluator.Trim(),
            [.. scores.Select(one => new ThirdPartyRow(ids[one.Agency], one))], officer.Id),
            officer.Change(clock, Permission.SuperviseAssessments, authority.Id), ct);
        return Redirect(AssessmentRoutes.ThirdParty(id));
    }

    private async Task<ImmutableArray<ImmutableArray<string>>?> RowsAsync(CancellationToken ct)
    {
        if (Command.File is not { Length: > 0 } sent) this.Fault("Command.File", "请选择得分的表格");
        else if (sent.Length > MostBytes) this.Fault("Command.File", "文件超过 5 MB");
        else
        {
            var content = new byte[sent.Length];
            await using (var stream = sent.OpenReadStream()) await stream.ReadExactlyAsync(content, ct);
            if (await files.RowsAsync(content, MostRows, ct) is { } rows) return rows;
            this.Fault("Command.File", $"不是可以读取的表格，或者超过 {MostRows} 行");
        }
        return null;
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseAssessments, agencies, ct) is not { } found) return false;
        authority = found;
        Lines = await evaluations.ListAsync(found.Id, ct);
        return true;
    }
}

/// <summary>One evaluation: all of it for the authority, its own rows for an agency that was evaluated.</summary>
[Needs(Permission.OpenAssessments)]
public sealed class ThirdPartyPage(Officer officer, ThirdParties evaluations) : PageModel
{
    public ThirdPartyLine Line { get; private set; } = null!;

    /// <summary>Whether the officer is of the authority that had it made.</summary>
    public bool IsAuthority { get; private set; }

    /// <summary>The rows that the officer may read.</summary>
    public ImmutableArray<ThirdPartyScore> Scores { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ThirdPartyId id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    /// <summary>The same as a spreadsheet that can be taken in again.</summary>
    public async Task<IActionResult> OnGetSheetAsync(ThirdPartyId id, CancellationToken ct) =>
        await FindAsync(id, ct) ? ThirdPartySheets.File(this, Scores, $"{Line.Evaluator}{Line.Year}") : NotFound();

    private async Task<bool> FindAsync(ThirdPartyId id, CancellationToken ct)
    {
        if (await evaluations.FindAsync(id, ct) is not var (line, taken)) return false;
        (Line, IsAuthority) = (line, officer.May(Permission.SuperviseAssessments, line.Authority));
        Scores = [.. taken.Rows.Where(row => IsAuthority || officer.May(Permission.OpenAssessments, row.Member)).Select(row => row.Score)];
        return !Scores.IsEmpty;
    }
}

/// <summary>第三方评估 as a spreadsheet.</summary>
internal static class ThirdPartySheets
{
    public static FileStreamResult File(PageModel page, IEnumerable<ThirdPartyScore> scores, string name)
    {
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, "第三方评估", [.. ThirdPartyTable.Headings.Select(heading => new TableColumn(heading, heading == "问题说明" ? 40 : 18))],
            scores.Select(score => (IReadOnlyList<object?>)[.. ThirdPartyTable.Row(score)]));
        stream.Position = 0;
        return page.File(stream, MediaTypes.Spreadsheet, $"{name}.xlsx");
    }
}
