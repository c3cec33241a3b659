using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Reports;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.ReportArchive;

/// <summary>A version: where it came from, its file and hash, and every figure with its place in the file. Its address stays.</summary>
[Needs(Permission.ReadReportArchive)]
public sealed class ArchivedVersionPage(Officer officer, ColumnarCopies copies, AgencyRegister agencies) : PageModel
{
    public ArchivedVersion Version { get; private set; } = null!;

    public FrozenDictionary<string, ArchivedFigure> Figures { get; private set; } = FrozenDictionary<string, ArchivedFigure>.Empty;

    public ReportForm Form => ReportForm.Of(Enum.Parse<ReportFormGeneration>(Version.Form));

    /// <summary>Where the work on it is, for whom it may be shown.</summary>
    public string? Matter { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, Guid id, int number, CancellationToken ct)
    {
        var subject = $"{kind}/{id:D}";
        if (await this.FindAgencyAsync(officer, Permission.ReadReportArchive, agencies, ct) is not { } found) return NotFound();
        await using var archive = await copies.OpenAsync(new(found.Id), ct);
        if (await archive.FindAsync(subject, number) is not var (version, figures)) return NotFound();
        (Version, Figures) = (version, figures.ToFrozenDictionary(figure => figure.Cell));
        Matter = MatterAddress.Find(subject)?.At(subject);
        return Page();
    }

    /// <summary>The rows of a table, each with its cells.</summary>
    public static IEnumerable<(FormRow Row, ImmutableArray<FormCell> Cells)> RowsOf(FormTable table) =>
        table.Rows.Select(row => (row, table.Columns.Select(column => new FormCell(table, row, column)).ToImmutableArray()));
}
