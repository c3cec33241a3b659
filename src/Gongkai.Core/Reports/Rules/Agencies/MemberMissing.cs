using Gongkai.Agencies;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>AG05: an agency that owes its report to the superior and has handed in none.</summary>
internal sealed class MemberMissing() : AgencyRule("AG05", Severity.Error)
{
    public override IEnumerable<Finding> Check(AgencyExamination examination) =>
        from name in examination.Expected
        where !examination.Members.Any(member => member.Agency is { } agency && AgencyName.AreSame(agency, name))
        select Found(null, [], ("agency", name));
}
