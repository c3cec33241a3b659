using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>公开统计: a year beside the year before; what was not kept is not nothing.</summary>
public sealed class PublicationStatisticsTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Fact]
    public void A_running_year_is_held_against_the_same_part_of_the_year_before()
    {
        var told = Of(2026, new(2024, 5, 6), Count(2026, 3, 4), Count(2025, 3, 2), Count(2025, 12, 9, isWithin: false));
        Assert.Equal(new(4, 2), told.All);
        Assert.Equal(2, told.All.Change);
        Assert.Equal(9, told.Months[11].Before);
    }

    [Fact]
    public void A_year_that_is_over_is_held_against_the_whole_year_before() =>
        Assert.Equal(new(11, 0), Of(2025, new(2024, 5, 6), Count(2025, 3, 2), Count(2025, 12, 9, isWithin: false)).All);

    [Fact]
    public void What_lay_before_the_first_item_or_is_still_to_come_is_not_known()
    {
        var told = Of(2026, new(2026, 2, 28), Count(2026, 3, 4));
        Assert.Equal(new(4, null), told.All);
        Assert.Null(told.All.Change);
        Assert.Equal([null, 0, 4], told.Months.Take(3).Select(month => month.Now));
        Assert.Equal([0, null], told.Months.Skip(10).Select(month => month.Now));
        Assert.Equal(new(null, null), Of(2026, null).All);
    }

    [Fact]
    public void Kinds_stand_under_their_classes_and_columns_with_most_first()
    {
        var told = Of(2026, new(2024, 5, 6), Count(2026, 3, 4), Count(2026, 4, 1) with { Column = "notices", Kind = "notice" });
        Assert.Equal([ItemClass.News, ItemClass.Catalogue], told.Classes.Where(one => one.All.Now > 0).Select(one => one.Class).Order());
        Assert.Equal(["news"], told.Classes.Single(one => one.Class == ItemClass.News).Kinds.Select(one => one.Kind.Code));
        Assert.Equal(["news", "notices"], told.Columns.Select(one => one.Column));
    }

    [Fact]
    public void A_guide_is_looked_at_every_year()
    {
        var guide = new ItemContent(ItemKinds.DisclosureGuide.Code, "公开指南", Today);
        Assert.Null(GuideReview.DueOn(guide));
        Assert.Equal(new DateOnly(2026, 11, 30), GuideReview.DueOn(guide with { Fields = guide.Fields.Add("reviewedOn", "2025-11-30") }));
    }

    private static PublicationStatistics Of(int year, DateOnly? earliest, params PublicationCount[] counts) => new(year, counts, earliest, Today);

    private static PublicationCount Count(int year, int month, long count, bool isWithin = true) => new("news", "news", year, month, isWithin, count);
}
