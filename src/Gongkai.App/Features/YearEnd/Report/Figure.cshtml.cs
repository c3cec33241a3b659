using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.YearEnd;

/// <summary>Where one figure comes from: its cases, its items, or everything that was declared for it.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class YearFigurePage(YearReportDesk desk, YearFigurePages figures, PeopleRegister people, Store store) : PageModel
{
    public YearReport Report { get; private set; } = null!;

    public string Figure { get; private set; } = "";

    public string FigureName { get; private set; } = "";

    /// <summary>As the report has it; null while nobody knows.</summary>
    public YearFigure? Value { get; private set; }

    /// <summary>What the public's items say, where something else was declared.</summary>
    public string? Counted { get; private set; }

    public ImmutableArray<FigureRecord> Records { get; private set; } = [];

    /// <summary>What everybody contributes, with where the authority opens it; none where the report is one agency's alone.</summary>
    public ImmutableArray<(Contribution Part, string? Address)> Parts { get; private set; } = [];

    /// <summary>What does not count in it.</summary>
    public ImmutableArray<MemberGap> Gaps { get; private set; } = [];

    /// <summary>Everything that was declared, the latest first.</summary>
    public ImmutableArray<FiguresDeclared> Declared { get; private set; } = [];

    public MatterTexts Texts { get; private set; } = null!;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    /// <summary>Whether cases may be opened by who looks.</summary>
    public bool MayOpen { get; private set; }

    /// <summary>Who has confirmed a figure, and when.</summary>
    public string Confirmed(DeclaredFigure figure) =>
        figure.ConfirmedBy is { } who ? $"{Names.GetValueOrDefault(who, "（已离职人员）")} {Dates.Of(figure.ConfirmedOn!.Value)}" : "还没有复核";

    public async Task<IActionResult> OnGetAsync(YearReportId id, string figure, CancellationToken ct)
    {
        if (await desk.OpenAsync(new YearReport(id), ct) is not { } open) return NotFound();
        Report = open.Matter;
        var look = open.Situation.Registers!.Look(Report, open.Situation.Settings);
        var cell = look.Figures.Form.Has(figure) ? look.Figures.Form.Find(figure) : null;
        if (cell is null && look.Figures[figure] is null && !open.Situation.Settings.OwnFigures.Contains(figure)) return NotFound();
        (Figure, FigureName, Value) = (figure, YearFigurePages.NameOf(Report.Year, figure), look.Figures[figure]);
        Declared = [.. Report.History.OfType<FiguresDeclared>().Where(declared => declared.Figures.ContainsKey(figure)).Reverse()];
        Texts = await desk.TextsAsync(MatterTexts.In(open.Entries), ct);
        Names = await people.NamesAsync(ct);
        MayOpen = desk.Officer.May(Permission.ReadCases, open.Agency);
        if (cell is { Table.Section: not ReportSection.Proactive } || Value?.Source == FigureSource.Documents || !Declared.IsEmpty && cell is not null)
            Records = await figures.BehindAsync(open.Agency, Report.Year, cell!, ct);
        if (await figures.WholeAsync(open, ct) is { } whole)
        {
            var filings = whole.Members.ToDictionary(member => member.Name, member => figures.AddressOf(member.Filing));
            Parts = [.. whole.Behind(figure).Select(part => (part, filings.GetValueOrDefault(part.Member)))];
            Gaps = [.. whole.Gaps.Where(gap => cell is not null && (gap.Cell is null || gap.Cell == figure
                || cell.IsDerived && DerivedCells.PartsOf(whole.Own.Form, cell).Any(part => part.Id == gap.Cell)))];
        }
        Counted = open.Situation.Registers.Counted.LastOrDefault(counted => counted.Key == figure).Value?.Value;
        return Page();
    }

    /// <summary>A file that proves what was declared.</summary>
    public async Task<IActionResult> OnGetProofAsync(YearReportId id, string figure, string file, CancellationToken ct)
    {
        if (await desk.OpenAsync(new YearReport(id), ct) is not { } open
            || open.Matter.History.OfType<FiguresDeclared>().Where(declared => declared.Figures.ContainsKey(figure)).SelectMany(declared => declared.Files)
                .FirstOrDefault(kept => kept.Sha256 == file) is not { } found) return NotFound();
        return File(await store.Files.OpenAsync(found.Sha256, ct), found.MediaType, found.Name);
    }
}
