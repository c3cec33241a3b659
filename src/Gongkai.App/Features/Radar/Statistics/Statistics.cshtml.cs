using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Features.Media;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Radar;

/// <summary>公开统计 of a year: by kind, by column, by channel and account, by month, with the year before; as tables, as charts, as files.</summary>
[Needs(Permission.HandleItems)]
public sealed class PublicStatisticsPage(Officer officer, PublicStatistics counted, MediaCounts media, Database database,
    TimeProvider clock) : PageModel
{
    private static readonly ImmutableArray<string> Headings = ["分类", "名称"];

    [BindProperty(SupportsGet = true), Display(Name = "年度"), Range(2008, 2200)]
    public int Year { get; set; }

    public PublicationStatistics Told { get; private set; } = null!;

    /// <summary>The names of the agency's columns, closed ones too.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The two years, as tables and charts name them.</summary>
    public ImmutableArray<string> Series => [$"{Year}年", Told.IsRunning ? $"{Year - 1}年同期" : $"{Year - 1}年"];

    /// <summary>The same of months, which are whole.</summary>
    public ImmutableArray<string> MonthSeries => [$"{Year}年", $"{Year - 1}年"];

    /// <summary>新媒体: by account, those that were open in one of the two years.</summary>
    public ImmutableArray<(MediaAccountLine Account, YearOnYear Posts)> Accounts { get; private set; } = [];

    /// <summary>发布渠道: the website itself, then each platform; several posts of one item are several.</summary>
    public IEnumerable<(string Name, YearOnYear Count)> Channels => Accounts.GroupBy(one => one.Account.Platform).OrderBy(group => group.Key)
        .Select(group => (group.Key.Name(), new YearOnYear(Sum(group.Select(one => one.Posts.Now)), Sum(group.Select(one => one.Posts.Before)))))
        .Prepend(("门户网站", Told.All));

    public IEnumerable<ChartRow> ChannelRows => Channels.Select(one => new ChartRow(one.Name, [one.Count.Now, one.Count.Before]));

    public IEnumerable<ChartRow> Months => Told.Months.Select((month, i) => new ChartRow($"{i + 1}月", [month.Now, month.Before]));

    public IEnumerable<ChartRow> Classes => Told.Classes.Select(one => new ChartRow(one.Class.Name(), [one.All.Now, one.All.Before]));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindAsync(ct) ? Page() : NotFound();

    /// <summary>All tables, one below the other.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct) => !await FindAsync(ct) ? NotFound()
        : File(TableCsv.Of([.. Headings, .. Series], Tables.SelectMany(table => table.Rows.Select(row => (IReadOnlyList<object?>)[table.Name, .. row]))),
            "text/csv; charset=utf-8", $"公开统计{Year}.csv");

    /// <summary>Each table a sheet.</summary>
    public async Task<IActionResult> OnGetSheetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, [.. Tables.Select(table =>
            new TableSheet(table.Name, [new("名称", 30), .. table.Series.Select(name => new TableColumn(name, 14))], table.Rows))]);
        stream.Position = 0;
        return File(stream, MediaTypes.Spreadsheet, $"公开统计{Year}.xlsx");
    }

    /// <summary>By how much something is more, with its sign.</summary>
    public static string Change(YearOnYear count) => count.Change switch
    {
        null => "—",
        > 0 and var more => string.Create(CultureInfo.InvariantCulture, $"+{more}"),
        < 0 and var less => string.Create(CultureInfo.InvariantCulture, $"−{-less}"),
        _ => "0",
    };

    /// <summary>A column's name.</summary>
    public string NameOf(string column) => Columns.GetValueOrDefault(column, "（栏目已不存在）");

    private IEnumerable<(string Name, ImmutableArray<string> Series, IEnumerable<IReadOnlyList<object?>> Rows)> Tables =>
    [
        ("按种类", Series, Told.Classes.SelectMany(one => one.Kinds.Select(kind => Row(kind.Kind.Name, kind.Count)).Prepend(Row(one.Class.Name(), one.All)))
            .Append(Row("合计", Told.All))),
        ("按栏目", Series, Told.Columns.Select(one => Row(NameOf(one.Column), one.Count))),
        ("按渠道", Series, Channels.Select(one => Row(one.Name, one.Count))),
        ("按新媒体账号", Series, Accounts.Select(one => Row($"{one.Account.Platform.Name()} {one.Account.Name}", one.Posts))),
        ("按月", MonthSeries, Told.Months.Select((month, i) => Row($"{i + 1}月", month))),
    ];

    // What is not known of any is not known of all.
    private static long? Sum(IEnumerable<long?> counts) => counts.Aggregate((long?)null, (sum, count) => count is null ? sum : (sum ?? 0) + count);

    private static IReadOnlyList<object?> Row(string name, YearOnYear count) => [name, count.Now, count.Before];

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency) return false;
        if (Year is < 2008 or > 2200) Year = clock.BeijingToday.Year;
        ModelState.Clear();
        Told = await counted.OfAsync(agency, Year, ct);
        Accounts = await media.YearsAsync(agency, Year, clock.BeijingToday, ct);
        await using var connection = await database.OpenAsync(ct);
        Columns = (await ColumnView.OfAsync(connection, null, agency)).ToDictionary(column => column.Id, column => column.Name);
        return true;
    }
}
