using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>How a list is narrowed down.</summary>
public sealed class CasesFilter
{
    [Display(Name = "机关")]
    public AgencyId? Agency { get; set; }

    [Display(Name = "范围")]
    public ListScope? Scope { get; set; }

    [Display(Name = "期限")]
    public ListUrgency Urgency { get; set; }

    [Display(Name = "阶段")]
    public CaseStage? Stage { get; set; }

    [StringLength(60), Display(Name = "申请编号")]
    public string? Number { get; set; }

    [Display(Name = "只看已结束的")]
    public bool Ended { get; set; }
}

/// <summary>案件: the work list, what is due first first.</summary>
[Needs(Permission.ReadCases)]
public sealed class CasesPage(Officer officer, CaseLists lists, CaseExcerpts excerpts, AgencyRegister agencies, PeopleRegister people,
    RequestJournal journal) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "f")]
    public CasesFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>The day and the calendar at the agency whose cases are listed.</summary>
    public CaseSituation Situation { get; private set; } = null!;

    public ImmutableArray<CaseLine> Lines { get; private set; } = [];

    /// <summary>What the listed cases are about.</summary>
    public ImmutableDictionary<DisclosureRequestId, CaseExcerpt> Excerpts { get; private set; } = ImmutableDictionary<DisclosureRequestId, CaseExcerpt>.Empty;

    public int Count { get; private set; }

    public int Pages => (Count + CaseLists.PageSize - 1) / CaseLists.PageSize;

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    /// <summary>The agencies to choose from, where there are several.</summary>
    public ImmutableArray<Choice> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var mine = officer.Agencies(Permission.ReadCases);
        Agencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(one => mine.Contains(one.Agency.Id))
            .Select(one => new Choice(one.Agency.Id.ToString(), one.Agency.Name))];
        var agency = Filter.Agency is { } chosen && mine.Contains(chosen) ? chosen : AgencyId.Parse(Agencies[0].Value, null);
        var filter = ListFilter.Of(officer, agency);
        Filter.Agency = agency;
        Filter.Scope ??= filter.Sections.IsEmpty ? ListScope.All : ListScope.Section;
        Number = Math.Max(1, Number);
        Situation = await journal.SituationAsync(agency, Actor.Platform, ct);
        (Lines, Count) = await lists.PageAsync(filter with
        {
            Scope = Filter.Scope.Value,
            Urgency = Filter.Urgency,
            Stage = Filter.Stage,
            Number = Filter.Number,
            Ended = Filter.Ended,
        }, Number, Situation.Levels, ct);
        Excerpts = await excerpts.OfAsync(Lines.Select(line => line.Id), ct);
        Names = await people.NamesAsync(ct);
        return Page();
    }
}
