using System.Collections.Immutable;
using Gongkai.Assessment;

namespace Gongkai.Tests.Assessment;

public sealed class ThirdPartyTableTests
{
    private static readonly Dictionary<string, int> Agencies = new() { ["云川市商务局"] = 1, ["同名局"] = 2 };

    [Fact]
    public void What_comes_out_is_read_as_what_went_in()
    {
        ImmutableArray<ThirdPartyScore> scores = [new("云川市商务局", "1", "主动公开", 9, 10, ""), new("云川市商务局", "", "解读", 7.5m, 10, "没有图解")];
        var (read, faults) = ThirdPartyTable.Read([ThirdPartyTable.Headings, .. scores.Select(ThirdPartyTable.Row)], Agencies);
        Assert.Empty(faults);
        Assert.Equal(scores, read);
        Assert.Equal(82.5m, ThirdPartyTable.PercentOf(read));
        Assert.Null(ThirdPartyTable.PercentOf([]));
    }

    [Fact]
    public void A_score_that_is_not_there_is_not_nothing_and_every_fault_is_told_at_once() => Assert.Equal(
        ["cell", "bounds", "twice", "agency", "item", "cell", "cell", "many"],
        ThirdPartyTable.Read([["机关", "指标", "得分", "满分"], ["云川市商务局", "公开", "", "10"], ["云川市商务局", "公开", "11", "10"],
            ["别的局", "", "良", "0"], ["同名局", "公开", "1", "10"]], Agencies).Faults.Select(fault => fault.Variant));
}
