using System.Collections.Immutable;
using Dapper;
using DuckDB.NET.Data;
using Gongkai.Storage;

namespace Gongkai.Features.ReportArchive;

/// <summary>A version of a report that is kept.</summary>
/// <param name="Subject">Its stream.</param>
/// <param name="Number">Which version.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Agency">That agency's name, as it was then.</param>
/// <param name="Year">On which year.</param>
/// <param name="ReceivedOn">When it came.</param>
/// <param name="Way">How.</param>
/// <param name="Form">A or B: which uniform format.</param>
/// <param name="Counts">Whether it is the version that counts.</param>
/// <param name="IsLatest">Whether none came after it.</param>
/// <param name="PublishedOn">Since when the public has had it; null while that is not known.</param>
/// <param name="Errors">How many errors were found.</param>
/// <param name="Warnings">How many warnings.</param>
/// <param name="File">Its file.</param>
/// <param name="Sha256">The file's hash.</param>
public sealed record ArchivedVersion(string Subject, long Number, AgencyId Member, string Agency, long Year, DateOnly ReceivedOn, string Way, string Form,
    bool Counts, bool IsLatest, DateOnly? PublishedOn, long Errors, long Warnings, string File, string Sha256);

/// <summary>A figure of a version.</summary>
/// <param name="Cell">Which cell.</param>
/// <param name="Number">The number, money in 万元; null where there is none.</param>
/// <param name="Told">As it stands there; empty where it cannot be read.</param>
/// <param name="Place">Where it stands in the file; empty where that was not written down.</param>
public sealed record ArchivedFigure(string Cell, decimal? Number, string? Told, string Place);

/// <summary>An agency's number among those of all.</summary>
/// <param name="Subject">Of which report.</param>
/// <param name="Version">Which version.</param>
/// <param name="Member">Whose.</param>
/// <param name="Agency">The name.</param>
/// <param name="Authority">To whom it was filed.</param>
/// <param name="Number">The number; null where the report has none.</param>
/// <param name="Told">As it stands there.</param>
/// <param name="Before">The year before; null where there is none.</param>
/// <param name="Rank">Its place from the greatest; equal ones share one.</param>
public sealed record RankedFigure(string Subject, long Version, AgencyId Member, string Agency, AgencyId Authority, decimal? Number, string? Told,
    decimal? Before, long Rank);

/// <summary>How the numbers of a year lie.</summary>
/// <param name="Reports">How many reports count.</param>
/// <param name="Known">How many of them have a number.</param>
/// <param name="Sum">The sum of those.</param>
/// <param name="Least">The least.</param>
/// <param name="Lower">A quarter is not above it.</param>
/// <param name="Middle">The median.</param>
/// <param name="Upper">Three quarters are not above it.</param>
/// <param name="Most">The greatest.</param>
public sealed record FigureSpread(long Year, long Reports, long Known, decimal? Sum, decimal? Least,
    decimal? Lower, decimal? Middle, decimal? Upper, decimal? Most);

/// <summary>报告档案: every version of every report that an agency may see, and what it says, out of a copy by columns that is open.</summary>
public sealed class OpenArchive(DuckDBConnection copy) : IAsyncDisposable
{
    private const string Version = """
        subject, cast(number as bigint) as Number, member, agency, cast(year as bigint) as Year, cast(received_on as varchar) as ReceivedOn, way, form, counts,
        latest as IsLatest, cast(published_on as varchar) as PublishedOn, cast(errors as bigint) as Errors, cast(warnings as bigint) as Warnings, file, sha256
        """;

    /// <summary>The versions of a year, of agencies whose name has something; one page of them, and how many there are.</summary>
    public async Task<(ImmutableArray<ArchivedVersion> Versions, long Count)> ListAsync(int? year, string name, bool onlyCounting, int page, int perPage)
    {
        var where = "where ($year is null or year = $year) and contains(agency, $name) and (counts or not $counting)";
        var asked = new { year, name, counting = onlyCounting, most = perPage, from = (page - 1) * perPage };
        var count = await copy.ExecuteScalarAsync<long>($"select count(*) from reports {where}", new { year, name, counting = onlyCounting });
        return ([.. await copy.QueryAsync<ArchivedVersion>(
            $"select {Version} from reports {where} order by year desc, agency, subject, number desc limit $most offset $from", asked)], count);
    }

    /// <summary>The years of which there is anything, the latest first.</summary>
    public async Task<ImmutableArray<long>> YearsAsync() =>
        [.. await copy.QueryAsync<long>("select distinct cast(year as bigint) from reports order by 1 desc")];

