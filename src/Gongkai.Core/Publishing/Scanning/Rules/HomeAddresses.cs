using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB04: where people live, down to the house.</summary>
internal sealed partial class HomeAddresses() : TextScanRule("PB04", Severity.Error)
{
    protected override IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around)
    {
        var own = page.Blocks[block];
        if (own.Table > 0)
        {
            if (Home().IsMatch(own.Label) && !Firm().IsMatch(own.Label) && House().Match(own.Text) is { Success: true } cell
                && (ListedPeople.In(page, own) || Surely().IsMatch(own.Label)))
                yield return Found(page, block, cell.Index, cell.Length);
            yield break;
        }
        if (own.Text.Length < 8 || !Lives().IsMatch(own.Text)) yield break;
        foreach (Match match in Lived().Matches(own.Text))
            if (House().IsMatch(match.Groups["where"].Value)) yield return Found(page, block, match.Groups["where"].Index, match.Groups["where"].Length);
    }

    [GeneratedRegex("住\\s*址|住所|居住地|户籍|家庭地址|家庭住|地\\s*址")]
    private static partial Regex Home();

    [GeneratedRegex("家庭|户籍|居住|住\\s*址")]
    private static partial Regex Surely();

    [GeneratedRegex("单位|企业|公司|经营|注册|办公|项目|工程|机构|门店|营业")]
    private static partial Regex Firm();

    // A place, and in it a number of a house, a group of a village, a flat.
    [GeneratedRegex("[\\u4e00-\\u9fff]{1,}(?:省|市|县|区|镇|乡|街道|村|社区|路|街|巷|里|弄|小区|苑|花园|大道|新村|庄|屯"
        + "|寨)[\\u4e00-\\u9fff0-9０-９A-Za-z（）()\\-－—#]*?[0-9０-９一二三四五六七八九十]+\\s*(?:号|组|栋|幢|单元|室|户|弄|楼|座|社)[0-9０-９\\u4e00-\\u9fffA-Za-z\\-－]*")]
    private static partial Regex House();

    [GeneratedRegex("家住|现住|住址|户籍|居住在|家庭地址|住所地|住：|住:")]
    private static partial Regex Lives();

    [GeneratedRegex("(?:家住|现住址?|住址|户籍所?在?地?|居住在|家庭地址|住所地|(?<=[，,；;\\s])住(?=[:：]))(?:为|是)?[:：]?\\s*(?<where>[^，,。；;、\\s]{6,60})")]
    private static partial Regex Lived();
}
