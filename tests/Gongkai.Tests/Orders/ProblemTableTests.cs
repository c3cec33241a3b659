using System.Collections.Immutable;
using Gongkai.Orders;

namespace Gongkai.Tests.Orders;

public sealed class ProblemTableTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Dictionary<string, int> Agencies = new() { ["云川市商务局"] = 1, ["同名局"] = 2 };

    [Fact]
    public void What_comes_out_is_read_as_what_went_in()
    {
        ImmutableArray<ListedProblem> problems =
        [
            new("云川市商务局", OrderKind.Rectification, new("主动公开", "栏目", "每季度更新", "栏目空白"), "", new(2026, 4, 1)),
            new("云川市商务局", null, new("", "", "", "没有清单"), "正在整改", null),
        ];
        var (read, faults) = ProblemTable.Read([ProblemTable.Headings, .. problems.Select(ProblemTable.Row)], Agencies, Today);
        Assert.Empty(faults);
        Assert.Equal(problems, read);
    }

    [Fact]
    public void Columns_stand_in_any_order_and_days_are_written_as_people_write_them() => Assert.Equal(
        [new("云川市商务局", null, new("", "", "", "空白"), "", new(2026, 4, 1)), new("云川市商务局", null, new("", "", "", "过期"), "", new(2026, 4, 2))],
        ProblemTable.Read([["问题明细", "备注", "整改期限", "机关"], ["空白", "无", "2026年4月1日", "云川市商务局"], ["", ""], ["过期", "", "2026/4/2", " 云川市商务局 "]],
            Agencies, Today).Problems);

    [Fact]
    public void Every_fault_is_told_at_once_with_its_row_and_column()
    {
        Assert.Equal(["heading"], Faults(["机关"], ["云川市商务局"]));
        Assert.Equal(["empty"], Faults(["机关", "问题明细"]));
        Assert.Equal(["agency", "cell", "cell", "detail", "many", "due", "long"], Faults(["机关", "种类", "整改期限", "问题明细"],
            ["别的局", "提醒", "月底", ""], ["同名局", "督办", "2026-03-02", new string('问', 501)]));
    }

    private static IEnumerable<string?> Faults(params ImmutableArray<string>[] rows) =>
        ProblemTable.Read([.. rows], Agencies, Today).Faults.Select(fault => fault.Variant);
}
