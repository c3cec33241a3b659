using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>数据发布日程: what is announced is watched until it appears.</summary>
public sealed class AnnouncedReleaseTests
{
    private static ItemContent Calendar(string schedule) => AnItem.Content(ItemKinds.ReleaseCalendar) with
    {
        Fields = AnItem.Content(ItemKinds.ReleaseCalendar).Fields.SetItem(AnnouncedRelease.Field, schedule),
    };

    [Fact]
    public void A_line_is_an_indicator_its_period_and_a_day()
    {
        Assert.Equal(
        [
            new("社会消费品零售总额", "2026年1—6月", new(2026, 7, 20)), new("进出口，按美元计", "上半年", new(2026, 7, 25)), new("利用外资", "2026年", new(2027, 1, 20)),
        ], AnnouncedRelease.Of(Calendar("社会消费品零售总额，2026年1—6月，2026-07-20\n\n进出口,按美元计,上半年,2026年7月25日\n利用外资 | 2026年 | 2027-1-20")));
        Assert.Equal(["PU02.line", "PU02.again", "PU02.line"], ItemExamination.Faults(
            Calendar("进出口，2026年，七月\n利用外资，2026年，2026-07-20\n利用外资，2026年，2026-08-20\n，，2026-08-20"), AnItem.Monday).Select(AnItem.Told));
    }

    [Theory]
    [InlineData("社会消费品零售总额", "2026年1—6月", true)]
    [InlineData(" 社会消费品零售总额", "２０２６年1-6月", true)]
    [InlineData("社会消费品零售总额", "2026年1至6月", true)]
    [InlineData("社会消费品零售总额", "2026年1—9月", false)]
    [InlineData("进出口", "2026年1—6月", false)]
    public void It_is_kept_by_the_same_figure_however_that_is_written(string indicator, string period, bool isKept)
    {
        var figure = AnItem.Content(ItemKinds.Statistics);
        figure = figure with { Fields = figure.Fields.SetItem("indicator", indicator).SetItem("period", period) };
        Assert.Equal(isKept, new AnnouncedRelease("社会消费品零售总额", "2026年1—6月", AnItem.Monday).IsKeptBy(figure));
    }
}
