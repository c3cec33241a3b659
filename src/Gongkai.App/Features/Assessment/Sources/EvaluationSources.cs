using Dapper;
using Gongkai.Assessment;
using Gongkai.Features.Interaction;
using Gongkai.Interaction;

namespace Gongkai.Features.Assessment;

/// <summary>社会评议: what the public says of an agency in surveys that a superior has asked and whose result is told, with a code or without one.</summary>
internal sealed class PublicEvaluation(bool isInvited)
    : AssessmentSource(isInvited ? "survey_sampled" : "survey_open", $"社会评议满意度（{(isInvited ? "抽样" : "开放")}，百分之几）")
{
    public override async Task<IndicatorFacts?> FindAsync(SourceAsk ask)
    {
        var surveys = await ask.Connection.QueryAsync<(SurveyId Id, string Number)>($"""
            select id, number from {SurveyMatters.Table} where evaluated = @agency and evaluated_year = @year and stage = '{nameof(SurveyStage.Concluded)}'
            order by number, id
            """, new { agency = ask.Agency, year = (long)ask.Year });
        var known = new List<(SurveyId Id, string Number, int Count, decimal Satisfaction)>();
        foreach (var (id, number) in surveys.AsList())
            if (await SurveyMatters.ContentAsync(ask.Connection, id) is { } content
                && SurveyResult.OfForm(content, await SurveyAnswers.OfAsync(ask.Connection, id), isInvited) is { Satisfaction: { } satisfaction } result)
                known.Add((id, number, result.Count, satisfaction));
        // Several surveys count by their answers; what is too little says nothing.
        return known.Count == 0 ? null : new()
        {
            Figure = Math.Round(known.Sum(one => one.Satisfaction * one.Count) / known.Sum(one => one.Count), 1, MidpointRounding.AwayFromZero),
            Records = [.. known.Select(one => new ScoredEvent($"问卷 {one.Number}：{one.Count} 份答案，满意度 {one.Satisfaction}%")
            {
                Subject = $"survey/{one.Id}",
            })],
        };
    }
}

/// <summary>第三方评估: the part of the full marks that an agency got.</summary>
internal sealed class ThirdPartyFigure() : AssessmentSource("third_party", "第三方评估得分率（百分之几）")
{
    public override async Task<IndicatorFacts?> FindAsync(SourceAsk ask)
    {
        var rows = await ThirdParties.OfMemberAsync(ask.Connection, ask.Agency, ask.Year);
        return rows.IsEmpty ? null : new()
        {
            Figure = ThirdPartyTable.PercentOf([.. rows.Select(row => row.Score)]),
            Records = [.. rows.Select(row => EventOf(row.Line, row.Score))],
        };
    }

    internal static ScoredEvent EventOf(ThirdPartyLine line, ThirdPartyScore score) => new(
        $"{line.Evaluator}：{score.Item} {IndicatorTable.Text(score.Score)}/{IndicatorTable.Text(score.Full)}"
            + (score.Words.Length > 0 ? $"，{score.Words}" : ""))
    {
        On = line.TakenOn,
        Subject = $"{ThirdParties.Prefix}{line.Id}",
    };
}

/// <summary>第三方评估: the items in which an agency lost something.</summary>
internal sealed class ThirdPartyLosses() : AssessmentSource("third_party_lost", "第三方评估失分的项目")
{
    public override async Task<IndicatorFacts?> FindAsync(SourceAsk ask)
    {
        var rows = await ThirdParties.OfMemberAsync(ask.Connection, ask.Agency, ask.Year);
        return rows.IsEmpty ? null : new()
        {
            Events = [.. rows.Where(row => row.Score.Score < row.Score.Full).Select(row => ThirdPartyFigure.EventOf(row.Line, row.Score))],
        };
    }
}
