using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Assessment;

/// <summary>An assessment as lists show it.</summary>
public sealed record AssessmentLine(AssessmentId Id, AgencyId Agency, AgencyId Authority, string Name, int Year, IndicatorSystemId System, int SystemVersion,
    AssessmentStage Stage, DateOnly SelfBy, decimal? SelfTotal, decimal? Total, string Grade, DateOnly? AppealBy, int Sections, int Signed,
    DateOnly? PublishedOn)
{
    /// <summary>The lines with their ranks, the best first; those with as many points have the same rank, those without a score have none.</summary>
    public static ImmutableArray<(int? Rank, AssessmentLine Line)> Ranked(IReadOnlyCollection<AssessmentLine> lines) =>
    [
        .. lines.OrderBy(line => line.Total is null).ThenByDescending(line => line.Total).ThenBy(line => line.Name, StringComparer.Ordinal)
            .Select(line => (line.Total is null ? (int?)null : lines.Count(other => other.Total > line.Total) + 1, line)),
    ];
}

/// <summary>政务公开考核: finds assessments, opens those of a year, publishes them.</summary>
public sealed class Assessments(Store store, AssessmentJournal journal, TimeProvider clock)
{
    private const string Columns = "id, agency, authority, name, year, system, system_version as SystemVersion, stage, self_by as SelfBy, "
        + "self_total as SelfTotal, total, grade, appeal_by as AppealBy, sections, signed, published_on as PublishedOn";

    /// <summary>Those of an authority and year.</summary>
    public Task<ImmutableArray<AssessmentLine>> OfYearAsync(AgencyId authority, int year, CancellationToken ct) =>
        ListAsync("authority = @authority and year = @year order by name", new { authority, year = (long)year }, ct);

    /// <summary>Those of an agency, the latest year first.</summary>
    public Task<ImmutableArray<AssessmentLine>> OfAgencyAsync(AgencyId agency, CancellationToken ct) =>
        ListAsync("agency = @agency order by year desc", new { agency }, ct);

    /// <summary>What everybody may see: of one authority and year, or all.</summary>
    public async Task<ImmutableArray<AssessmentLine>> PublishedAsync(AgencyId? authority, int? year, CancellationToken ct) =>
        await ListAsync($"""
            stage = '{nameof(AssessmentStage.Published)}'{(authority is null ? "" : " and authority = @authority and year = @year")} order by year desc, name
            """,
            new { authority = authority?.ToString(), year = (long?)year }, ct);

    /// <summary>The assessment and whose it is; null when there is none.</summary>
    public Task<(AgencyId Agency, AgencyAssessment Assessment)?> FindAsync(AssessmentId id, CancellationToken ct) =>
        journal.FindAsync(new AgencyAssessment(id), ct);

    /// <summary>开始考核: of some agencies on a year. One that is open already stays as it is.</summary>
    public async Task<ImmutableArray<Refusal>> OpenAsync(AgencyId authority, IEnumerable<Agency> members, IndicatorSystemLine system, DateOnly selfBy,
        Officer officer, CancellationToken ct)
    {
        var known = (await OfYearAsync(authority, system.Year, ct)).Select(line => line.Agency).ToHashSet();
        foreach (var member in members.Where(member => !known.Contains(member.Id)))
        {
            var answer = await journal.TakeAsync(new(new(AgencyAssessment.IdOf(authority, member.Id, system.Year)), 0,
                (writing, _) => Task.FromResult<IReadOnlyList<AssessmentEvent>>([new AssessmentOpened(writing.Situation.Today, authority, member.Id,
                    member.Name,
                    system.Year, system.Id, system.Version, selfBy, officer.Id)]))
            { BeginningAt = member.Id }, officer.ActorAt(member.Id), officer.Change(clock, Permission.SuperviseAssessments, member.Id), ct);
            if (!answer.IsTaken) return answer.Refusals;
        }
        return [];
    }

    /// <summary>公布考核结果: of all that are decided.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PublishAsync(AgencyId authority, int year, Officer officer, CancellationToken ct)
    {
        var published = 0;
        foreach (var line in (await OfYearAsync(authority, year, ct)).Where(line => line.Stage == AssessmentStage.Decided))
        {
            var answer = await journal.TakeAsync(new(new(line.Id), null, (writing, _) => Task.FromResult<IReadOnlyList<AssessmentEvent>>(
                [new AssessmentPublished(writing.Situation.Today, officer.Id)])), officer.ActorAt(line.Agency),
                officer.Change(clock, Permission.SuperviseAssessments, line.Agency), ct);
            if (answer.IsTaken) published++;
        }
        return published;
    }

    private async Task<ImmutableArray<AssessmentLine>> ListAsync(string where, object values, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition($"select {Columns} from {AssessmentMatters.Table} where {where}", values,
            cancellationToken: ct))).Select(row => row.Line)];
    }

    private sealed record Row(string Id, string Agency, string Authority, string Name, long Year, string System, long SystemVersion, string Stage,
        string SelfBy,
        string? SelfTotal, string? Total, string? Grade, string? AppealBy, long Sections, long Signed, string? PublishedOn)
    {
        public AssessmentLine Line => new(AssessmentId.Parse(Id, null), AgencyId.Parse(Agency, null), AgencyId.Parse(Authority, null), Name, (int)Year,
            IndicatorSystemId.Parse(System, null), (int)SystemVersion, Enum.Parse<AssessmentStage>(Stage), StoredTypes.Day(SelfBy), Points(SelfTotal),
            Points(Total), Grade ?? "", Day(AppealBy), (int)Sections, (int)Signed, Day(PublishedOn));

        private static decimal? Points(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

        private static DateOnly? Day(string? text) => text is null ? null : StoredTypes.Day(text);
    }
}
