using System.Collections.Immutable;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>信息处理费 for one application, line by line (《政府信息公开信息处理费管理办法》，国办函〔2020〕109号).</summary>
/// <param name="Tariff">The tariff chosen.</param>
/// <param name="Before">The items that the same applicant had applied for in the same calendar month before; 0 where pages are counted.</param>
/// <param name="Quantity">The items or pages of this application.</param>
/// <param name="Lines">The brackets touched, in order.</param>
public sealed record InformationProcessingFee(FeeTariff Tariff, int Before, int Quantity, ImmutableArray<FeeLine> Lines)
{
    // More items or pages than ever occur.
    internal const int Most = 100_000;

    // 第五条：30页以下不收费；31—100页10元/页；101—200页20元/页；201页以上40元/页。
    private static readonly Dated<ImmutableArray<FeeBracket>> PageBrackets = new((new(2021, 1, 1),
        [new(1, 30, Yuan.Zero), new(31, 100, Yuan.Of(10)), new(101, 200, Yuan.Of(20)), new(201, int.MaxValue, Yuan.Of(40))]));

    // 第四条：10件以下不收费；11—30件100元/件；31件以上以10件为一档，每增加一档，收费标准提高100元/件。
    private static readonly Dated<Func<int, FeeBracket>> ItemBrackets = new((new(2021, 1, 1), static item => item switch
    {
        <= 10 => new(1, 10, Yuan.Zero),
        <= 30 => new(11, 30, Yuan.Of(100)),
        _ => new(31 + ((item - 31) / 10 * 10), 40 + ((item - 31) / 10 * 10), Yuan.Of(100 * (2 + ((item - 31) / 10)))),
    }));

    /// <summary>The first day on which a fee can be charged.</summary>
    public static DateOnly From => PageBrackets.From;

    /// <summary>What is to be paid.</summary>
    public Yuan Total => Lines.Aggregate(Yuan.Zero, (sum, line) => sum + line.Amount);

    /// <summary>Whether the free quantity is exceeded, so that a fee can be charged at all.</summary>
    public bool IsDue => Total > Yuan.Zero;

    /// <summary>按件计收: so many items, after those of the same applicant in the same month.</summary>
    /// <param name="on">The day the notice is drawn up.</param>
    /// <param name="before">Items of the month before this application.</param>
    /// <param name="items">Items of this application: one, or as many as it can be reasonably split into (一事一申请).</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before the fee came into force, or a number is none that occurs.</exception>
    public static InformationProcessingFee PerItem(DateOnly on, int before, int items)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, Most);
        return new(FeeTariff.PerItem, before, items, Split(FeeTariff.PerItem, before, items, ItemBrackets.On(on)));
    }

    /// <summary>按量计收: so many pages.</summary>
    /// <param name="on">The day the notice is drawn up.</param>
    /// <param name="pages">Pages given in this application.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before the fee came into force, or the number is none that occurs.</exception>
    public static InformationProcessingFee PerPage(DateOnly on, int pages)
    {
        var brackets = PageBrackets.On(on);
        return new(FeeTariff.PerPage, 0, pages, Split(FeeTariff.PerPage, 0, pages, page => brackets.First(bracket => page <= bracket.To)));
    }

    private static ImmutableArray<FeeLine> Split(FeeTariff tariff, int before, int quantity, Func<int, FeeBracket> bracketOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, Most);
        var lines = ImmutableArray.CreateBuilder<FeeLine>();
        for (var next = before + 1; next <= before + quantity;)
        {
            var bracket = bracketOf(next);
            var last = Math.Min(bracket.To, before + quantity);
            lines.Add(new(tariff, bracket, last - next + 1));
            next = last + 1;
        }
        return lines.ToImmutable();
    }
}
