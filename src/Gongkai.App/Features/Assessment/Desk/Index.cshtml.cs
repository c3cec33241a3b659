using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Documents.Writing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Assessment;

/// <summary>开始考核: what the form asks for.</summary>
public sealed class OpenAssessmentsForm
{
    [Display(Name = "指标体系"), Required(ErrorMessage = "请选择指标体系")]
    public string System { get; set; } = "";

    [Display(Name = "自评期限")]
    public DateOnly SelfBy { get; set; }

    [Display(Name = "被考核机关")]
    public List<string> Members { get; set; } = [];
}

/// <summary>政务公开考核: all agencies of a year, with their ranks.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class AssessmentsPage(Officer officer, Assessments assessments, IndicatorSystems systems, AgencyRegister agencies, TimeProvider clock) : PageModel
{
    private const int UsualDays = 20;

    private AgencyTree tree = null!;

    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2008, 2200)]
    public int Year { get; set; }

    [BindProperty]
    public OpenAssessmentsForm Command { get; set; } = new();

    public Agency Authority { get; private set; } = null!;

    public DateOnly Today { get; } = clock.BeijingToday;

    public ImmutableArray<(int? Rank, AssessmentLine Line)> Lines { get; private set; } = [];

    public ImmutableArray<IndicatorSystemLine> Systems { get; private set; } = [];

    /// <summary>Agencies below that are not assessed yet.</summary>
    public ImmutableArray<Choice> Members { get; private set; } = [];

    public int Decided => Lines.Count(one => one.Line.Stage == AssessmentStage.Decided);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Command.SelfBy = Today.AddDays(UsualDays);
        Command.System = Systems.Length == 1 ? Systems[0].Id.ToString() : "";
        Command.Members = [.. Members.Where(choice => tree[AgencyId.Parse(choice.Value, null)]?.Superior == Authority.Id).Select(choice => choice.Value)];
        return Page();
    }

    /// <summary>开始考核.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct, keeps: true)) return NotFound();
        var chosen = Members.Where(choice => Command.Members.Contains(choice.Value)).Select(choice => tree[AgencyId.Parse(choice.Value, null)]!).ToList();
        if (chosen.Count == 0) this.Fault("Command.Members", "请选择被考核机关");
        if (Systems.FirstOrDefault(one => one.Id.ToString() == Command.System) is not { } system)
            this.Fault("Command.System", "请选择指标体系");
        else if (ModelState.IsValid)
            return await assessments.OpenAsync(Authority.Id, chosen, system, Command.SelfBy, officer, ct) is { IsEmpty: false } refusals
                ? this.Again(refusals, nameof(Command)) : Redirect(AssessmentRoutes.OfYear(Year));
        return this.Again();
    }

    /// <summary>公布考核结果.</summary>
    public async Task<IActionResult> OnPostPublishAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        await assessments.PublishAsync(Authority.Id, Year, officer, ct);
        return Redirect(AssessmentRoutes.OfYear(Year));
    }

    /// <summary>The ranking as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, $"{Year}年考核", [new("名次", 8), new("机关", 30), new("状态", 14), new("自评", 10), new("得分", 10), new("等次", 12),
            new("责任科室", 12), new("已签责任书", 12), new("申诉期限", 14), new("公布日期", 14)], Lines.Select(one => (IReadOnlyList<object?>)[one.Rank, one.Line.Name,
                one.Line.Stage.Name(), one.Line.SelfTotal, one.Line.Total, one.Line.Grade, one.Line.Sections, one.Line.Signed, one.Line.AppealBy,
                one.Line.PublishedOn]));
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, $"政务公开考核{Year}.xlsx");
    }

    private async Task<bool> FindAsync(CancellationToken ct, bool keeps = false)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseAssessments, agencies, ct) is not { } found) return false;
        Authority = found;
        if (Year is < 2008 or > 2200) Year = Today.Year;
        if (!keeps) ModelState.Clear();
        tree = await agencies.TreeAsync(ct);
        Lines = AssessmentLine.Ranked(await assessments.OfYearAsync(found.Id, Year, ct));
        Systems = [.. (await systems.ListAsync(found.Id, ct)).Where(system => system.Year == Year)];
        var known = Lines.Select(one => one.Line.Agency).ToHashSet();
        Members = [.. tree.BelowOn(found.Id, Year < Today.Year ? new(Year, 12, 31) : Today).Where(agency => !known.Contains(agency.Id))
            .Select(agency => new Choice(agency.Id.ToString(), agency.Name))];
        return true;
    }
}
