using Gongkai.Diagnostics;

namespace Gongkai.Reports;

/// <summary>The unit that money is stated in.</summary>
public enum MoneyUnit
{
    /// <summary>元</summary>
    Yuan,

    /// <summary>万元: ten thousand 元</summary>
    TenThousandYuan,
}

/// <summary>What a table cell holds. Only <see cref="Count"/> and <see cref="Amount"/> are figures; none of the others is zero.</summary>
/// <param name="Raw">The text exactly as printed; empty when nothing is.</param>
/// <param name="At">Where it stands; null when the document has no such place.</param>
public abstract record Cell(string Raw, Place? At);

/// <summary>A whole number as declared.</summary>
public sealed record Count(long Value, string Raw, Place? At) : Cell(Raw, At);

/// <summary>Money as declared, in the unit that the cell or else the label states; null when neither does.</summary>
public sealed record Amount(decimal Value, MoneyUnit? Unit, string Raw, Place? At) : Cell(Raw, At);

/// <summary>The slot is there and empty.</summary>
public sealed record Blank(string Raw, Place? At) : Cell(Raw, At);

/// <summary>The slot says that the matter does not apply: / — - 不涉及 无.</summary>
public sealed record NotApplicable(string Raw, Place? At) : Cell(Raw, At);

/// <summary>The form has the cell and the document does not.</summary>
public sealed record Missing() : Cell("", null);

/// <summary>Something is printed, but no single reading of it is certain; <c>Raw</c> is the text of the cell or of its whole row.</summary>
public sealed record Unreadable(string Raw, Place? At) : Cell(Raw, At);
