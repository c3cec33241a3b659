using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>Which organs decide on reconsideration and in which order remedies come, from one day on.</summary>
/// <param name="InForceFrom">The day.</param>
/// <param name="RefusalsGoToReconsiderationFirst">复议前置</param>
/// <param name="DepartmentsHaveTwoOrgans">Whether the applicant chooses between the same-level government and the superior department.</param>
internal sealed record RemedyLaw(DateOnly InForceFrom, bool RefusalsGoToReconsiderationFirst, bool DepartmentsHaveTwoOrgans)
{
    private static readonly DateOnly Revised = new(2024, 1, 1);

    // 行政复议法 2023 年修订，2024年1月1日起施行：第二十三条第一款第四项（复议前置）、第二十四条（不再由上一级主管部门管辖）。
    private static readonly Calendar.Dated<RemedyLaw> Versions = new(
        (new(2019, 5, 15), new(new(2019, 5, 15), false, true)),
        (Revised, new(Revised, true, false)));

    /// <summary>What holds for a decision of that day.</summary>
    public static RemedyLaw On(DateOnly day) => Versions.On(day);

    /// <summary>The organs that an applicant may turn to; null in the place of one that is not known.</summary>
    public ImmutableArray<ReconsiderationOrgan?> OrgansFor(AgencyForLetters agency) => agency.Standing switch
    {
        AgencyStanding.LocalDepartment when DepartmentsHaveTwoOrgans => [agency.Government, agency.Superior],
        AgencyStanding.LocalDepartment or AgencyStanding.LocalGovernment => [agency.Government],
        AgencyStanding.VerticalSystem => [agency.Superior],
        _ => [agency.Itself],
    };
}
