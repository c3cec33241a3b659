using Gongkai.Reports;

namespace Gongkai.Tests.Reports;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("1,024", 1024, CellTypo.ThousandsComma)]
    [InlineData("1，024", 1024, CellTypo.ThousandsComma)]
    [InlineData("１２", 12, CellTypo.FullWidth)]
    [InlineData("\u00A00 ", 0, CellTypo.SpaceCharacter)]
    [InlineData("－2", -2, CellTypo.OddMinus)]
    [InlineData("−2", -2, CellTypo.OddMinus)]
    [InlineData("三十二", 32, CellTypo.ChineseNumeral)]
    [InlineData("1(增加)", 1, CellTypo.ReadableRemark)]
    [InlineData("1（减少）", -1, CellTypo.ReadableRemark)]
    [InlineData("95件", 95, CellTypo.UnitOrRemark)]
    [InlineData("13 612", 13612, CellTypo.SpaceCharacter)]
    public void What_was_normalised_is_told(string raw, long value, CellTypo typo)
    {
        Assert.Equal(value, Assert.IsType<Count>(CellText.Read(raw, CellType.SignedCount, null, null)).Value);
        Assert.Equal([typo], CellText.TyposOf(raw, CellType.SignedCount));
    }

    [Theory]
    [InlineData("约95")]
    [InlineData("95余")]
    [InlineData("3/5")]
    [InlineData("95（含上年结转2件）")]
    [InlineData("1 2,34")]
    [InlineData("3.5")]
    [InlineData("O")]
    [InlineData("0 0")]
    [InlineData("12\n5")]
    [InlineData("详见附件")]
    [InlineData("99999999999999999999")]
    public void What_is_not_certain_is_unreadable(string raw) =>
        Assert.IsType<Unreadable>(CellText.Read(raw, CellType.Count, null, null));

    [Theory]
    [InlineData("200326元", 200326, MoneyUnit.Yuan)]
    [InlineData("312.5万元", 312.5, MoneyUnit.TenThousandYuan)]
    [InlineData("0.0000", 0, null)]
    public void Money_has_the_unit_that_is_printed(string raw, double value, MoneyUnit? unit)
    {
        var amount = Assert.IsType<Amount>(CellText.Read(raw, CellType.Money, null, null));
        Assert.Equal((decimal)value, amount.Value);
        Assert.Equal(unit, amount.Unit);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u00A0")]
    public void An_empty_cell_is_blank_and_not_zero(string raw) => Assert.IsType<Blank>(CellText.Read(raw, CellType.Count, null, null));

    [Theory]
    [InlineData("/")]
    [InlineData("—")]
    [InlineData("不涉及")]
    public void A_mark_for_not_applicable_is_not_zero(string raw) => Assert.IsType<NotApplicable>(CellText.Read(raw, CellType.Count, null, null));

    [Theory]
    [InlineData("1.属于国家秘密", false)]
    [InlineData("312.5万元", true)]
    [InlineData("95件", true)]
    [InlineData("其他", false)]
    public void A_value_is_told_from_a_label(string raw, bool value) => Assert.Equal(value, CellText.LooksLikeValue(raw));
}
