using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Features.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Intake;

/// <summary>What became of a line.</summary>
public enum ImportResult
{
    /// <summary>已导入</summary>
    Imported,

    /// <summary>以前导入过，没有再导入</summary>
    Known,

    /// <summary>不予导入</summary>
    Refused,
}

/// <summary>A line of the report: the row of the sheet, the case's number, what became of it and why. Nothing personal.</summary>
public sealed record ImportLine(int Row, string Number, ImportResult Result, ImmutableArray<string> Reasons);

/// <summary>The report of one import.</summary>
public sealed record ImportReport(Guid Id, AgencyId Agency, DateTimeOffset MadeAt, ImmutableArray<ImportLine> Lines)
{
    /// <summary>How many lines came out so.</summary>
    public int Count(ImportResult result) => Lines.Count(line => line.Result == result);
}

/// <summary>导入历史案件: each line begins a case with its original dates and number, under the same rules as one that is registered today.</summary>
public sealed class CaseImport(Store store, RequestJournal cases, TimeProvider clock)
{
    /// <summary>Lines of one workbook.</summary>
    public const int Most = 5_000;

    /// <summary>Imports a workbook; null when it is none, or not one with these headings.</summary>
    public async Task<ImportReport?> RunAsync(AgencyId agency, CaseActor actor, ChangeContext change, ReadOnlyMemory<byte> workbook, CancellationToken ct)
    {
        if (TableWorkbookReader.Read(workbook, Most + 2) is not [var headings, .. var rows] || !ImportColumns.All.Take(3).All(column => headings.Contains(column.Heading))) return null;
        var id = Guid.CreateVersion7();
        using var content = new MemoryStream(workbook.ToArray(), writable: false);
        var source = await store.Files.PutAsync(content, $"import/{id}", Web.Upload.MostBytes, ct);
        var lines = new List<ImportLine>();
        foreach (var (cells, i) in rows.Select((cells, i) => (cells, i)))
        {
            if (cells.All(string.IsNullOrWhiteSpace) || cells[0].StartsWith(ImportColumns.Explanation, StringComparison.Ordinal)) continue;
            var row = ImportRow.Read(heading => headings.IndexOf(heading) is >= 0 and var at && at < cells.Length ? cells[at].Trim() : "");
            var twice = lines.Any(line => line.Number == row.Number && line.Result == ImportResult.Imported);
            var (result, reasons) = row.Faults.Count > 0 ? (ImportResult.Refused, [.. row.Faults])
                : twice ? (ImportResult.Refused, ["编号在这张表中出现了两次"])
                : await TakeAsync(agency, actor, change with { Why = $"导入历史案件，第 {i + 2} 行" }, row, source, ct);
            lines.Add(new(i + 2, row.Number, result, reasons));
        }
        return await KeepAsync(new(id, agency, clock.GetUtcNow(), [.. lines]), change, ct);
    }

    /// <summary>A report; null when there is none of that id.</summary>
    public async Task<ImportReport?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string>("select body from import_report where id = @id", new { id = id.ToString() }) is { } body
            ? JsonSerializer.Deserialize<ImportReport>(body, EventJson.Options) : null;
    }

    /// <summary>The latest reports of some agencies.</summary>
    public async Task<ImmutableArray<ImportReport>> LatestAsync(IEnumerable<AgencyId> agencies, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var asked = new DynamicParameters();
        var bodies = await connection.QueryAsync<string>(
            $"select body from import_report where agency in {asked.AddList("agency", agencies.Select(agency => agency.ToString()))} order by made_at desc limit 20", asked);
        return [.. bodies.Select(body => JsonSerializer.Deserialize<ImportReport>(body, EventJson.Options)!)];
    }

    private async Task<(ImportResult, ImmutableArray<string>)> TakeAsync(AgencyId agency, CaseActor actor, ChangeContext change, ImportRow row, StoredFile source, CancellationToken ct)
    {
        await using (var connection = await store.Database.OpenAsync(ct))
        {
            if (await connection.ExecuteScalarAsync<long>("select count(*) from imported_case where agency = @agency and number = @Number", new { agency, row.Number }) > 0) return (ImportResult.Known, []);
            if (await connection.ExecuteScalarAsync<long>("select count(*) from case_view where agency = @agency and number = @Number", new { agency, row.Number }) > 0)
                return (ImportResult.Refused, ["这个编号已经给了平台登记的案件"]);
        }
        var answer = await cases.BeginAsync(agency, new(Guid.CreateVersion7()), actor, change, async (writing, _) =>
        {
            var steps = await ImportedSteps.OfAsync(writing, row, new FileRef(source.Hash, FileKind.Other));
            await RememberAsync(writing, row, steps.OfType<CaseRegistered>().Single());
            return steps;
        }, ct);
        return answer.IsTaken ? (ImportResult.Imported, []) : (ImportResult.Refused, [.. answer.Refusals.Select(refusal => $"{Message.Of(refusal.Finding)}（{refusal.Code}）")]);
    }

    // The series goes on after the highest number that follows the agency's pattern.
    private static async Task RememberAsync(CaseWriting writing, ImportRow row, CaseRegistered registered)
    {
        var (connection, within) = (writing.Transaction.Connection, writing.Transaction.Transaction);
        await connection.ExecuteAsync("insert into imported_case (agency, number, case_id) values (@Agency, @Number, @Id)", new { writing.Agency, row.Number, writing.Id }, within);
        if (registered.Sequence == 0) return;
        await connection.ExecuteAsync("""
            insert into number_series (agency, series, last) values (@Agency, @series, @Sequence)
            on conflict (agency, series) do update set last = case when number_series.last < excluded.last then excluded.last else number_series.last end
            """, new { writing.Agency, series = RequestNumber.Series(CaseKind.Disclosure, registered.Year), registered.Sequence }, within);
    }

    private async Task<ImportReport> KeepAsync(ImportReport report, ChangeContext change, CancellationToken ct)
    {
        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "insert into import_report (id, agency, made_at, who, body) values (@id, @Agency, @MadeAt, @Who, @body)",
            new { id = report.Id.ToString(), report.Agency, report.MadeAt, change.Who, body = JsonSerializer.Serialize(report, EventJson.Options) }, transaction.Transaction), ct);
        return report;
    }
}