    /// <summary>The agencies whose reports are kept, by the name that they bore last: those that were chosen, and those whose name has something.</summary>
    public async Task<ImmutableArray<(AgencyId Member, string Name)>> AgenciesAsync(string name, IEnumerable<AgencyId> chosen, int most) =>
    [
        .. await copy.QueryAsync<(AgencyId, string)>($"""
            select member, name from (select member, last(agency order by year, received_on) as name from reports group by member)
            where contains(name, $name) or member in {IdList.Of(chosen)} order by member not in {IdList.Of(chosen)}, name limit $most
            """, new { name, most }),
    ];


    /// <summary>A version with what it says; null where there is none that may be seen.</summary>
    public async Task<(ArchivedVersion Version, ImmutableArray<ArchivedFigure> Figures)?> FindAsync(string subject, int number)
    {
        var found = await copy.QuerySingleOrDefaultAsync<ArchivedVersion>(
            $"select {Version} from reports where subject = $subject and number = $number", new { subject, number });
        return found is null ? null : (found, await FiguresAsync(found));
    }

    /// <summary>The versions that count of some agencies and years, with what they say.</summary>
    public async Task<ImmutableArray<(ArchivedVersion Version, ImmutableArray<ArchivedFigure> Figures)>> CountingAsync(
        IReadOnlyCollection<AgencyId> members, IReadOnlyCollection<int> years)
    {
        if (members.Count == 0 || years.Count == 0) return [];
        var versions = await copy.QueryAsync<ArchivedVersion>($"""
            select {Version} from reports where counts and member in {IdList.Of(members)} and year in ({string.Join(',', years)}) order by agency, year
            """);
        var found = ImmutableArray.CreateBuilder<(ArchivedVersion, ImmutableArray<ArchivedFigure>)>();
        foreach (var version in versions) found.Add((version, await FiguresAsync(version)));
        return found.ToImmutable();
    }

    /// <summary>名次: one figure of a year in all reports that count, the greatest first; those without a number last.</summary>
    public async Task<ImmutableArray<RankedFigure>> RankedAsync(string cell, int year) =>
    [
        .. await copy.QueryAsync<RankedFigure>("""
                with asked as (select cell from form where id = $cell),
                before as (select r.member, max(c.number) as number from cells c join reports r on r.id = c.report
                    where c.cell = (select cell from asked) and c.year = $year - 1 and r.counts group by r.member)
                select r.subject, cast(r.number as bigint) as Version, r.member, r.agency, r.authority, c.number, coalesce(c.told, '') as Told,
                    b.number as Before, rank() over (order by c.number desc nulls last) as Rank
                from reports r left join cells c on c.report = r.id and c.cell = (select cell from asked) and c.year = $year
                    left join before b on b.member = r.member
                where r.year = $year and r.counts order by c.number desc nulls last, r.agency
                """, new { cell, year }),
    ];

    /// <summary>分布和历年: how the numbers lie, of each year; of one agency only, or of all.</summary>
    public async Task<ImmutableArray<FigureSpread>> YearsOfAsync(string cell, AgencyId? member) =>
    [
        .. await copy.QueryAsync<FigureSpread>("""
                select cast(r.year as bigint) as Year, count(*) as Reports, count(c.number) as Known, sum(c.number) as Sum, min(c.number) as Least,
                    quantile_cont(c.number, 0.25) as Lower, quantile_cont(c.number, 0.5) as Middle, quantile_cont(c.number, 0.75) as Upper,
                    max(c.number) as Most
                from reports r left join cells c on c.report = r.id and c.cell = (select cell from form where id = $cell)
                where r.counts and ($member is null or r.member = $member) group by r.year order by r.year
                """, new { cell, member = member?.ToString() }),
    ];

    public ValueTask DisposeAsync() => copy.DisposeAsync();

    private async Task<ImmutableArray<ArchivedFigure>> FiguresAsync(ArchivedVersion version) =>
    [
        .. await copy.QueryAsync<ArchivedFigure>("""
            select f.id as Cell, c.number, coalesce(c.told, cast(cast(c.number as bigint) as varchar)) as Told, c.place
            from reports r join cells c on c.report = r.id and c.year = r.year join form f on f.cell = c.cell
            where r.subject = $subject and r.number = $number order by f.cell
            """, new { subject = version.Subject, number = version.Number }),
    ];
}
