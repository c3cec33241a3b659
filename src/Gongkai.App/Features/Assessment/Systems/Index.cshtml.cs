using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Diagnostics;
using Gongkai.Documents.Writing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Assessment;

/// <summary>指标体系 of an authority.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class IndicatorSystemsPage(Officer officer, IndicatorSystems systems, AgencyRegister agencies) : PageModel
{
    public ImmutableArray<IndicatorSystemLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseAssessments, agencies, ct) is not { } authority) return NotFound();
        Lines = await systems.ListAsync(authority.Id, ct);
        return Page();
    }
}

/// <summary>A page about one system.</summary>
public abstract class OneSystemPage(Officer officer, IndicatorSystems systems) : PageModel
{
    public IndicatorSystemLine Line { get; private set; } = null!;

    public IndicatorSystem System { get; private set; } = null!;

    protected async Task<bool> FindAsync(IndicatorSystemId id, CancellationToken ct)
    {
        if (await systems.FindAsync(id, ct) is not { } line || !officer.May(Permission.SuperviseAssessments, line.Agency)
            || await systems.ReadAsync(id, line.Version, ct) is not { } system) return false;
        (Line, System) = (line, system);
        return true;
    }
}

/// <summary>One system, in its latest version.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class IndicatorSystemPage(Officer officer, IndicatorSystems systems) : OneSystemPage(officer, systems)
{
    private static readonly JsonSerializerOptions Indented = new(EventJson.Options) { WriteIndented = true };

    public async Task<IActionResult> OnGetAsync(IndicatorSystemId id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    /// <summary>The indicators as a spreadsheet, as they can be taken in again.</summary>
    public async Task<IActionResult> OnGetSheetAsync(IndicatorSystemId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        var stream = new MemoryStream();
        var columns = IndicatorTable.Headings.Select(heading => new TableColumn(heading, heading.Length > 3 ? 24 : 12)
        {
            Choices = heading switch
            {
                "评分办法" => [.. Enum.GetValues<IndicatorRule>().Select(rule => rule.Name())],
                "数据来源" => [.. AssessmentSources.All.Select(source => source.Word)],
                _ => [],
            },
        });
        TableWorkbook.Write(stream,
        [
            new("指标", [.. columns], IndicatorTable.Rows(System.Indicators).Select(row => (IReadOnlyList<object?>)[.. row])),
            new("数据来源", [new("数据来源", 30), new("说明", 40)], AssessmentSources.All.Select(source => (IReadOnlyList<object?>)[source.Word, source.Name])),
        ]);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, $"{System.Name}{System.Year}.xlsx");
    }

    /// <summary>The whole as JSON.</summary>
    public async Task<IActionResult> OnGetJsonAsync(IndicatorSystemId id, CancellationToken ct) => !await FindAsync(id, ct) ? NotFound()
        : File(JsonSerializer.SerializeToUtf8Bytes(System, Indented), "application/json",
            $"{System.Name}{System.Year}.json");
}

