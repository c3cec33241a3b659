using Gongkai.Assessment;
using Gongkai.Web;

namespace Gongkai.Features.Assessment;

/// <summary>How assessments look on pages.</summary>
public static class AssessmentTones
{
    /// <summary>The tone of a stage.</summary>
    public static Tone Of(AssessmentStage stage) => stage switch
    {
        AssessmentStage.Decided or AssessmentStage.Published => Tone.Good,
        AssessmentStage.Submitted or AssessmentStage.FedBack => Tone.Info,
        AssessmentStage.Appealed => Tone.Warning,
        _ => Tone.Neutral,
    };

    /// <summary>Points as pages print them; what is not known is not nothing.</summary>
    public static string Points(decimal? points) => points is null ? "—" : IndicatorTable.Text(points);

    /// <summary>How an indicator is scored, in words.</summary>
    public static string RuleOf(Indicator one) => one.Rule switch
    {
        IndicatorRule.PerEvent => $"每件扣 {Points(one.Points)} 分{(one.Most is { } most ? $"，最多扣 {Points(most)} 分" : "，扣完为止")}",
        IndicatorRule.Threshold => string.Join("；", one.Tiers.OrderByDescending(tier => tier.AtLeast).Select(tier =>
            $"达到 {Points(tier.AtLeast)} 得 {Points(tier.Points)} 分")),
        IndicatorRule.Cap => $"发生的，上一级最多得 {Points(one.Most)} 分",
        IndicatorRule.Veto => one.Target is { } target ? $"发生的，{target} 不得分" : "发生的，总分为零",
        IndicatorRule.Bonus => $"每件加 {Points(one.Points)} 分，最多加 {Points(one.Most)} 分",
        IndicatorRule.Judgement => "评审打分",
        _ => "",
    };
}
