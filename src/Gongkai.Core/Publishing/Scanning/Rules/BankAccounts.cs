using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB03: numbers of bank cards (the prefix 62 of China UnionPay and the check figure of ISO/IEC 7812) and accounts of people.</summary>
internal sealed partial class BankAccounts() : TextScanRule("PB03", Severity.Error)
{
    private const int Near = 30;

    protected override IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around)
    {
        var (text, own, end) = (page.Blocks[block].Text, page.Blocks[block], 0);
        var isList = ListedPeople.In(page, own) && Account().IsMatch(own.Label);
        foreach (var run in DigitRun.In(text))
        {
            if (run.Start < end || run.IsPartOf(text)) continue;
            var isCard = run.Figures.Length is >= 16 and <= 19 && run.Figures[^1] != 'X' && HasRightCheck(run.Figures)
                && (run.Length == run.Figures.Length || Fours().IsMatch(text.AsSpan(run.Start, run.Length)));
            if (!(isCard && (run.Figures.StartsWith("62", StringComparison.Ordinal) || Account().IsMatch(own.Label)
                    || Account().IsMatch(run.Before(text, Near))))
                && !(isList && run.Figures.Length is >= 12 and <= 21 && run.Length == run.Figures.Length)) continue;
            end = run.Start + run.Length;
            // What people pay into is published on purpose.
            var isAgency = Receiver().IsMatch(text) && !isList;
            yield return isAgency ? Found(page, block, run.Start, run.Length, "agency") with { Severity = Severity.Hint }
                : Found(page, block, run.Start, run.Length);
        }
    }

    private static bool HasRightCheck(string figures)
    {
        var sum = 0;
        for (var i = 0; i < figures.Length; i++)
        {
            var figure = figures[^(i + 1)] - '0';
            if (i % 2 == 1 && (figure *= 2) > 9) figure -= 9;
            sum += figure;
        }
        return sum % 10 == 0;
    }

    [GeneratedRegex("账\\s*号|帐\\s*号|卡\\s*号|银行卡|账户|帐户|一卡通|开户|存折|社保卡")]
    private static partial Regex Account();

    [GeneratedRegex("(?:户名|收款单位|收款人|单位名称|账户名称|开户名称|名称)[:：]?[^，。；]{0,30}(?:局|公司|中心|财政|所|院|校|学|行|站|处|会|厅|府|队|馆)|对公|非税|专户|国库")]
    private static partial Regex Receiver();

    [GeneratedRegex("\\A[0-9]{4}(?:[- ][0-9]{4}){2,3}(?:[- ][0-9]{1,4})?\\z")]
    private static partial Regex Fours();
}
