using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Gongkai.Publishing.Scanning;

/// <summary>Which tables of a page list people.</summary>
internal static partial class ListedPeople
{
    private static readonly ConditionalWeakTable<ScannedPage, HashSet<int>> Known = [];

    /// <summary>Whether the table of that block has a column of people's names.</summary>
    public static bool In(ScannedPage page, ScannedBlock block) => block.Table > 0 && Known.GetValue(page, Find).Contains(block.Table);

    private static HashSet<int> Find(ScannedPage page) =>
        [.. page.Blocks.Where(block => block.Table > 0 && (Person().IsMatch(block.Text) && block.Text.Length <= 12 || Person().IsMatch(block.Label)))
            .Select(block => block.Table)];

    [GeneratedRegex("姓\\s*名|户主|申请人|受益人|领取人|补助对象|补贴对象|法定代表人|负责人|联系人|当事人|参保人|考生|学生|患者|家长|农户|村民|经办人|持证人|从业人员|经营者|业主|收款人")]
    private static partial Regex Person();
}
