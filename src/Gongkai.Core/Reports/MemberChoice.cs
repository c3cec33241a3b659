using System.Collections.Immutable;
using Gongkai.Text;

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
        foreach (var agency in fitting.GroupBy(Agency, StringComparer.Ordinal))
        {
            var first = agency.First();
            var agree = agency.All(other => SameFigures(first.Report, other.Report));
            if (agree) counted.Add(first);
            leftOut.AddRange(agency.Skip(agree ? 1 : 0).Select(other => new Omission(other.Name, null, agree ? OmissionReason.Repeated : OmissionReason.Conflicting)));
        }
        return ([.. counted.OrderBy(member => member.Name, StringComparer.Ordinal)],
            [.. leftOut.OrderBy(omission => omission.Member, StringComparer.Ordinal).ThenBy(omission => omission.Reason)]);
    }

    // A report that does not name its agency is like no other.
    private static string Agency(Member member) =>
        member.Report.Agency is { Length: > 0 } agency ? ChineseText.Squeeze(agency) : $"\0{member.Name}";

    private static bool SameFigures(AnnualReport one, AnnualReport other) =>
        one.Cells.Keys.Concat(other.Cells.Keys).All(id => CellChange.IsSame(one[id], other[id]));
}
