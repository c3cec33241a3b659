using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Casework;

/// <summary>申请人类别: the six columns of table 三; fixed when the request is registered.</summary>
public enum ApplicantCategory
{
    [Word("自然人")] NaturalPerson,
    [Word("商业企业")] CommercialEnterprise,
    [Word("科研机构")] ResearchBody,
    [Word("社会公益组织")] PublicWelfareOrganisation,
    [Word("法律服务机构")] LegalServiceBody,
    [Word("其他")] Other,
}

/// <summary>The categories as columns of the report form.</summary>
public static class ApplicantCategories
{
    /// <summary>All six, in the order of the form.</summary>
    public static ImmutableArray<ApplicantCategory> All { get; } = [.. Enum.GetValues<ApplicantCategory>()];

    private static FrozenDictionary<ApplicantCategory, FormColumn> Columns { get; } = ReportForm.RequestColumns[..^1]
        .OneForEach(column => Vocabulary.Find<ApplicantCategory>(column.Label)!.Value);

    /// <summary>The column as the report form has it, under the same word.</summary>
    public static FormColumn Column(ApplicantCategory category) => Columns[category];
}
