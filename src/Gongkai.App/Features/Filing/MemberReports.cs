using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Storage;
using Gongkai.YearEnd;

namespace Gongkai.Features.Filing;

/// <summary>What authorities have collected, for adding up: accepted reports, and who is missing.</summary>
public sealed class MemberReports : IMemberReports
{
    public async Task<MembersOfYear?> CollectedAsync(DbConnection connection, DbTransaction? transaction, AgencyId authority, int year)
    {
        var lines = await LinesAsync(connection, transaction, authority, year);
        if (lines.Count == 0) return null;
        var accepted = (await ReportVersions.CountingAsync(connection, transaction, authority, year)).ToDictionary(row => row.Subject);
        return new(
            [.. lines.Where(line => accepted.ContainsKey(Stream(line.Id))).Select(line => Figures(line, accepted[Stream(line.Id)], year))],
            [.. lines.Where(line => line.Stage != FilingStage.Dropped && !accepted.ContainsKey(Stream(line.Id)))
                .Select(line => new MemberGap(line.Name, null, line.Stage.Name()))]);
    }

    public async Task<ImmutableArray<MemberFigures>> OfAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId authority, int year, ImmutableArray<MemberReport> members)
    {
        var bodies = await connection.QueryAsync<(string Stream, string Body)>($"""
            select stream, body from journal
            where stream in {IdList.OfStreams("filing", members.Select(member => member.Filing.Value))} and type = '{nameof(ReportFiled)}'
            """, transaction: transaction);
        var versions = bodies.Select(row => (row.Stream, Filed: (ReportFiled)FilingMatters.Events.Read(nameof(ReportFiled), row.Body)))
            .ToDictionary(row => (row.Stream, row.Filed.Number), row => row.Filed.Figures);
        return [.. members.Select(member => new MemberFigures(member,
            versions[(new ReportFiling(member.Filing).Stream, member.Number)].ToReport(member.Name, year)))];
    }

    public string AddressOf(FilingId filing) => FilingRoutes.Of(filing);

    /// <summary>Those whose name another bears too are told apart by their number.</summary>
    private static async Task<List<(FilingId Id, string Name, FilingStage Stage)>> LinesAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId authority, int year)
    {
        var rows = (await connection.QueryAsync<(FilingId Id, string Name, string Stage, long Number)>(
            $"select id, name, stage, number from {FilingMatters.Table} where agency = @authority and year = @year order by number",
            new { authority, year = (long)year }, transaction)).AsList();
        var several = rows.GroupBy(row => row.Name).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return [.. rows.Select(row => (row.Id, several.Contains(row.Name) ? $"{row.Name}（{row.Number}号）" : row.Name, Enum.Parse<FilingStage>(row.Stage)))];
    }

    private static string Stream(FilingId id) => new ReportFiling(id).Stream;

    private static MemberFigures Figures((FilingId Id, string Name, FilingStage Stage) line, (string, long Number, string Body) version, int year) =>
        new(new(line.Id, line.Name, (int)version.Number), ReportVersions.FiguresOf(version.Body).ToReport(line.Name, year));
}
