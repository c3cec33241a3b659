using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Features.Interaction;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>A row added up over sites.</summary>
/// <param name="Row">Which row.</param>
/// <param name="Sum">The sum of those that told it; null where none did.</param>
/// <param name="Told">How many sites told it.</param>
public sealed record WebsiteSum(WebsiteFormRow Row, decimal? Sum, int Told);

/// <summary>A site below with its form.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Line">The site.</param>
/// <param name="Form">Its form; null where nobody has begun it.</param>
/// <param name="DueOn">The last day for publishing it.</param>
public sealed record WebsiteBelow(string Agency, WebsiteLine Line, WebsiteFormLine? Form, DateOnly DueOn)
{
    /// <summary>How it stands, in words; a form that is not published counts for nothing.</summary>
    public string Words(DateOnly today) => Form switch
    {
        { PublishedOn: { } on } => on <= DueOn ? $"{Dates.Of(on)} 公布" : $"{Dates.Of(on)} 公布，逾期",
        _ => $"{(Form is null ? "没有开始" : Form.Stage.Name())}{(DueOn < today ? "，逾期" : "")}",
    };
}

/// <summary>
/// 政府网站监管: the sites of all agencies below, how their forms of a year stand, and the sums of what was published. A site whose form is missing is named,
/// and nothing is added for it.
/// </summary>
[Needs(Permission.SuperviseWebsites)]
public sealed class WebsiteSummaryPage(Officer officer, AgencyRegister agencies, WebsiteRegister sites, WebsiteEditions editions,
    InteractionFigures interaction, Database database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2000, 2200)]
    public int Year { get; set; }

    public DateOnly Today { get; } = clock.BeijingToday;

    public ImmutableArray<WebsiteBelow> Sites { get; private set; } = [];

    public ImmutableArray<WebsiteSum> Sums { get; private set; } = [];

    /// <summary>开设整合: opened and closed within the year.</summary>
    public (int There, int Opened, int Closed) Counts { get; private set; }

    /// <summary>“找错”留言办理 of each agency below that has a site.</summary>
    public ImmutableArray<(string Agency, decimal Received, decimal Done, decimal InTime)> Corrections { get; private set; } = [];

    /// <summary>The sites whose form is not published.</summary>
    public IEnumerable<WebsiteBelow> Missing => Sites.Where(site => site.Form?.PublishedOn is null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        return Page();
    }

    /// <summary>Three sheets: sums, sites with all that they told, corrections.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        ImmutableArray<WebsiteFormRow> added = [.. Sums.Select(sum => sum.Row)];
        var stream = new MemoryStream();
        TableWorkbook.Write(stream,
        [
            new("汇总", [new("分组", 14), new("项目", 36), new("单位", 8), new("合计", 16), new("计入的网站数", 14), new("应报的网站数", 14)],
                Sums.Select(sum => (IReadOnlyList<object?>)[sum.Row.Group, sum.Row.Name, sum.Row.Unit, sum.Sum, sum.Told, Sites.Length])),
            new("各网站", [new("机关", 26), new("网站", 26), new("标识码", 16), new("报表", 22), .. added.Select(row => new TableColumn(row.Name, 14))],
                Sites.Select(site => (IReadOnlyList<object?>)[site.Agency, site.Line.Name, site.Line.IdentityCode, site.Words(Today),
                    .. added.Select(row => (object?)NumberOf(site, row))])),
            new("网站找错", [new("机关", 26), new("收到", 12), new("办结", 12), new("按期办结", 12)],
                Corrections.Select(one => (IReadOnlyList<object?>)[one.Agency, one.Received, one.Done, one.InTime])),
        ]);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, $"网站报表汇总{Year}.xlsx");
    }

    private async Task FindAsync(CancellationToken ct)
    {
        if (Year is < 2000 or > 2200) Year = Today.Year - 1;
        ModelState.Clear();
        var reached = officer.Agencies(Permission.SuperviseWebsites);
        var own = officer.Posts.Select(post => post.Agency).ToHashSet();
        var below = (await agencies.TreeAsync(ct)).InOrder().Select(row => row.Agency)
            .Where(agency => reached.Contains(agency.Id) && !own.Contains(agency.Id)).ToList();
        var all = (await sites.ListAsync(null, ct)).ToLookup(line => line.Agency);
        var edition = await editions.OfAsync(Year, ct);
        await using var connection = await database.OpenAsync(ct);
        var forms = (await WebsiteFormMatters.ListAsync(connection, year: Year)).ToDictionary(form => form.Website);
        var (first, last) = (new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31));
        var lines = below.SelectMany(agency => all[agency.Id]).ToList();
        Counts = (lines.Count(line => line.Site.OwesFormOf(Year)), lines.Count(line => line.OpenedOn >= first && line.OpenedOn <= last),
            lines.Count(line => line.ClosedOn >= first && line.ClosedOn <= last));
        Sites =
        [
            .. from agency in below
               from line in all[agency.Id]
               where line.Site.OwesFormOf(Year)
               select new WebsiteBelow(agency.Name, line, forms.GetValueOrDefault(line.Id), edition?.DueOn(Year) ?? new(Year + 1, 1, 31)),
        ];
        Sums = edition is null ? [] :
        [
            .. from row in edition.Printed
               where row.IsAdded
               let told = Sites.Select(site => NumberOf(site, row)).OfType<decimal>().ToList()
               select new WebsiteSum(row, told.Count == 0 ? null : told.Sum(), told.Count),
        ];
        var corrections = ImmutableArray.CreateBuilder<(string, decimal, decimal, decimal)>();
        foreach (var agency in below.Where(agency => all.Contains(agency.Id)))
        {
            var figures = (await interaction.OfAsync(agency.Id, Year, ct)).ToDictionary(figure => figure.Cell, figure => figure.Value ?? 0);
            corrections.Add((agency.Name, figures[InteractionCell.CorrectionsReceived], figures[InteractionCell.CorrectionsDone],
                figures[InteractionCell.CorrectionsInTime]));
        }
        Corrections = corrections.ToImmutable();
    }

    // Only what is published counts; what it does not tell is not known.
    private static decimal? NumberOf(WebsiteBelow site, WebsiteFormRow row) =>
        row.Number(site.Form?.PublishedFigures?.FirstOrDefault(figure => figure.Code == row.Code)?.Value);
}
