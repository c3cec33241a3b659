using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>What a figure does in its sentence, whatever it counts.</summary>
internal enum FigureRole
{
    /// <summary>So many there were.</summary>
    Count,

    /// <summary>多20件, 净增37件: so many more or fewer than before.</summary>
    Change,

    /// <summary>占45%, 办结率98%: a part of a whole in hundredths.</summary>
    Share,

    /// <summary>增长12%: more or less in hundredths.</summary>
    Growth,

    /// <summary>平均每月28.5件.</summary>
    Average,

    /// <summary>是…的7倍: so many times another.</summary>
    Multiple,

    /// <summary>每期2500册: so many for each.</summary>
    Each,

    /// <summary>下降0.8个百分点.</summary>
    Points,

    /// <summary>单月最多11件, 首次突破600件, 第3季度: counts nothing that could be a part or a whole.</summary>
    Aside,
}

/// <summary>The year a figure says it is of.</summary>
internal enum FigureYear
{
    /// <summary>It does not say.</summary>
    Unsaid,

    /// <summary>The year before: 上年, 由…变为.</summary>
    Last,

    /// <summary>The report year, or what something changed to.</summary>
    This,

    /// <summary>Another.</summary>
    Other,
}

/// <summary>A number of a sentence with the words that are its own.</summary>
/// <param name="Number">The number.</param>
/// <param name="Words">Where it is printed.</param>
/// <param name="Before">The words before it, back to the last stop or number.</param>
/// <param name="After">The words after it, up to the next stop or number.</param>
internal sealed record Figure(NumberReading Number, PassageSpan Words, string Before, string After)
{
    /// <summary>What it does.</summary>
    public FigureRole Role { get; init; }

    /// <summary>Of which year.</summary>
    public FigureYear Year { get; init; }

    /// <summary>Which way it changed, for a change or a growth: 1 or -1.</summary>
    public int Sign { get; init; }

    /// <summary>Whether it is what is left: 其余3个.</summary>
    public bool IsRest { get; init; }

    /// <summary>Its clause in the sentence, counted from 0; what stands in brackets is a clause.</summary>
    public int Clause { get; init; }

    /// <summary>How many brackets it stands in.</summary>
    public int Depth { get; init; }

    /// <summary>The mark that opened its clause: , ; : ( or 。 for the first.</summary>
    public char Opened { get; init; }

    /// <summary>Where it stands in the sentence's text.</summary>
    public int Start => Number.Start;

    /// <summary>Its value; for a change or a growth with its sign.</summary>
    public decimal Value => Sign < 0 ? -Number.Value : Number.Value;

    /// <summary>Whether it is an exact count of something.</summary>
    public bool IsCount => Role == FigureRole.Count && Number.Exactness == Exactness.Exact;

    /// <summary>Whether it is counted by the same word of measure, or one that stands for it.</summary>
    public bool IsLike(Figure other) =>
        Number.Unit == other.Number.Unit || Number.Unit.Length > 0 && other.Number.Unit.Length > 0 && Number.Unit[0] == other.Number.Unit[0]
            || Pieces.Contains(Number.Unit, StringComparison.Ordinal) && Pieces.Contains(other.Number.Unit, StringComparison.Ordinal);

    private const string Pieces = "件条份宗起";
}
