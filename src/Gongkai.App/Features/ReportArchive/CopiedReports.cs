using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Reports;
using Gongkai.Storage;

namespace Gongkai.Features.ReportArchive;

/// <summary>Whose reports a copy holds.</summary>
/// <param name="Authority">Those that were filed to it, to those below it that collect in their turn, and its own; null: all that is public.</param>
public sealed record CopyScope(AgencyId? Authority)
{
    /// <summary>All that the public has.</summary>
    public static CopyScope Open { get; } = new((AgencyId?)null);

    /// <summary>Its name, as files bear it.</summary>
    internal string Name => Authority is { } id ? $"{id.Value:N}" : "open";
}

/// <summary>A version as it goes into a copy.</summary>
internal sealed record CopiedReport(string Subject, long Number, AgencyId Agency, AgencyId Member, string Name, long Year, DateOnly ReceivedOn, string Way,
    string Sha256, string FileName, long Counts, long IsLatest, DateOnly? PublishedOn, long Errors, long Warnings, string Body);

/// <summary>A figure of a report: its number, or why it has none.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Number">The number; money in 万元. Null where it has none, or its unit is not known.</param>
/// <param name="Told">What stands there where that is not the number itself: a sum with its unit, / ; empty where it cannot be read.</param>
/// <param name="Place">Where it stands in the file, as <see cref="Gongkai.Diagnostics.PlaceCode"/> has it.</param>
internal readonly record struct CopiedCell(string Cell, decimal? Number, string? Told, string Place);

/// <summary>What a copy is made of, read from the store.</summary>
internal sealed class CopiedReports(Database database, CopyScope scope)
{
    // What a column of the copy can hold: twelve digits before the point. What is longer is kept as it is told.
    private const decimal Largest = 999_999_999_999m;
    private const decimal YuanPerTenThousand = 10_000;

    private const string Joined = $"{ReportVersions.Table} v {Open}";

    // The item of a version, where the public finds that very version's file with it: a correction that is issued and not published yet is not open.
    private const string Open = """
        left join public_item p on p.id = v.item and p.withdrawn_on is null
            and exists (select 1 from item_content c where c.hash = p.content and replace(c.body, v.sha256, '') <> c.body)
        """;

    // What was issued here and filed elsewhere is told once: as the authority has it, to the public as the agency itself has it.
    private string Where(ImmutableArray<AgencyId> authorities) => scope.Authority is { } own
        ? $"v.agency in {IdList.Of(authorities)} and (v.way <> 'Issued' or v.agency = '{own}')"
        : $"""
            v.way = 'Issued' and p.id is not null and not exists (
                select 1 from {ReportVersions.Table} later where later.subject = v.subject and later.number > v.number
                    and exists (select 1 from item_content c where c.hash = p.content and replace(c.body, later.sha256, '') <> c.body))
            or v.way <> 'Issued' and v.counts = 1 and v.published_on is not null and not exists (
                select 1 from {ReportVersions.Table} i join public_item q on q.id = i.item and q.withdrawn_on is null
                where i.member = v.member and i.year = v.year and i.way = 'Issued')
            """;

    /// <summary>
    /// By which a change of what is copied is noticed: of each year, how many versions there are, and how often they were written; and what of them the
    /// public has. It is asked at every question, and reads indexes alone.
    /// </summary>
    public async Task<string> MarkAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var ofAuthorities = scope.Authority is null ? "1 = 1" : $"v.agency in {IdList.Of(await AuthoritiesAsync(connection))}";
        var years = await connection.QueryAsync<(long, long, long)>(new CommandDefinition(
            $"select v.year, count(*), sum(v.version) from {ReportVersions.Table} v where {ofAuthorities} group by v.year order by v.year",
            cancellationToken: ct));
        var items = await connection.QueryAsync<(string, string?, string?)>(new CommandDefinition($"""
            select p.published_on, p.withdrawn_on, p.content from {ReportVersions.Table} v join public_item p on p.id = v.item
            where v.item is not null and {ofAuthorities} order by v.item, v.number
            """, cancellationToken: ct));
        return string.Join(';', years.Select(year => string.Create(CultureInfo.InvariantCulture, $"{year.Item1}:{year.Item2}:{year.Item3}"))
            .Concat(items.Select(item => $"{item.Item1}/{item.Item2}/{item.Item3}")));
    }

    /// <summary>Every version, by year and name.</summary>
    public async IAsyncEnumerable<CopiedReport> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var authorities = await AuthoritiesAsync(connection);
        await foreach (var row in connection.QueryUnbufferedAsync<CopiedReport>($"""
            select v.subject, v.number, v.agency, v.member, v.name, v.year, v.received_on as ReceivedOn, v.way, v.sha256, v.file_name as FileName,
                v.counts, v.is_latest as IsLatest, coalesce(v.published_on, p.published_on) as PublishedOn, v.errors, v.warnings, v.body
            from {Joined} where {Where(authorities)} order by v.year, v.name, v.subject, v.number
            """).WithCancellation(ct))
            // What is open counts, whatever is being corrected.
            yield return scope.Authority is null ? row with { Counts = 1 } : row;
    }

    /// <summary>The figures of a version: of each cell that says anything, or whose saying cannot be read.</summary>
    public static IEnumerable<CopiedCell> CellsOf(FiledFigures figures)
    {
        var reading = figures.Reading;
        foreach (var (i, cell) in ReportForm.Of(reading.Generation).Cells.Index())
        {
            var place = reading.Places is { } places ? places[i] : "";
            if (figures[cell.Id] is { } text) yield return Of(cell, text, place);
            else if (reading.Uncertain.Contains(cell.Id)) yield return new(cell.Id, null, "", place);
        }
    }

    private static CopiedCell Of(FormCell cell, string text, string place)
    {
        decimal? number = CellText.Read(text, cell.Column.Type, null, null) switch
        {
            Count count => count.Value,
            Amount { Value: 0 } => 0,
            Amount { Unit: MoneyUnit.Yuan } amount => amount.Value / YuanPerTenThousand,
            Amount { Unit: MoneyUnit.TenThousandYuan } amount => amount.Value,
            // The form itself says the unit.
            Amount amount when cell.Column.Label.Contains("万元", StringComparison.Ordinal) => amount.Value,
            _ => null,
        };
        if (number is { } known && decimal.Abs(known) > Largest) number = null;
        // A whole number that is told as such need not be told twice.
        return new(cell.Id, number, number is { } whole && whole == decimal.Truncate(whole) && whole.ToString(CultureInfo.InvariantCulture) == text
            ? null : text, place);
    }

    // An authority, and those that file to it and collect in their turn.
    private async Task<ImmutableArray<AgencyId>> AuthoritiesAsync(DbConnection connection)
    {
        if (scope.Authority is not { } own) return [];
        var members = (await connection.QueryAsync<(AgencyId Agency, AgencyId Member)>(
            $"select distinct agency, member from {ReportVersions.Table}")).ToLookup(row => row.Agency, row => row.Member);
        var found = new HashSet<AgencyId> { own };
        var next = new Stack<AgencyId>([own]);
        while (next.TryPop(out var at))
            foreach (var member in members[at].Where(member => members.Contains(member) && found.Add(member))) next.Push(member);
        return [.. found];
    }
}
