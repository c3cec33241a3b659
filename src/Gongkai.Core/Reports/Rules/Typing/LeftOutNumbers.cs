using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Words of measure before which no number stands: 全年共主动公开条, 开展培训次 (TX03).</summary>
internal static partial class LeftOutNumbers
{
    /// <summary>Each clause whose number was left out, from its beginning to its word of measure.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        foreach (Match sentence in Sentence().Matches(text))
        {
            var found = Clause().Matches(sentence.Value).Where(IsLeftOut).ToArray();
            foreach (var clause in found)
                // Without 共 one such clause may be a word that ends in 件 or 次; two of them are not.
                if (Sum().IsMatch(clause.Value) || Certain().IsMatch(clause.Value) || found.Length > 1)
                    yield return (sentence.Index + clause.Index, clause.Length);
        }
    }

    private static bool IsLeftOut(Match clause) =>
        !Dates().Replace(clause.Value, "")
            .Any(c => char.IsAsciiDigit(c) || char.IsAsciiDigit(ChineseText.Fold(c)) || ChineseNumerals.IsNumeral(c)
                || c is '多' or '数' or '几' or '每' or '某' or '首' or '逐' or '若') && Ends().IsMatch(clause.Value);

    [GeneratedRegex("\\d+(?:年度?|月|日)")]
    private static partial Regex Dates();

    [GeneratedRegex("[^。；;！!？?\\n]+")]
    private static partial Regex Sentence();

    // Up to the word of measure, with a stop after it.
    [GeneratedRegex("[^，,、。；;：:（()）“”\"《》]+(?=[，,、。；;（(）)]|$)")]
    private static partial Regex Clause();

    // What was done or is counted, then at once its word of measure.
    [GeneratedRegex(
        "(?:(?:公开|发布|信息|解读|动态|公告|公示|文章|稿件|共|共计|累计|总计|合计|微信|微博|网站|公众号|新媒体|政策|目录|更新|留言|推送|阅读)\\s*(?:条|篇|则|余条)|(?:培训|会议|活动|发布会|检查|座谈|讲座|调研|宣传|共|共计|累计|总计|合计|督查)(?:次|场|期|场次)|(?:申请|文件|案件|答复|办结|受理|结转|复议|诉讼|工单|收到|公开|制发|印发|废止|共|共计|累计|总计|合计|建议|提案|信件|决定)\\s*(?:件|宗|起)|(?:公告|海报|资料|手册|问卷|折页|通知书|答复书|文件)\\s*(?:份|张|册)|(?:参训|培训|接待|参加|咨询|共|共计)(?:人次|人|名))$")]
    private static partial Regex Ends();

    [GeneratedRegex("共|累计|总计|合计|总数为|总量为")]
    private static partial Regex Sum();

    [GeneratedRegex(
        "(?:发布|公开|更新|推送|制作)[^的]{0,8}(?:信息|解读|动态|稿件|文章|公告)(?:条|篇|则)$|(?:召开|举办|开展|组织)[^的]{0,12}(?:会议|培训|培训班|活动|讲座)(?:次|场|期)$|(?:制发|印发|废止)[^的]{0,8}文件件$|(?:收到|受理|办结|答复)[^的]{0,10}申请\\s+[件宗]$|^(?:全年|年内|本年度?|今年|\\D{0,3}共)[^的]{0,8}(?:收到|受理|办结|答复|办理|接收)[^的]{0,10}申请\\s*件$|(?:推送|张贴|发放|印制)[^的]{0,8}(?:篇|份|张)$")]
    private static partial Regex Certain();
}
