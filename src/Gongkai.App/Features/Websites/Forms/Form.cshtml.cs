using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>One yearly form: its figures, each opening the records behind it, what the checks find, what may be done with it, as files.</summary>
[Needs(Permission.HandleWebsites)]
public sealed class WebsiteFormPage(WebsiteFormDesk desk, WebsiteFormReading reading, WebsiteFigures figures, AgencyRegister agencies, PeopleRegister people)
    : PageModel
{
    /// <summary>The row whose records are open; null for none.</summary>
    [FromQuery(Name = "row")]
    public string? Row { get; set; }

    public WebsiteForm Form { get; private set; } = null!;

    public WebsiteFormSight Sight { get; private set; } = null!;

    public AgencyId Agency { get; private set; }

    public string AgencyName { get; private set; } = "";

    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public WebsiteFormRow? Opened { get; private set; }

    /// <summary>The records behind the row that is open; null where none are.</summary>
    public BehindFigure? Behind { get; private set; }

    public string Title => $"{Sight.Site.Entry.Name}{Form.Year}年{Sight.Edition.Name}";

    public DateOnly DueOn => Sight.Edition.DueOn(Form.Year);

    /// <summary>What the checks find, from the gravest on: how it is shown.</summary>
    public static ImmutableArray<(Severity Severity, Tone Tone, string Heading)> Weights { get; } =
        [(Severity.Error, Tone.Bad, "要改正的，改正以前不能提交"), (Severity.Warning, Tone.Warning, "要核对的"), (Severity.Hint, Tone.Info, "提示")];

    /// <summary>By whom, when and on what proof something was declared.</summary>
    public string Words(StandingDeclaration declared) => string.Join("，", new[]
    {
        Names.GetValueOrDefault(declared.By, "（已离职人员）"), Dates.Of(declared.On), declared.Figure.Proof,
    }.Where(part => part.Length > 0));

    /// <summary>What the checks find of a weight.</summary>
    public IEnumerable<Finding> Of(Severity severity) => Sight.Findings.Where(finding => finding.Severity == severity);

    /// <summary>What a value of last year was; null where nothing is known.</summary>
    public string? Before(WebsiteFormRow row) => Sight.Company.Before?.GetValueOrDefault(row.Code);

    public async Task<IActionResult> OnGetAsync(WebsiteFormId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (Row is not null && Sight.Edition.Row(Row) is { } row)
        {
            Opened = row;
            Behind = row.Source is { } source ? await figures.BehindAsync(Agency, Sight.Site, Form.Year, source, ct) : null;
        }
        return Page();
    }

    public async Task<IActionResult> OnGetSheetAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Sheet(this) : NotFound();

    public async Task<IActionResult> OnGetDocumentAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Document(this) : NotFound();

    public async Task<IActionResult> OnGetValuesAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Values(this) : NotFound();

    public async Task<IActionResult> OnGetDataAsync(WebsiteFormId id, CancellationToken ct) => await FindAsync(id, ct) ? Files.Data(this) : NotFound();

    private WebsiteFormFiles Files => new(Sight.Edition, AgencyName, Sight.Site.Entry.Name, Form.Year, $"第 {Form.Number} 版，{Form.Stage.Name()}", Sight.Shown);

    private async Task<bool> FindAsync(WebsiteFormId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new WebsiteForm(id), ct) is not { } open || await reading.OfAsync(open.Agency, open.Matter, ct) is not { } sight) return false;
        (Form, Agency, Sight) = (open.Matter, open.Agency, sight);
        AgencyName = (await agencies.FindAsync(Agency, ct))?.Name ?? "";
        Names = await people.NamesAsync(ct);
        Steps = open.Offers;
        History = await desk.HistoryAsync(open, ct);
        return true;
    }
}
