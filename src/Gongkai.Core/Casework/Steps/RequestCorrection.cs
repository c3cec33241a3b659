using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>补正告知 (第三十条): once, each unclear point, a reasonable period.</summary>
/// <param name="On">送达之日</param>
public sealed record CorrectionRequested(DateOnly On, ImmutableArray<PrivateRef> Points, int Workdays) : CaseEvent(On), INamesLetter
{
    /// <summary>Why it goes out although the seventh workday is over; the breach stays on record.</summary>
    public PrivateRef? OverrideReason { get; init; }

    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class RequestCorrection() : CaseStep<CorrectionRequested>("correction-notice")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("告知补正", [Registered, UnderReview, AwaitingReasons], AwaitingCorrection, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, CorrectionRequested e) => request with { CorrectionNotice = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CorrectionRequested e, CaseSituation situation)
    {
        // 应当一次性告知：没有第二次。
        if (request.CorrectionNotice is { } earlier)
        {
            yield return new("CW25") { Values = [("date", Day(earlier.On))] };
            yield break;
        }
        if (e.Points.IsEmpty) yield return new("CW26") { Field = nameof(e.Points) };
        if (e.Workdays is < 1 or > LongestPeriod)
            yield return new("CW26")
            {
                Field = nameof(e.Workdays),
                Variant = "period",
                Values = [("workdays", (long)e.Workdays), ("most", (long)LongestPeriod)],
            };
        if (request.Clock(situation).CorrectionNoticeBy is { } by && e.On > by && e.OverrideReason is null)
            yield return new("CW27") { Field = nameof(e.OverrideReason), Values = [("servedOn", Day(e.On)), ("by", Day(by))] };
    }

    protected override Sentence Told(DisclosureRequest request, CorrectionRequested e)
    {
        var points = new Sentence();
        foreach (var (i, point) in e.Points.Index()) points.AppendFormatted(Sentence.Maybe(i == 0 ? "" : "；", point));
        return $"送达补正告知，{e.Points.Length} 处：{points}；期限 {e.Workdays} 个工作日{Sentence.Maybe("；逾期告知的原因：", e.OverrideReason)}{Numbered(e)}";
    }

    protected override PublicStep? Shown(DisclosureRequest request, CorrectionRequested e) =>
        new(e.On, "请您补正", $"需要补正 {e.Points.Length} 处，补正期限 {e.Workdays} 个工作日。");

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) => request.CorrectionNotice is null;

    private const int LongestPeriod = 60;
}
