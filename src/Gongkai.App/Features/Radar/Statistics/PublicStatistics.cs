using Dapper;
using Gongkai.Agencies;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Radar;

/// <summary>公开统计: counts of what became public, also of what was withdrawn later; of imported items by the day on which they were public before.</summary>
public sealed class PublicStatistics(Database database, TimeProvider clock)
{
    /// <summary>Those of an agency's year.</summary>
    public async Task<PublicationStatistics> OfAsync(AgencyId agency, int year, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        await using var connection = await database.OpenAsync(ct);
        var earliest = await connection.ExecuteScalarAsync<string?>(
            new CommandDefinition("select min(published_on) from public_item where agency = @agency", new { agency }, cancellationToken: ct));
        var rows = await connection.QueryAsync<Row>(new CommandDefinition("""
            select kind, column_id as ColumnId, substr(published_on, 1, 7) as Month, case when substr(published_on, 6) <= @day then 1 else 0 end as Within,
                count(*) as Count
            from public_item where agency = @agency and published_on >= @from and published_on <= @until
            group by kind, column_id, substr(published_on, 1, 7), case when substr(published_on, 6) <= @day then 1 else 0 end
            """, new { agency, day = $"{today:MM-dd}", from = new DateOnly(year - 1, 1, 1), until = new DateOnly(year, 12, 31) }, cancellationToken: ct));
        return new(year, [.. rows.Select(row => row.Counted)], earliest is null ? null : StoredTypes.Day(earliest), today);
    }

    private sealed class Row
    {
        public string Kind { get; init; } = "";
        public string ColumnId { get; init; } = "";
        public string Month { get; init; } = "";
        public long Within { get; init; }
        public long Count { get; init; }

        public PublicationCount Counted => new(Kind, ColumnId, First.Year, First.Month, Within == 1, Count);

        private DateOnly First => StoredTypes.Day($"{Month}-01");
    }
}
