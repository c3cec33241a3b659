using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.YearEnd;

/// <summary>年度报告: those of the agency, and the one that can be begun.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class YearReportsPage(Officer officer, YearReportJournal journal, AgencySettings settings, Database database, TimeProvider clock) : PageModel
{
    /// <summary>The year to begin with.</summary>
    [BindProperty]
    public int Year { get; set; }

    public ImmutableArray<YearReportLine> Lines { get; private set; } = [];

    /// <summary>The years that nobody has begun: the one that is over, and the one that runs.</summary>
    public ImmutableArray<int> Open { get; private set; } = [];

    public bool MayBegin { get; private set; }

    public bool MayChoose { get; private set; }

    /// <summary>The last days for handing in and for publishing.</summary>
    public Func<int, (DateOnly Submit, DateOnly Publish)> Days { get; private set; } = _ => default;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleYearReports) is not { } agency) return NotFound();
        await ShowAsync(agency, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleYearReports) is not { } agency) return NotFound();
        var id = YearReport.IdOf(agency, Year);
        if (await journal.FindAsync(new YearReport(id), ct) is not null) return Redirect(YearEndRoutes.Of(id));
        var template = YearReportMatters.Read(await settings.FindAsync(agency, YearReportMatters.Settings, ct)).Template;
        var before = await journal.FindAsync(new YearReport(YearReport.IdOf(agency, Year - 1)), ct);
        var answer = await journal.TakeAsync(new(new YearReport(id), 0, (writing, _) => Task.FromResult<IReadOnlyList<YearReportEvent>>(
            [new ReportBegun(writing.Situation.Today, Year, Begun(template, before?.Matter), officer.Id)]))
        { BeginningAt = agency },
            officer.ActorAt(agency), officer.Change(clock, Permission.HandleYearReports, agency), ct);
        if (answer.IsTaken) return Redirect(YearEndRoutes.Of(id));
        await ShowAsync(agency, ct);
        return this.Again(answer.Refusals);
    }

    // What last year's report promised is to be answered in this one.
    private static ReportDraft Begun(ReportDraft template, YearReport? before) => template with
    {
        SignedOn = null,
        Former = before is null ? template.Former : [.. before.Draft.Problems.Select(problem => new FormerMeasure(problem.Measure, "（请填写落实情况）"))],
    };

    private async Task ShowAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        Lines = await YearReportMatters.ListAsync(connection, agency);
        var today = clock.BeijingToday;
        Open = [.. ((int[])[today.Year - 1, today.Year]).Where(year => Lines.All(line => line.Year != year))];
        var row = YearReportSteps.Workflow.Of(typeof(ReportBegun)).Moves[0];
        MayBegin = officer.PostsAt(agency).Any(post => row.By.Contains(post.Role));
        MayChoose = officer.May(Permission.ManageSettings, agency);
        var chosen = YearReportMatters.Read(await settings.FindAsync(agency, YearReportMatters.Settings, ct));
        var isGovernment = await Publishing.ColumnView.IsGovernmentAsync(connection, null, agency);
        Days = year => (chosen.SubmitDue(year, isGovernment), chosen.PublishDue(year, isGovernment));
    }
}
