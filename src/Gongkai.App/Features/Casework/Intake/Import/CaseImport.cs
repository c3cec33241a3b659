using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>导入历史案件: each line begins a case with its original dates and number, under the same rules as one that is registered today.</summary>
public sealed class CaseImport(Store store, RequestJournal cases, TimeProvider clock)
{
    /// <summary>Lines of one workbook.</summary>
    public const int Most = 5_000;

    // So many lines wait for the writer together: they share its flushes.
    private const int Together = 64;

    /// <summary>Imports a sheet, or only says what an import would do.</summary>
    public async Task<ImportReport> RunAsync(AgencyId agency, Actor actor, ChangeContext change, ImportSheet sheet, ReadOnlyMemory<byte> workbook,
        bool isTrial, CancellationToken ct)
    {
        var (id, today) = (Guid.CreateVersion7(), clock.BeijingToday);
        var source = isTrial ? new FileRef(new string('0', 64), FileKind.Other) : await KeepSourceAsync(id, workbook, ct);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var lines = new List<ImportLine>();
        foreach (var some in sheet.Lines.Chunk(Together))
        {
            lines.AddRange(await Task.WhenAll(some.Select(line =>
            {
                var row = ImportRow.Read(line.Cell, today);
                if (row.Faults.Count > 0) return Told(line, row, ImportResult.Refused, [.. row.Faults]);
                if (!numbers.Add(row.Number)) return Told(line, row, ImportResult.Refused, ["编号在这张表中出现了两次"]);
                return TakeAsync(line, row);
            })));
        }
        return await KeepAsync(new(id, agency, clock.GetUtcNow(), [.. lines]) { IsTrial = isTrial }, change, ct);

        static Task<ImportLine> Told(ImportSheetLine line, ImportRow row, ImportResult result,
            ImmutableArray<string> reasons) => Task.FromResult(new ImportLine(line.Row, row.Number, result, reasons));

        async Task<ImportLine> TakeAsync(ImportSheetLine line, ImportRow row)
        {
            var why = change with { Why = $"导入历史案件，第 {line.Row} 行" };
            var (result, reasons) = await KnownAsync(agency, row, ct)
                ?? (isTrial ? await TryAsync(agency, actor, row, source, ct) : await BeginAsync(agency, actor, why, row, source, ct));
            return new(line.Row, row.Number, result, reasons);
        }
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
            $"""
                select body
                from import_report
                where agency in {asked.AddList("agency", agencies.Select(agency => agency.ToString()))}
                order by made_at desc
                limit 20
                """, asked);
        return [.. bodies.Select(body => JsonSerializer.Deserialize<ImportReport>(body, EventJson.Options)!)];
    }

    private async Task<FileRef> KeepSourceAsync(Guid id, ReadOnlyMemory<byte> workbook, CancellationToken ct)
    {
        using var content = new MemoryStream(workbook.ToArray(), writable: false);
        return new((await store.Files.PutAsync(content, $"import/{id}", Web.Upload.MostBytes, ct)).Hash, FileKind.Other);
    }

    private async Task<(ImportResult, ImmutableArray<string>)?> KnownAsync(AgencyId agency, ImportRow row, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        if (await connection.ExecuteScalarAsync<long>("select count(*) from imported_case where agency = @agency and number = @Number",
            new { agency, row.Number }) > 0) return (ImportResult.Known, []);
        return await connection.ExecuteScalarAsync<long>("select count(*) from case_view where agency = @agency and number = @Number",
            new { agency, row.Number }) > 0
            ? (ImportResult.Refused, ["这个编号已经给了平台登记的案件"]) : null;
    }

    private async Task<(ImportResult, ImmutableArray<string>)> BeginAsync(AgencyId agency, Actor actor, ChangeContext change, ImportRow row, FileRef source,
        CancellationToken ct) =>
        Told((await cases.BeginAsync(agency, new(Guid.CreateVersion7()), actor, change, (writing, _) => StepsAsync(writing, row, source), ct)).Refusals);

    // The same steps under the same rules, and all of it undone.
    private async Task<(ImportResult, ImmutableArray<string>)> TryAsync(AgencyId agency, Actor actor, ImportRow row, FileRef source, CancellationToken ct)
    {
        var situation = await cases.SituationAsync(agency, actor, ct);
        try
        {
            return await store.Journal.WriteAsync<(ImportResult, ImmutableArray<string>)>(async transaction =>
            {
                var id = new DisclosureRequestId(Guid.CreateVersion7());
                var request = CaseFold.Of(id, []);
                foreach (var step in await StepsAsync(new(transaction, store.People, agency, id.Stream, situation), row, source))
                {
                    var decision = CaseSteps.Workflow.Decide(request, step, situation);
                    if (decision.IsRefused) throw new TriedException(Told(decision.Refusals));
                    request = CaseFold.Of(id, [.. request.History, .. decision.Events]);
                }
                throw new TriedException(Told([]));
            }, ct);
        }
        catch (TriedException tried)
        {
            return tried.Outcome;
        }
    }

    private static (ImportResult, ImmutableArray<string>) Told(ImmutableArray<Refusal> refusals) =>
        refusals.IsEmpty
            ? (ImportResult.Imported, []) : (ImportResult.Refused, [.. refusals.Select(Message.WithCode)]);

    private static async Task<IReadOnlyList<CaseEvent>> StepsAsync(CaseWriting writing, ImportRow row, FileRef source)
    {
        var steps = await ImportedSteps.OfAsync(writing, row, source);
        await RememberAsync(writing, row, steps.OfType<CaseRegistered>().Single());
        return steps;
    }

    // The series goes on after the highest number that follows the agency's pattern.
    private static async Task RememberAsync(CaseWriting writing, ImportRow row, CaseRegistered registered)
    {
        var (connection, within) = (writing.Transaction.Connection, writing.Transaction.Transaction);
        await connection.ExecuteAsync("insert into imported_case (agency, number, case_id) values (@Agency, @Number, @Id)",
            new { writing.Agency, row.Number, writing.Id }, within);
        if (registered.Sequence == 0) return;
        await connection.ExecuteAsync("""
            insert into number_series (agency, series, last) values (@Agency, @series, @Sequence)
            on conflict (agency, series) do update set last = case when number_series.last < excluded.last then excluded.last else number_series.last end
            """, new { writing.Agency, series = RequestNumber.Series(row.Kind, registered.Year), registered.Sequence }, within);
    }

    private async Task<ImportReport> KeepAsync(ImportReport report, ChangeContext change, CancellationToken ct)
    {
        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "insert into import_report (id, agency, made_at, who, body) values (@id, @Agency, @MadeAt, @Who, @body)",
            new
            {
                id = report.Id.ToString(),
                report.Agency,
                report.MadeAt,
                change.Who,
                body = JsonSerializer.Serialize(report, EventJson.Options)
            }, transaction.Transaction), ct);
        return report;
    }

    // Undoes what was tried; never leaves this class.
    private sealed class TriedException((ImportResult, ImmutableArray<string>) outcome) : Exception
    {
        public (ImportResult, ImmutableArray<string>) Outcome { get; } = outcome;
    }
}
