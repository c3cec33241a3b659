using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Documents.Writing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>Who is looked for.</summary>
public sealed class ApplicantForm
{
    [Required, StringLength(60), Display(Name = "申请人")]
    public string? Words { get; set; }
}

/// <summary>台账: every case of the agency, searched, filtered, and taken along as a spreadsheet.</summary>
[Needs(Permission.ReadCases)]
public sealed class RegisterPage(Officer officer, RegisterSearch search, ApplicantSearch applicants, CaseExcerpts excerpts, YearRegister years,
    AgencyRegister agencies, TimeProvider clock) : PageModel
{
    private const int Size = 50;
    private const int Most = 1_000_000;

    [BindProperty(SupportsGet = true)]
    public RegisterQuery Query { get; set; } = new();

    /// <summary>Who is looked for, as typed.</summary>
    [BindProperty]
    public ApplicantForm Applicant { get; set; } = new();

    /// <summary>The same, sealed, in the address.</summary>
    [BindProperty(SupportsGet = true, Name = "who")]
    public string? Who { get; set; }

    /// <summary>Who is looked for, masked; null when nobody is.</summary>
    public string? Sought { get; private set; }

    /// <summary>Whether more people fit than were looked through.</summary>
    public bool IsCut { get; private set; }

    public AgencyId Agency { get; private set; }

    /// <summary>What the listed cases are about.</summary>
    public ImmutableDictionary<DisclosureRequestId, CaseExcerpt> Excerpts { get; private set; } = ImmutableDictionary<DisclosureRequestId, CaseExcerpt>.Empty;

    public long Count { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => (int)((Count + Size - 1) / Size);

    public DateOnly Today { get; } = clock.BeijingToday;

    public ImmutableArray<RegisterEntry> Entries { get; private set; } = [];

    public ImmutableArray<int> Years { get; private set; } = [];

    public ImmutableArray<Choice> Sections { get; private set; } = [];

    /// <summary>The address of the same search as a spreadsheet.</summary>
    public string ExportAddress => $"{Request.Path}{Request.QueryString.Add("handler", "Export")}";

    public async Task<IActionResult> OnGetAsync(int p, CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ReadCases) is not { } agency) return NotFound();
        await LookAsync(agency, ct);
        if (!ModelState.IsValid) return this.Again();
        Number = Math.Clamp(p, 1, 1_000_000);
        (Count, Entries) = await search.FindAsync(agency, await AmongAsync(ct), Number, Size, ct);
        Excerpts = await excerpts.OfAsync(Entries.Select(entry => entry.Id), ct);
        return Page();
    }

    /// <summary>Looks for somebody: the address that follows bears him sealed.</summary>
    public async Task<IActionResult> OnPostApplicantAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ReadCases) is not { } agency) return NotFound();
        if (ModelState.IsValid && !ApplicantSearch.IsEnough(Applicant.Words!)) this.Fault("Applicant.Words", "请至少写两个字，或者完整的证件号码、电话号码；只写“有限公司”一类的字找不出来");
        if (ModelState.IsValid) return Redirect(FigureRoutes.RegisterOf(agency, applicants.Seal(Applicant.Words!.Trim())));
        await LookAsync(agency, ct);
        return this.Again();
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ReadCases) is not { } agency || !ModelState.IsValid) return NotFound();
        var (_, entries) = await search.FindAsync(agency, await AmongAsync(ct), 1, Most, ct);
        var names = (await SectionNamesAsync(agency, ct)).ToDictionary(choice => choice.Value, choice => choice.Text);
        using var file = new MemoryStream();
        TableWorkbook.Write(file, "台账", Columns, entries.Reverse().Select(entry => Cells(entry, names)));
        return File(file.ToArray(), MediaTypes.Spreadsheet, $"依申请公开台账{Today:yyyyMMdd}.xlsx");
    }

    /// <summary>The name of a section as the case has it.</summary>
    public string? SectionName(string? section) => Sections.FirstOrDefault(choice => choice.Value == section)?.Text ?? section;

    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("编号", 16), new("类型", 12), new("收到日期", 12), new("申请渠道", 14), new("申请人类别", 14), new("主题", 24), new("承办科室", 16),
        new("状态", 16), new("答复期限", 12), new("办理结果", 30), new("办结日期", 12), new("是否逾期", 10),
    ];

    private object?[] Cells(RegisterEntry entry, Dictionary<string, string> sections) =>
    [
        entry.Number, entry.IsRecordCorrection ? "更正申请" : "公开申请", Text(entry.ReceivedOn), entry.ChannelName, entry.CategoryName, entry.Topic,
        entry.Section is { } section ? sections.GetValueOrDefault(section, section) : null,
        entry.StageName, Text(entry.DueOn), entry.OutcomeName, Text(entry.OutcomeOn), entry.IsOverdue(Today) ? "逾期未答复" : null,
    ];

    private static string? Text(DateOnly? day) => day is { } known ? Storage.StoredTypes.Text(known) : null;

    private async Task<RegisterQuery> AmongAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Who)) return Query;
        var typed = applicants.Open(Who) ?? "";
        var hits = await applicants.FindAsync(typed, ct);
        (Sought, IsCut) = (typed.Any(char.IsAsciiDigit) ? Masking.Number(typed) : typed.Length > 4 ? typed : Masking.Name(typed), hits.IsCut);
        return Query with { Among = hits.Cases };
    }

    private async Task LookAsync(AgencyId agency, CancellationToken ct)
    {
        (Agency, Years, Sections) = (agency, await years.YearsAsync(agency, ct), await SectionNamesAsync(agency, ct));
    }

    private async Task<ImmutableArray<Choice>> SectionNamesAsync(AgencyId agency, CancellationToken ct)
    {
        var names = (await agencies.SectionsAsync(agency, null, ct)).ToDictionary(section => section.Id.ToString(), section => section.Name);
        return [.. (await search.SectionsAsync(agency, ct)).Select(section => new Choice(section, names.GetValueOrDefault(section, section)))];
    }
}
