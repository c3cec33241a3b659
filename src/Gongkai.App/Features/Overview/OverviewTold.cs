using System.Collections.Immutable;
using Gongkai.Features.Radar;
using Gongkai.Web;

namespace Gongkai.Features.Overview;

/// <summary>One number of the overview: a line that an area declares for it, or a breach that the radar knows.</summary>
/// <param name="Word">By which addresses name it.</param>
/// <param name="Name">What people read.</param>
/// <param name="Basis">Where it stands that it must be so.</param>
/// <param name="Group">What it tells.</param>
/// <param name="Own">Where the agency sees its records.</param>
/// <param name="Above">Where a superior sees it by agencies.</param>
public sealed record OverviewSubject(string Word, string Name, string Basis, OverviewGroup Group, string Own, string Above)
{
    /// <summary>Every one, by groups.</summary>
    public static ImmutableArray<OverviewSubject> All { get; } =
    [
        .. OverviewLine.All.Select(line => new OverviewSubject(line.Word, line.Name, line.Basis, line.Group,
                OverviewRoutes.Line(line.Word), OverviewRoutes.BelowLine(line.Word)))
            .Concat(RadarLine.All.Where(line => line.Weight == RadarWeight.Breach).Select(line => new OverviewSubject($"radar/{line.Word}", line.Name,
                line.Basis, OverviewGroup.Unmet, RadarRoutes.Line(line.Word), RadarRoutes.BelowLine(line.Word))))
            .OrderBy(subject => subject.Group),
    ];

    /// <summary>Those of a group.</summary>
    public static IEnumerable<OverviewSubject> Of(OverviewGroup group) => All.Where(subject => subject.Group == group);
}

/// <summary>The numbers of some agencies; what is not there is not known, which is not none.</summary>
public sealed class OverviewTold(IReadOnlyDictionary<(AgencyId, string), long> now, IReadOnlyDictionary<(AgencyId, string), long> before)
{
    /// <summary>How it stands.</summary>
    public long? Now(AgencyId agency, OverviewSubject subject) => Of(now, agency, subject);

    /// <summary>How it stood a year ago.</summary>
    public long? Before(AgencyId agency, OverviewSubject subject) => Of(before, agency, subject);

    /// <summary>The sum of what is known of some agencies; null where nothing is.</summary>
    public long? Sum(IEnumerable<AgencyId> agencies, IEnumerable<OverviewSubject> subjects) => Sum(now, agencies, subjects);

    /// <summary>
    /// The same a year ago, of what is known both then and now: else it would be held against what nobody counted.
    /// </summary>
    public (long? Now, long? Before) Compared(IReadOnlyCollection<AgencyId> agencies, OverviewSubject subject)
    {
        var both = agencies.Where(agency => Now(agency, subject) is not null && Before(agency, subject) is not null).ToList();
        return (Sum(now, both, [subject]), Sum(before, both, [subject]));
    }

    /// <summary>How many of some numbers are not known.</summary>
    public int Unknown(IEnumerable<AgencyId> agencies, IEnumerable<OverviewSubject> subjects) =>
        agencies.Sum(agency => subjects.Count(subject => Now(agency, subject) is null));

    private static long? Of(IReadOnlyDictionary<(AgencyId, string), long> all, AgencyId agency, OverviewSubject subject) =>
        all.TryGetValue((agency, subject.Word), out var found) ? found : null;

    private static long? Sum(IReadOnlyDictionary<(AgencyId, string), long> all, IEnumerable<AgencyId> agencies, IEnumerable<OverviewSubject> subjects)
    {
        var found = (from agency in agencies from subject in subjects select Of(all, agency, subject)).OfType<long>().ToList();
        return found.Count == 0 ? null : found.Sum();
    }
}
