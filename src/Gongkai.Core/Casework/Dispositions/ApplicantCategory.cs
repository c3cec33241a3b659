using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Casework;

/// <summary>申请人类别: the six columns of table 三; fixed when the request is registered.</summary>
public enum ApplicantCategory
{
    /// <summary>自然人</summary>
    NaturalPerson,

    /// <summary>商业企业</summary>
    CommercialEnterprise,

    /// <summary>科研机构</summary>
    ResearchBody,

    /// <summary>社会公益组织</summary>
    PublicWelfareOrganisation,

    /// <summary>法律服务机构</summary>
    LegalServiceBody,

    /// <summary>其他</summary>
    Other,
}

/// <summary>The report form's words for the categories.</summary>
public static class ApplicantCategories
{
    /// <summary>All six, in the order of the form.</summary>
    public static ImmutableArray<ApplicantCategory> All { get; } = [.. Enum.GetValues<ApplicantCategory>()];

    /// <summary>The column as the report form has it.</summary>
    public static FormColumn Column(ApplicantCategory category) => ReportForm.RequestColumns[(int)category];

    /// <summary>The label as the report form prints it.</summary>
    public static string NameOf(ApplicantCategory category) => Column(category).Label;
}
