using System.Globalization;
using System.Text.Json.Serialization;

namespace Gongkai.YearEnd;

/// <summary>Where a figure of the annual report comes from.</summary>
public enum FigureSource
{
    [Word("办件台账")] Cases,
    [Word("已公开的文件")] Documents,
    [Word("申报")] Declared,
    [Word("其他登记")] Registers,
    [Word("上年度报告")] Previous,
    [Word("机关登记")] Agency,
    [Word("本级和下级报告汇总")] Members,
}

/// <summary>A figure, or a fact that a text names, with its source. What is not known has none: unknown is never zero.</summary>
/// <param name="Value">As it is printed; what was declared exactly as it was typed.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record YearFigure(string Value, FigureSource Source)
{
    /// <summary>Its number; null where it is words.</summary>
    [JsonIgnore]
    public decimal? Number =>
        decimal.TryParse(Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number from a register.</summary>
    public static YearFigure Of(long count, FigureSource source) => new(count.ToString(CultureInfo.InvariantCulture), source);
}