/// <summary>A system as it is typed.</summary>
public sealed class IndicatorSystemForm
{
    [Display(Name = "名称"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    [Display(Name = "年度"), Range(2008, 2200)]
    public int Year { get; set; }

    [Display(Name = "适用对象"), Required, StringLength(50)]
    public string Variant { get; set; } = "";

    [Display(Name = "满分"), Required, StringLength(10)]
    public string Full { get; set; } = "";

    [Display(Name = "等次"), StringLength(1_000)]
    public string? Grades { get; set; }
}

/// <summary>建立指标体系: out of a file, out of the one that comes along, or out of that of another year. Nothing is taken in before all of it is right.</summary>
[Needs(Permission.SuperviseAssessments), RequestSizeLimit(6 << 20)]
public sealed class PutIndicatorSystemPage(Officer officer, IndicatorSystems systems, AgencyRegister agencies, UntrustedFiles files, TimeProvider clock)
    : PageModel
{
    private const int MostBytes = 5 << 20;
    private const int MostRows = 600;

    private IndicatorSystem basis = null!;

    /// <summary>A new version of which; null: the one that comes along with the program.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public IndicatorSystemId? Basis { get; set; }

    [BindProperty]
    public IndicatorSystemForm Command { get; set; } = new();

    [BindProperty, Display(Name = "指标（XLSX 或者 JSON）")]
    public new IFormFile? File { get; set; }

    /// <summary>What is taken where no file is sent.</summary>
    public string BasisName => $"{basis.Name}（{basis.Year}，{basis.Leaves.Count()} 项）";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is null) return NotFound();
        Command = new()
        {
            Name = basis.Name,
            Year = Basis is null ? clock.BeijingToday.Year : basis.Year,
            Variant = basis.Variant,
            Full = IndicatorTable.Text(basis.Full),
            Grades = IndicatorTable.Text(basis.Grades),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } authority) return NotFound();
        if (IndicatorTable.Number(Command.Full) is not { } full) this.Fault("Command.Full", "请填写数字");
        else if (ModelState.IsValid && await ReadAsync(ct) is { } indicators)
        {
            IndicatorSystem system = new(Command.Name.Trim(), Command.Year, Command.Variant.Trim(), full, IndicatorTable.Grades(Command.Grades ?? ""),
                indicators);
            // What is wrong in the file is told at the file.
            ImmutableArray<Refusal> wrong = [.. system.Faults(AssessmentSources.Words)
                .Select(fault => fault with { Field = fault.Field == nameof(system.Indicators) ? null : $"Command.{fault.Field}" })];
            if (!wrong.IsEmpty) return this.Again(wrong);
            var (id, _) = await systems.PutAsync(authority.Id, system, officer.Change(clock, Permission.SuperviseAssessments, authority.Id), ct);
            return Redirect(AssessmentRoutes.System(id));
        }
        return this.Again();
    }

    private async Task<ImmutableArray<Indicator>?> ReadAsync(CancellationToken ct)
    {
        if (File is not { Length: > 0 }) return basis.Indicators;
        if (File.Length > MostBytes)
        {
            this.Fault(nameof(File), "文件超过 5 MB");
            return null;
        }
        var content = new byte[File.Length];
        await using (var stream = File.OpenReadStream()) await stream.ReadExactlyAsync(content, ct);
        if (File.FileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                if (JsonSerializer.Deserialize<IndicatorSystem>(content, EventJson.Options) is { Indicators.IsDefault: false } read
                    && read.Indicators.All(one => one is { Code: not null, Name: not null, Standard: not null, Evidence: not null, Tiers.IsDefault: false }))
                    return read.Indicators;
            }
            catch (JsonException)
            {
                // Told below.
            }
            this.Fault(nameof(File), "不是指标体系的 JSON 文件");
            return null;
        }
        if (await files.RowsAsync(content, MostRows, ct) is not { } rows)
        {
            this.Fault(nameof(File), $"不是可以读取的表格，或者超过 {MostRows} 行");
            return null;
        }
        var (indicators, faults) = IndicatorTable.Read(rows);
        if (faults.IsEmpty) return indicators;
        // All at once, also what is wrong with what could be read.
        foreach (var fault in faults) this.Fault("", Message.Of(fault.Finding));
        return null;
    }

    private async Task<Agency?> FindAsync(CancellationToken ct)
    {
        if (await this.FindAgencyAsync(officer, Permission.SuperviseAssessments, agencies, ct) is not { } authority) return null;
        basis = IndicatorSystems.Seeded();
        if (Basis is not { } id) return authority;
        if (await systems.FindAsync(id, ct) is not { } line || line.Agency != authority.Id || await systems.ReadAsync(id, line.Version,
            ct) is not { } known) return null;
        basis = known;
        return authority;
    }
}

/// <summary>试算: last year's data under this year's rules, side by side.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class WhatIfPage(Officer officer, IndicatorSystems systems, WhatIf trial) : OneSystemPage(officer, systems)
{
    /// <summary>Of which agency every indicator is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public AssessmentId? Of { get; set; }

    public ImmutableArray<Compared> Lines { get; private set; } = [];

    /// <summary>The one that is shown indicator by indicator.</summary>
    public Compared? Chosen => Lines.FirstOrDefault(one => one.Line.Id == Of);

    public async Task<IActionResult> OnGetAsync(IndicatorSystemId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        Lines = await trial.OfAsync(Line.Agency, System, ct);
        return Page();
    }
}
