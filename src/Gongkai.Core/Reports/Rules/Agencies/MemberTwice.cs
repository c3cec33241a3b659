using Gongkai.Agencies;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>AG03: two reports of one agency on one year; adding both would count it twice.</summary>
internal sealed class MemberTwice() : AgencyRule("AG03", Severity.Error)
{
    public override IEnumerable<Finding> Check(AgencyExamination examination) =>
        from member in examination.Comparable
        where member.Agency is not null
        group member by AgencyName.Short(member.Agency!) into same
        where same.Count() > 1 && same.Skip(1).Any(other => AgencyName.AreSame(other.Agency!, same.First().Agency!))
        select Found(null, [], ("agency", same.First().Agency!), ("count", (long)same.Count()));
}
