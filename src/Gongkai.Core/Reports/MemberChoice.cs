using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Reports;

/// <summary>Which members count at all.</summary>
internal static class MemberChoice
{
    public static (ImmutableArray<Member> Counted, ImmutableArray<Omission> LeftOut) Of(
        IEnumerable<Member> members, ReportFormGeneration generation, int year)
    {
        var counted = ImmutableArray.CreateBuilder<Member>();
        var leftOut = ImmutableArray.CreateBuilder<Omission>();
        var fitting = new List<Member>();
        foreach (var member in members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            if (member.Report.Year != year) leftOut.Add(new(member.Name, null, OmissionReason.OtherYear));
            else if (member.Report.Generation != generation) leftOut.Add(new(member.Name, null, OmissionReason.OtherGeneration));
            else fitting.Add(member);
        }
        foreach (var agency in Agencies(fitting))
        {
            var first = agency[0];
            var agree = agency.TrueForAll(other => SameFigures(first.Report, other.Report));
            if (agree) counted.Add(first);
            leftOut.AddRange(agency.Skip(agree ? 1 : 0)
                .Select(other => new Omission(other.Name, null, agree ? OmissionReason.Repeated : OmissionReason.Conflicting)));
        }
        return ([.. counted.OrderBy(member => member.Name, StringComparer.Ordinal)],
            [.. leftOut.OrderBy(omission => omission.Member, StringComparer.Ordinal).ThenBy(omission => omission.Reason)]);
    }

    // A report that does not name its agency is like no other. 青岭区商务局 is taken for 云川市青岭区商务局, and for one agency only:
    // with that name under two cities in the batch it could be either, and stands by itself.
    private static List<List<Member>> Agencies(List<Member> members)
    {
        var groups = new List<List<Member>>();
        foreach (var bucket in members.GroupBy(Bucket, StringComparer.Ordinal))
        {
            var same = new List<List<Member>>();
            foreach (var member in bucket.OrderByDescending(member => AgencyName.Fold(member.Report.Agency ?? "").Length)
                .ThenBy(member => member.Name, StringComparer.Ordinal))
            {
                var fitting = same.FindAll(group => AreSame(group[0], member));
                if (fitting.Count == 1) fitting[0].Add(member);
                else if (same.Find(group => AgencyName.Fold(group[0].Report.Agency ?? "") == AgencyName.Fold(member.Report.Agency ?? "")) is { } exact
                    && member.Report.Agency is { Length: > 0 }) exact.Add(member);
                else same.Add([member]);
            }
            groups.AddRange(same);
        }
        foreach (var group in groups) group.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return groups;
    }

    private static string Bucket(Member member) =>
        member.Report.Agency is { Length: > 0 } agency ? AgencyName.Short(AgencyName.Fold(agency)) : $"\0{member.Name}";

    private static bool AreSame(Member one, Member other) =>
        one.Report.Agency is { Length: > 0 } a && other.Report.Agency is { Length: > 0 } b && AgencyName.AreSame(a, b);

    private static bool SameFigures(AnnualReport one, AnnualReport other) =>
        one.Cells.Keys.Concat(other.Cells.Keys).All(id => CellChange.IsSame(one[id], other[id]));
}
