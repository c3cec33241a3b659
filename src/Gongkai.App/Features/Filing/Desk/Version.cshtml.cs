using System.Collections.Immutable;
using Gongkai.Filing;
using Gongkai.Reports;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Filing;

/// <summary>A version beside what is found in it by the rules of today, with the Word file in which every finding stands as a comment.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class FilingVersionPage(FilingDesk desk, Filings filings) : PageModel
{
    public ReportFiling Filing { get; private set; } = null!;

    public ReportFiled Version { get; private set; } = null!;

    /// <summary>Null where it cannot be read now.</summary>
    public FilingLook? Look { get; private set; }

    public async Task<IActionResult> OnGetAsync(FilingId id, int number, CancellationToken ct)
    {
        if (await desk.OpenAsync(new ReportFiling(id), ct) is not { } open
            || open.Matter.Versions.FirstOrDefault(version => version.Number == number) is not { } found) return NotFound();
        (Filing, Version) = (open.Matter, found);
        Look = await filings.LookOrNoneAsync(open.Agency, Filing, Version.File, ct);
        return Page();
    }
}

/// <summary>A figure that is another in the later of two versions.</summary>
public sealed record FilingChange(string Name, string? From, string? To);

/// <summary>Two versions of a report: the figures that differ, and what was found only in one of them.</summary>
[Needs(Permission.SuperviseFilings)]
public sealed class CompareFilingsPage(FilingDesk desk) : PageModel
{
    public ReportFiling Filing { get; private set; } = null!;

    public ReportFiled From { get; private set; } = null!;

    public ReportFiled To { get; private set; } = null!;

    public ImmutableArray<FilingChange> Changed { get; private set; } = [];

    /// <summary>What was found in the earlier version and is gone.</summary>
    public ImmutableArray<FiledFinding> Mended { get; private set; } = [];

    /// <summary>What is found in the later version only.</summary>
    public ImmutableArray<FiledFinding> New { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(FilingId id, int from, int to, CancellationToken ct)
    {
        if (await desk.OpenAsync(new ReportFiling(id), ct) is not { } open || open.Matter.Versions.FirstOrDefault(one => one.Number == from) is not { } earlier
            || open.Matter.Versions.FirstOrDefault(one => one.Number == to) is not { } later) return NotFound();
        (Filing, From, To) = (open.Matter, earlier, later);
        var cells = ReportForm.Of(earlier.Reading.Generation).Cells.Concat(ReportForm.Of(later.Reading.Generation).Cells).DistinctBy(cell => cell.Id);
        Changed = [.. from cell in cells
                      let change = new FilingChange(cell.FullName, earlier.Figures[cell.Id],
                          later.Figures[cell.Id])
                      where change.From != change.To
                      select change];
        Mended = [.. earlier.Reading.Findings.Where(finding => later.Reading.Findings.All(one => one.Key != finding.Key))];
        New = [.. later.Reading.Findings.Where(finding => earlier.Reading.Findings.All(one => one.Key != finding.Key))];
        return Page();
    }
}
