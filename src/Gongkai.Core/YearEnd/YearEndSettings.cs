using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Publishing;

namespace Gongkai.YearEnd;

/// <summary>签批环节: who looks at the report before it is issued.</summary>
public enum ReportCheck
{
    [Word("科室确认数据")] Sections,
    [Word("司法行政部门核对")] Justice,
    [Word("保密审查")] Secrecy,
    [Word("公开工作机构负责人审核")] Office,
    [Word("分管领导（第一责任人）审签")] LeaderInCharge,
    [Word("主要负责人签发")] Head,
}

/// <summary>年度报告设置: what an agency has chosen where law and local rules leave a choice.</summary>
public sealed record YearEndSettings
{
    private const int MostOwn = 30;

    /// <summary>The checks in their order. 保密审查 and the leader in charge are always among them.</summary>
    public ImmutableArray<ReportCheck> Chain { get; init; } =
        [ReportCheck.Sections, ReportCheck.Justice, ReportCheck.Secrecy, ReportCheck.Office, ReportCheck.LeaderInCharge, ReportCheck.Head];

    /// <summary>提交期限 in the year after, as the supervising authority has set it (MM-dd); null: the day of the law.</summary>
    public string? SubmitBy { get; init; }

    /// <summary>公布期限 in the year after, as the supervising authority has set it (MM-dd); null: the day of the law.</summary>
    public string? PublishBy { get; init; }

    /// <summary>The most characters that part one should have; null where no local rule says so. A hint, never more.</summary>
    public int? OverviewMaxChars { get; init; }

    /// <summary>Figures that no form has and the text wants: 培训次数. Each is declared.</summary>
    public ImmutableArray<string> OwnFigures { get; init; } = ["会议次数", "培训次数", "工作人员数"];

    /// <summary>What a report begins with.</summary>
    public ReportDraft Template { get; init; } = ReportDraft.Usual;

    /// <summary>The last day for handing the report in.</summary>
    /// <param name="year">The year that it is on.</param>
    /// <param name="isGovernment">Whether it is that of a people's government.</param>
    public DateOnly SubmitDue(int year, bool isGovernment) => YearlyReportDuty.LocalDay(SubmitBy, year, isGovernment);

    /// <summary>The last day for its being public.</summary>
    /// <param name="year">The year that it is on.</param>
    /// <param name="isGovernment">Whether it is that of a people's government.</param>
    public DateOnly PublishDue(int year, bool isGovernment) => YearlyReportDuty.LocalDay(PublishBy, year, isGovernment);

    /// <summary>What is wrong with the choices.</summary>
    /// <param name="isGovernment">Whether it is a people's government.</param>
    public IEnumerable<Refusal> Faults(bool isGovernment)
    {
        if (!Chain.Contains(ReportCheck.Secrecy) || !Chain.Contains(ReportCheck.LeaderInCharge)) yield return Fault("chain", nameof(Chain));
        if (Chain.Distinct().Count() != Chain.Length) yield return Fault("twice", nameof(Chain));
        // 第四十九条: 县级以上人民政府部门应当在每年1月31日前；政府在3月31日前. A local day is never later.
        foreach (var (field, value) in new[] { (nameof(SubmitBy), SubmitBy), (nameof(PublishBy), PublishBy) })
            if (value is not null && (YearlyReportDuty.DayOf(value) is not { } day || day > YearlyReportDuty.DayOf(isGovernment ? "03-31" : "01-31")))
                yield return Fault("day", field, ("last", isGovernment ? "3月31日" : "1月31日"));
        if (OwnFigures.Length > MostOwn) yield return Fault("many", nameof(OwnFigures), ("most", (long)MostOwn));
        foreach (var name in OwnFigures.Where(name => !Declarable.IsOwnName(name) || ReportField.All(2021, []).Any(field => field.Name == name)))
            yield return Fault("own", nameof(OwnFigures), ("name", name));
    }

    private static Refusal Fault(string variant, string field, params ImmutableArray<(string, object)> values) =>
        new("YE05") { Variant = variant, Field = field, Values = values };
}
