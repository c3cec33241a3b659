using Gongkai.Documents.Publishing;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>What people type into lists of items, as fields take it.</summary>
public sealed class TypedFieldTests
{
    [Theory]
    [InlineData(FieldType.Day, "2026年3月2日", "2026-03-02")]
    [InlineData(FieldType.Day, "2026/3/2", "2026-03-02")]
    [InlineData(FieldType.Day, "20260302", "2026-03-02")]
    [InlineData(FieldType.Day, "二〇二六年三月二日", "2026-03-02")]
    [InlineData(FieldType.Day, "—", "")]
    [InlineData(FieldType.Day, "2026-02-30", null)]
    [InlineData(FieldType.Day, "2026年3月", null)]
    [InlineData(FieldType.Day, "46083", null)]
    [InlineData(FieldType.Moment, "2026-03-02 09:30", "2026-03-02 09:30")]
    [InlineData(FieldType.Moment, "2026年3月2日9时30分", "2026-03-02 09:30")]
    [InlineData(FieldType.Moment, "2026 年 3 月 2 日 下午 2 时", "2026-03-02 14:00")]
    [InlineData(FieldType.Moment, "2026/3/2 21：05", "2026-03-02 21:05")]
    [InlineData(FieldType.Moment, "2026年3月2日9点半", "2026-03-02 09:30")]
    [InlineData(FieldType.Moment, "2026-03-02", null)]
    [InlineData(FieldType.Moment, "2026-03-02 25:00", null)]
    [InlineData(FieldType.Number, "1,200", "1200")]
    [InlineData(FieldType.Number, "１２ 件", "12")]
    [InlineData(FieldType.Number, "2026年度", "2026")]
    [InlineData(FieldType.Number, "二十个工作日", "20")]
    [InlineData(FieldType.Number, "12.5", null)]
    [InlineData(FieldType.Number, "若干", null)]
    [InlineData(FieldType.Number, "-3", null)]
    [InlineData(FieldType.Money, "1,200,000.50", "1200000.5")]
    [InlineData(FieldType.Money, "¥ 98,000", "98000")]
    [InlineData(FieldType.Money, "120万元", "1200000")]
    [InlineData(FieldType.Money, "1.2亿元", "120000000")]
    [InlineData(FieldType.Money, "人民币壹拾贰万元整", "120000")]
    [InlineData(FieldType.Money, "0.30000000000000004", "0.3")]
    [InlineData(FieldType.Money, "1.234", null)]
    [InlineData(FieldType.Money, "约十万", null)]
    [InlineData(FieldType.Money, "12,34", null)]
    [InlineData(FieldType.Words, " 甲\r\n乙 ", "甲\n乙")]
    [InlineData(FieldType.Text, "无", "无")]
    public void What_is_typed_is_understood_or_nothing_is_taken(FieldType type, string typed, string? value) =>
        Assert.Equal(value, TypedField.Read(new("a", "甲", type), "甲", typed)?.Value);

    [Theory]
    [InlineData("总额（万元）", "120.5", "1205000")]
    [InlineData("总额（元）", "120.5", "120.5")]
    [InlineData("总额（万元）", "120万元", "1200000")]
    [InlineData("总额（万元）", "1200000元", "1200000")]
    [InlineData("总额（亿元）", "1.2", "120000000")]
    public void Money_is_in_the_unit_of_its_heading_unless_the_cell_says_another(string heading, string typed, string value) =>
        Assert.Equal(value, TypedField.Read(ItemKinds.Budget.Field("total")!, heading, typed)?.Value);

    [Theory]
    [InlineData("power", "type", "行政许可", "行政许可", true)]
    [InlineData("power", "type", "许可", "行政许可", false)]
    [InlineData("power", "type", "其它", "其他", false)]
    [InlineData("power", "type", "行政", null, false)]
    [InlineData("proposal", "satisfaction", "满意", "满意", true)]
    [InlineData("proposal", "result", "不适用", "不适用", true)]
    [InlineData("procurement", "step", "中标(成交)公告", "中标（成交）公告", true)]
    [InlineData("emergency", "level", "Ⅱ级", "Ⅱ级（橙色）", false)]
    public void A_choice_is_its_word_or_told(string kind, string field, string typed, string? value, bool isSure) =>
        Assert.Equal(value is null ? null : (value, isSure), TypedField.Read(ItemKinds.Of(kind).Field(field)!, "", typed));

    [Fact]
    public void Labels_of_a_kind_differ_as_headings() =>
        Assert.All(ItemKinds.All, kind => Assert.Distinct(kind.Fields.Select(field => ItemList.KeyOf(field.Label))));
}
