using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB02: mobile telephone numbers: of people in lists an error; one that an agency gives as its own contact a warning.</summary>
internal sealed partial class MobileNumbers() : ScanRule("PB02", Severity.Error)
{
    private const int Near = 24, ManyInText = 3;

    private readonly record struct Number(int Block, DigitRun Run);

    public override IEnumerable<Finding> Check(ScannedPage page, ScanSurroundings around)
    {
        var found = new List<Number>();
        for (var block = 0; block < page.Blocks.Length; block++)
        {
            var (text, end) = (page.Blocks[block].Text, 0);
            foreach (var run in DigitRun.In(text))
                if (run.Start >= end && IsMobile(run, text))
                {
                    found.Add(new(block, run));
                    end = run.Start + run.Length;
                }
        }
        foreach (var one in found)
        {
            var block = page.Blocks[one.Block];
            var told = Found(page, one.Block, one.Run.Start, one.Run.Length);
            yield return IsPersonal(page, block, one, found) ? told : told with { Severity = Severity.Warning, Variant = "contact" };
        }
    }

    private static bool IsPersonal(ScannedPage page, ScannedBlock block, Number one, List<Number> all)
    {
        if (block.Table > 0)
            return !Amount().IsMatch(block.Label) && (ListedPeople.In(page, block) && !Official().IsMatch(block.Label)
                || Phone().IsMatch(block.Label) && Many(other => page.Blocks[other.Block].Table == block.Table) > 1);
        return Many(other => other.Block == one.Block) >= ManyInText || Private().IsMatch(block.Text)
            || !Official().IsMatch(one.Run.Before(block.Text, Near)) && Many(other => page.Blocks[other.Block].Table == 0) >= ManyInText;

        int Many(Func<Number, bool> like) => all.Where(like).Select(other => other.Run.Figures).Distinct().Count();
    }

    private static bool IsMobile(DigitRun run, string text)
    {
        if (run.IsPartOf(text)) return false;
        var figures = run.Figures.Length == 13 && run.Figures.StartsWith("86", StringComparison.Ordinal) ? run.Figures[2..] : run.Figures;
        if (figures.Length != 11 || figures[0] != '1' || figures[1] is < '3' or > '9' || figures[^1] == 'X') return false;
        // Groups as people write them: 138-0000-0000, 138 0000 0000.
        return run.Length == run.Figures.Length || Grouped().IsMatch(Gongkai.Text.ChineseText.Fold(text.Substring(run.Start, run.Length)));
    }

    [GeneratedRegex("\\A(?:86[- ])?(?:[0-9]{3}[- ][0-9]{4}[- ][0-9]{4}|[0-9]{11}|[0-9]{3}[- ][0-9]{8}|[0-9]{4}[- ][0-9]{3}[- ][0-9]{4}"
        + "|[0-9]{3}[- ][0-9]{3}[- ][0-9]{5})\\z")]
    private static partial Regex Grouped();

    [GeneratedRegex("数|额|元|编号|代码|序号|面积|产值|文号|证号|金|资")]
    private static partial Regex Amount();

    [GeneratedRegex("电话|手机|联系|号码|方式|移动")]
    private static partial Regex Phone();

    [GeneratedRegex("联系|咨询|热线|举报|监督|投诉|报名|电话|受理|值班|传真|客服|业务|服务")]
    private static partial Regex Official();

    [GeneratedRegex("申请人|户主|被处罚人|当事人|违法行为人|家住|本人|村民|身份证|患者|学生|家长|考生|受害人|报案人|举报人|信访人|住址|户籍")]
    private static partial Regex Private();
}
