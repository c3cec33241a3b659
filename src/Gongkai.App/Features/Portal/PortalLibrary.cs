using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>What of the library is asked for; null: all.</summary>
public sealed record LibraryQuery(AgencyId? Body, ItemKind? Kind, int? Year, Validity? Validity, string? Topic);

/// <summary>So many documents of one agency, kind, year, validity and topic.</summary>
public sealed record LibraryCell(AgencyId Body, ItemKind Kind, int Year, Validity? Validity, string Topic, long Count)
{
    /// <summary>Whether they are asked for.</summary>
    public bool Suits(LibraryQuery query) => (query.Body is null || query.Body == Body) && (query.Kind is null || query.Kind == Kind)
        && (query.Year is null || query.Year == Year) && (query.Validity is null || query.Validity == Validity)
        && (query.Topic is null || query.Topic == Topic);
}

/// <summary>政策文件库: documents of all agencies. They are counted once for each change, so that every combination of what is asked for is told at once.</summary>
public sealed class PortalLibrary(Database database, PublicChanges changes, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>The kinds whose items are documents where they bear a 文号: not news, and not what consists of fields or asks for opinions.</summary>
    public static ImmutableArray<ItemKind> Kinds { get; } =
        [.. ItemKinds.All.Where(kind => kind.IsNumbered || kind is { IsNews: false, NeedsNoText: false, Opinions: null })];

    /// <summary>Which rows are documents.</summary>
    internal static readonly string Documents = $"withdrawn_on is null and number <> '' and kind in {KindList.Of(Kinds)}";

    /// <summary>Whether an item is a document of the library.</summary>
    public static bool Holds(PublicItemRow row) => row.Number.Length > 0 && Kinds.Contains(row.KindOf);

    private readonly UntilChanged<DateOnly, ImmutableArray<LibraryCell>> counted = new(changes);

    /// <summary>How many there are of what.</summary>
    public Task<ImmutableArray<LibraryCell>> CellsAsync(CancellationToken ct) => counted.GetAsync(clock.BeijingToday, async () =>
    {
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(AgencyId, string, string, string?, string, long)>(new CommandDefinition($"""
            select agency, kind, substr(formed_on, 1, 4), {PublicItems.Standing}, topic, count(*) from public_item where {Documents}
            group by agency, kind, substr(formed_on, 1, 4), {PublicItems.Standing}, topic
            """, new { today = clock.BeijingToday }, cancellationToken: ct));
        return rows.Select(row => new LibraryCell(row.Item1, ItemKinds.Of(row.Item2), int.Parse(row.Item3, CultureInfo.InvariantCulture),
            row.Item4 is null ? null : Enum.Parse<Validity>(row.Item4), row.Item5, row.Item6)).ToImmutableArray();
    });

    /// <summary>A page of what is asked for, the latest first.</summary>
    public async Task<ImmutableArray<PublicItemRow>> ListAsync(LibraryQuery query, int page, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var where = string.Join(" and ", ((string[])
        [
            Documents,
            query.Body is null ? "" : "agency = @Body",
            query.Kind is null ? "" : "kind = @kind",
            query.Year is null ? "" : "formed_on between @from and @until",
            query.Validity is null ? "" : $"{PublicItems.Standing} = @validity",
            query.Topic is null ? "" : "topic = @Topic",
        ]).Where(part => part.Length > 0));
        return
        [
            .. await connection.QueryAsync<PublicItemRow>(new CommandDefinition(
                $"select {PublicItems.Columns} from public_item where {where} order by formed_on desc, published_on desc, id desc limit @size offset @skip",
                new
                {
                    query.Body,
                    kind = query.Kind?.Code,
                    from = $"{query.Year:0000}-01-01",
                    until = $"{query.Year:0000}-12-31",
                    validity = query.Validity?.ToString(),
                    query.Topic,
                    today = clock.BeijingToday,
                    size = (long)PageSize,
                    skip = (page - 1L) * PageSize,
                }, cancellationToken: ct)),
        ];
    }
}
