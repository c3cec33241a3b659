using System.Collections.Immutable;
using Gongkai.Matters;
using static Gongkai.Casework.ComplaintStage;

namespace Gongkai.Casework;

/// <summary>提交投诉: whoever holds the code of a request complains of how it is handled.</summary>
/// <param name="On">The day.</param>
/// <param name="Agency">被投诉机关</param>
/// <param name="Request">The request.</param>
/// <param name="Words">投诉内容</param>
public sealed record ComplaintFiled(DateOnly On, AgencyId Agency, DisclosureRequestId Request, PrivateRef Words) : ComplaintEvent(On);

/// <summary>撤回投诉</summary>
public sealed record ComplaintWithdrawn(DateOnly On) : ComplaintEvent(On);

internal sealed class FileComplaint() : ComplaintStep<ComplaintFiled>()
{
    protected override ImmutableArray<Transition<ComplaintStage>> Rows => [Row("提交", [], Filed) with { By = [], ByApplicant = true }];

    protected override Complaint Apply(Complaint complaint, ComplaintFiled e) => complaint with { Filed = e };

    protected override Sentence Told(ComplaintFiled e) => $"投诉：{e.Words}";

    protected override string? Shown(ComplaintFiled e) => "等待处理";
}

internal sealed class WithdrawComplaint() : ComplaintStep<ComplaintWithdrawn>()
{
    protected override ImmutableArray<Transition<ComplaintStage>> Rows => [Row("撤回", [Filed, Accepted], Withdrawn) with { By = [], ByApplicant = true }];

    protected override Sentence Told(ComplaintWithdrawn e) => "投诉人撤回";

    protected override string? Shown(ComplaintWithdrawn e) => "您已撤回";
}
