using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using DuckDB.NET.Data;
using Gongkai.Diagnostics;
using Gongkai.Features.YearEnd;
using Gongkai.Reports;
using Gongkai.Storage;

namespace Gongkai.Features.ReportArchive;

/// <summary>
/// The figures of all reports once more, column by column, for those who count over many of them: a file of its own for each authority that holds nothing
/// but what it may see, made anew whenever a report has changed. Nothing is known by it alone; it is no part of a backup.
/// </summary>
public sealed class ColumnarCopies(Store store) : IDisposable
{
    private const string Ending = ".duckdb";

    // Changes with what the tables below are.
    private const string Shape = "1";

    // What the public is told: not how the authority received it.
    private const string OpenColumns = "机关, 年度, 表, 项目, 项目编号, 数, 原文";

    private readonly SemaphoreSlim making = new(1);

    private string Folder => Path.GetFullPath(Path.Combine(store.Options.Data, "report-archive"));

    /// <summary>The file of a copy that holds what the store holds now.</summary>
    public async Task<string> FreshAsync(CopyScope scope, CancellationToken ct)
    {
        if (PathOf(scope, await MarkAsync(scope, ct)) is var path && File.Exists(path)) return path;
        await making.WaitAsync(ct);
        try
        {
            return await MadeAsync(scope, ct);
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>A copy, opened for reading.</summary>
    public async Task<OpenArchive> OpenAsync(CopyScope scope, CancellationToken ct) => new(Open(await FreshAsync(scope, ct)));

    /// <summary>A file opened so that nothing but itself can be read, and nothing changed.</summary>
    internal static DuckDBConnection Open(string path)
    {
        var connection = new DuckDBConnection(
            $"DataSource={path};ACCESS_MODE=READ_ONLY;threads=2;memory_limit=400MB;enable_external_access=false;lock_configuration=true");
        connection.Open();
        return connection;
    }

    /// <summary>The figures of a copy as a file: one line for each figure. It is made once, and stays as long as the copy does.</summary>
    /// <param name="scope">Which copy.</param>
    /// <param name="format">How.</param>
    /// <param name="year">Of one year only.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Stream> ExportAsync(CopyScope scope, ArchiveFormat format, int? year, CancellationToken ct)
    {
        await making.WaitAsync(ct);
        try
        {
            var copy = await MadeAsync(scope, ct);
            var file = string.Create(CultureInfo.InvariantCulture, $"{copy[..^Ending.Length]}-{year}.{format.Name}");
            if (!File.Exists(file)) await MakeAsync(scope, file, part => WriteAsync(copy, part, scope, format, year, ct));
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
        }
        finally
        {
            making.Release();
        }
    }

    public void Dispose() => making.Dispose();

    private Task<string> MarkAsync(CopyScope scope, CancellationToken ct) => new CopiedReports(store.Database, scope).MarkAsync(ct);

    private string PathOf(CopyScope scope, string mark) => Path.Combine(Folder,
        $"{scope.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Shape};{mark}")))[..16]}{Ending}");

    // Nobody else makes anything meanwhile. Of what was there, the newest stays: somebody may be about to open it.
    private async Task<string> MadeAsync(CopyScope scope, CancellationToken ct)
    {
        var path = PathOf(scope, await MarkAsync(scope, ct));
        if (File.Exists(path)) return path;
        Durable.CreateFolder(Folder);
        var before = new DirectoryInfo(Folder).EnumerateFiles($"{scope.Name}-*").OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => file.FullName).ToList();
        await MakeAsync(scope, path, part => MakeAsync(part, new CopiedReports(store.Database, scope), ct));
        var last = before.FirstOrDefault(file => file.EndsWith(Ending, StringComparison.Ordinal));
        foreach (var old in before.Where(old => old != last)) Remove(old);
        return path;
    }

    // Under another name until it is whole.
    private async Task MakeAsync(CopyScope scope, string path, Func<string, Task> make)
    {
        var part = Path.Combine(Folder, $"{scope.Name}-{Guid.NewGuid():N}.part");
        try
        {
            await make(part);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task WriteAsync(string copy, string part, CopyScope scope, ArchiveFormat format, int? year, CancellationToken ct)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(ct);
        var columns = scope == CopyScope.Open ? OpenColumns : "*";
        var which = year is { } one ? string.Create(CultureInfo.InvariantCulture, $" where 年度 = {one}") : "";
        await connection.ExecuteAsync(new CommandDefinition($"""
            attach '{Quoted(copy)}' as copy (read_only);
            copy (select {columns} from (select * replace ({format.Figure} as 数) from copy.数据){which}
                order by 年度, 机关, 版本, 项目编号) to '{Quoted(part)}' (format {format.Options})
            """, cancellationToken: ct));
    }

    private static string Quoted(string path) => path.Replace("'", "''", StringComparison.Ordinal);

    private static async Task MakeAsync(string path, CopiedReports reports, CancellationToken ct)
    {
        await using var connection = new DuckDBConnection($"DataSource={path};threads=2");
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync("""
            create table form (cell smallint primary key, id varchar, name varchar, part varchar, line varchar, col varchar, since varchar);
            create table reports (id integer primary key, subject varchar, number integer, authority varchar, member varchar, agency varchar, year smallint,
                received_on date, way varchar, form varchar, counts boolean, latest boolean, published_on date, errors integer, warnings integer,
                file varchar, sha256 varchar);
            create table loose (report integer, year smallint, cell smallint, number decimal(18, 6), told varchar, place varchar);
            """);
        var cells = Form(connection);
        using (var lines = connection.CreateAppender("reports"))
        using (var figures = connection.CreateAppender("loose"))
        {
            var id = 0;
            await foreach (var report in reports.ReadAsync(ct))
            {
                id++;
                var told = ReportVersions.FiguresOf(report.Body);
                lines.CreateRow().AppendValue(id).AppendValue(report.Subject).AppendValue((int)report.Number).AppendValue($"{report.Agency}")
                    .AppendValue($"{report.Member}").AppendValue(report.Name).AppendValue((short)report.Year).AppendValue(report.ReceivedOn)
                    .AppendValue(Enum.Parse<VersionWay>(report.Way).Name()).AppendValue(told.Reading.Generation.ToString()).AppendValue(report.Counts == 1)
                    .AppendValue(report.IsLatest == 1).AppendValue(report.PublishedOn).AppendValue((int)report.Errors).AppendValue((int)report.Warnings)
                    .AppendValue(report.FileName).AppendValue(report.Sha256).EndRow();
                foreach (var cell in CopiedReports.CellsOf(told))
                    figures.CreateRow().AppendValue(id).AppendValue((short)report.Year).AppendValue(cells[cell.Cell]).AppendValue(cell.Number)
                        .AppendValue(cell.Told).AppendValue(PlaceWords.Of(PlaceCode.Read(cell.Place), Language.Chinese)).EndRow();
            }
        }
        // In the order of the figures: who asks for one reads one piece of the file.
        await connection.ExecuteAsync("""
            create table cells as select * from loose order by cell, year, report;
            drop table loose;
            create view 报告 as select id as 报告号, agency as 机关, year as 年度, number as 版本, received_on as 收到日期, way as 方式,
                case form when 'A' then '2019—2020年的格式' else '2021年起的格式' end as 格式, counts as 计入汇总, latest as 最新, published_on as 公布日期,
                errors as 错误, warnings as 警告, file as 文件, sha256 as 文件哈希 from reports;
            create view 数据 as select r.agency as 机关, r.year as 年度, r.number as 版本, r.counts as 计入汇总, r.latest as 最新, f.part as 表, f.name as 项目,
                f.id as 项目编号, c.number as 数, coalesce(c.told, cast(cast(c.number as bigint) as varchar)) as 原文, c.place as 位置, r.id as 报告号,
                r.file as 文件, r.sha256 as 文件哈希 from cells c join reports r on r.id = c.report join form f on f.cell = c.cell;
            checkpoint;
            """);
    }

    // The cells of both forms; one that stands in both is one.
    private static FrozenDictionary<string, short> Form(DuckDBConnection connection)
    {
        var numbers = new Dictionary<string, short>();
        using var rows = connection.CreateAppender("form");
        foreach (var cell in ReportForm.A.Cells.Concat(ReportForm.B.Cells).DistinctBy(cell => cell.Id))
        {
            numbers.Add(cell.Id, (short)(numbers.Count + 1));
            rows.CreateRow().AppendValue(numbers[cell.Id]).AppendValue(cell.Id).AppendValue(cell.FullName).AppendValue(PartOf(cell))
                .AppendValue(cell.Row.Label).AppendValue(cell.Column.Label)
                .AppendValue((ReportForm.A.Has(cell.Id), ReportForm.B.Has(cell.Id)) switch { (true, true) => "2019—", (true, _) => "2019—2020", _ => "2021—" })
                .EndRow();
        }
        return numbers.ToFrozenDictionary();
    }

    /// <summary>The table that a cell stands in, as people call it.</summary>
    internal static string PartOf(FormCell cell) => cell.Table.Section == ReportSection.Proactive ? cell.Table.Label : cell.Table.Section.Name()[2..];

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Somebody still reads it: it goes the next time.
        }
    }
}
