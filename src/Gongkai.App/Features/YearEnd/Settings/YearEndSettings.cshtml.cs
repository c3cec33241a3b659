using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.YearEnd;

/// <summary>The choices as they are typed.</summary>
public sealed record YearEndForm
{
    private const int Longest = 20_000;

    public List<ReportCheck?> Chain { get; init; } = [];

    [Display(Name = "提交期限"), StringLength(5)]
    public string? SubmitBy { get; init; }

    [Display(Name = "公布期限"), StringLength(5)]
    public string? PublishBy { get; init; }

    [Display(Name = "第一部分的字数"), Range(100, 100_000)]
    public int? OverviewMaxChars { get; init; }

    [Display(Name = "名称"), StringLength(1_000)]
    public string? OwnFigures { get; init; }

    [Display(Name = "引言"), StringLength(Longest)]
    public string? Preamble { get; init; }

    [Display(Name = "一、总体情况"), StringLength(Longest)]
    public string? Overview { get; init; }

    [Display(Name = "二、主动公开（表格前的文字）"), StringLength(Longest)]
    public string? Proactive { get; init; }

    [Display(Name = "三、申请（表格前的文字）"), StringLength(Longest)]
    public string? Requests { get; init; }

    [Display(Name = "四、复议诉讼（表格前的文字）"), StringLength(Longest)]
    public string? Disputes { get; init; }

    [Display(Name = "六、其他需要报告的事项"), StringLength(Longest)]
    public string? OtherMatters { get; init; }

    internal YearEndSettings Settings => new()
    {
        Chain = [.. Chain.OfType<ReportCheck>()],
        SubmitBy = Maybe(SubmitBy),
        PublishBy = Maybe(PublishBy),
        OverviewMaxChars = OverviewMaxChars,
        OwnFigures = [.. (OwnFigures ?? "").Split([' ', '　', '\r', '\n', '、', '，'], StringSplitOptions.RemoveEmptyEntries).Distinct()],
        Template = new()
        {
            Preamble = Lines(Preamble),
            Overview = Lines(Overview),
            Proactive = Lines(Proactive),
            Requests = Lines(Requests),
            Disputes = Lines(Disputes),
            OtherMatters = Lines(OtherMatters),
        },
    };

    internal static YearEndForm Of(YearEndSettings chosen) => new()
    {
        Chain = [.. Enumerable.Range(0, Enum.GetValues<ReportCheck>().Length).Select(i => i < chosen.Chain.Length ? chosen.Chain[i] : (ReportCheck?)null)],
        SubmitBy = chosen.SubmitBy,
        PublishBy = chosen.PublishBy,
        OverviewMaxChars = chosen.OverviewMaxChars,
        OwnFigures = string.Join('\n', chosen.OwnFigures),
        Preamble = chosen.Template.Preamble,
        Overview = chosen.Template.Overview,
        Proactive = chosen.Template.Proactive,
        Requests = chosen.Template.Requests,
        Disputes = chosen.Template.Disputes,
        OtherMatters = chosen.Template.OtherMatters,
    };

    private static string? Maybe(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static string Lines(string? typed) => (typed ?? "").Trim().ReplaceLineEndings("\n");
}

/// <summary>年度报告设置: the chain of checks, local days, figures of one's own, the template.</summary>
[Needs(Permission.ManageSettings)]
public sealed class YearEndSettingsPage(Officer officer, AgencyRegister agencies, AgencySettings settings, Database database, TimeProvider clock) : PageModel
{
    [BindProperty]
    public YearEndForm Command { get; set; } = new();

    public Agency Agency { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Command = YearEndForm.Of(YearReportMatters.Read(await settings.FindAsync(Agency.Id, YearReportMatters.Settings, ct)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        var chosen = Command.Settings;
        await using (var connection = await database.OpenAsync(ct))
        {
            var isGovernment = await ColumnView.IsGovernmentAsync(connection, null, Agency.Id);
            var faults = chosen.Faults(isGovernment).Select(fault => fault.Field == nameof(YearEndSettings.Chain) ? fault with { Field = "Chain[0]" } : fault);
            if (faults.ToImmutableArray() is { IsEmpty: false } wrong) return this.Again(wrong, nameof(Command));
        }
        try
        {
            await settings.ChooseAsync(Agency, YearReportMatters.Settings, chosen,
                officer.Change(clock, Permission.ManageSettings, Agency.Id), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return Redirect(YearEndRoutes.Settings);
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.ManageSettings, agencies, ct) is not { } found) return false;
        Agency = found;
        return true;
    }
}
