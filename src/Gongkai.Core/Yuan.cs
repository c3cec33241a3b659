using System.Globalization;

namespace Gongkai;

/// <summary>元: a sum of money in whole fen.</summary>
/// <param name="Fen">分</param>
public readonly record struct Yuan(long Fen) : IComparable<Yuan>
{
    /// <summary>Nothing.</summary>
    public static Yuan Zero => default;

    /// <summary>Whole yuan.</summary>
    public static Yuan Of(long yuan) => new(checked(yuan * 100));

    /// <summary>The sum.</summary>
    public static Yuan operator +(Yuan left, Yuan right) => new(checked(left.Fen + right.Fen));

    /// <summary>That many times as much.</summary>
    public static Yuan operator *(int times, Yuan sum) => new(checked(times * sum.Fen));

    /// <inheritdoc/>
    public int CompareTo(Yuan other) => Fen.CompareTo(other.Fen);

    public static bool operator >(Yuan left, Yuan right) => left.Fen > right.Fen;

    public static bool operator <(Yuan left, Yuan right) => left.Fen < right.Fen;

    public static bool operator >=(Yuan left, Yuan right) => left.Fen >= right.Fen;

    public static bool operator <=(Yuan left, Yuan right) => left.Fen <= right.Fen;

    /// <summary>As letters print it: 7,400 or 12.50, without the unit.</summary>
    public override string ToString() =>
        (Fen / 100m).ToString(Fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
}
