using CsCheck;
using Gongkai.Casework;

namespace Gongkai.Tests.Casework.Fees;

public sealed class InformationProcessingFeeTests
{
    private static readonly DateOnly Day = new(2026, 9, 30);

    [Theory]
    [InlineData(10, 0), InlineData(11, 100), InlineData(30, 100), InlineData(31, 200), InlineData(40, 200), InlineData(41, 300), InlineData(51, 400)]
    public void The_nth_application_of_a_month_has_its_price(int nth, int yuan) =>
        Assert.Equal(Yuan.Of(yuan), InformationProcessingFee.PerItem(Day, nth - 1, 1).Total);

    [Theory]
    [InlineData(11,
        100), InlineData(30,
            2_000), InlineData(31, 2_200), InlineData(40, 4_000), InlineData(45, 5_500), InlineData(50, 7_000), InlineData(51, 7_400), InlineData(13, 300)]
    public void All_applications_of_a_month_together_have_their_price(int items, int yuan) =>
        Assert.Equal(Yuan.Of(yuan), InformationProcessingFee.PerItem(Day, 0, items).Total);

    [Theory]
    [InlineData(25, 0), InlineData(30, 0), InlineData(31, 10), InlineData(68, 380), InlineData(70, 400), InlineData(100, 700)]
    [InlineData(101, 720), InlineData(150, 1_700), InlineData(200, 2_700), InlineData(201, 2_740), InlineData(250, 4_700)]
    public void Pages_have_their_price(int pages, int yuan) =>
        Assert.Equal(Yuan.Of(yuan), InformationProcessingFee.PerPage(Day, pages).Total);

    [Fact]
    public void The_calculation_is_shown_bracket_by_bracket() =>
        Assert.Equal(
            ["第1—10件：2件×0元/件＝0元", "第11—30件：20件×100元/件＝2,000元", "第31—40件：10件×200元/件＝2,000元", "第41—50件：1件×300元/件＝300元"],
            InformationProcessingFee.PerItem(Day, 8, 33).Lines.Select(line => line.ToString()));

    [Fact]
    public void The_last_bracket_of_pages_is_open() =>
        Assert.Equal("第201页以上：50页×40元/页＝2,000元", InformationProcessingFee.PerPage(Day, 250).Lines[^1].ToString());

    [Fact]
    public void A_new_month_begins_at_nothing()
    {
        CountedApplication[] earlier =
        [
            .. Enumerable.Repeat(new CountedApplication(Day), 30), .. Enumerable.Repeat(new CountedApplication(new(2025, 10, 1)), 7),
        ];

        var before = FeeCount.InMonthOf(new(2026, 10, 1), earlier, new());

        Assert.Equal(Yuan.Zero, InformationProcessingFee.PerItem(new(2026, 10, 1), before, 5).Total);
        Assert.Equal(30, FeeCount.InMonthOf(Day, earlier, new()));
    }

    [Fact]
    public void A_withdrawn_application_counts_only_where_so_chosen()
    {
        CountedApplication[] earlier = [new(Day, 3), new(Day, 9, IsWithdrawn: true)];

        Assert.Equal((3, 12), (FeeCount.InMonthOf(Day, earlier, new()), FeeCount.InMonthOf(Day, earlier, new(CountsWithdrawn: true))));
    }

    [Fact]
    public void The_officer_may_choose_the_tariff_that_costs_nothing() =>
        Assert.Equal((Yuan.Of(100), false), (InformationProcessingFee.PerItem(Day, 11, 1).Total, InformationProcessingFee.PerPage(Day, 25).IsDue));

    [Fact]
    public void Items_counted_one_after_another_cost_what_they_cost_together() =>
        Gen.Select(Gen.Int[0, 80], Gen.Int[1, 80]).Sample((before, items) =>
            Enumerable.Range(before, items).Aggregate(Yuan.Zero, (sum, earlier) => sum + InformationProcessingFee.PerItem(Day, earlier, 1).Total)
                == InformationProcessingFee.PerItem(Day, before, items).Total);

    [Fact]
    public void Nothing_can_be_charged_before_2021() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InformationProcessingFee.PerPage(new(2020, 12, 31), 40));

    [Theory, InlineData(740_000, "7,400"), InlineData(1_250, "12.50"), InlineData(0, "0")]
    public void Money_is_printed_without_idle_fen(long fen, string printed) =>
        Assert.Equal(printed, new Yuan(fen).ToString());
}
