namespace Gongkai.Text;

/// <summary>What a number in running text is.</summary>
public enum NumberRole
{
    /// <summary>A quantity of something: 258件, 二十余条, 3.5万元; also a number without a unit (分别为3、4件).</summary>
    Quantity,

    /// <summary>33.9%, 百分之三十, 九成, 三分之一; the value is in hundredths.</summary>
    Percentage,

    /// <summary>Percentage points: 3个百分点.</summary>
    PercentagePoints,

    /// <summary>A calendar year: 2024年, 二〇二四年.</summary>
    Year,

    /// <summary>A month, day, time of day or length of time: 12月31日, 3个工作日, 24小时, 五年.</summary>
    Time,

    /// <summary>A place in an order, or a mark in a list: 第三, （二）, 1.</summary>
    Ordinal,

    /// <summary>A number that names: of a document, a telephone, an address, a hotline.</summary>
    Name,
}

/// <summary>How exact a number says it is.</summary>
public enum Exactness
{
    /// <summary>As it stands.</summary>
    Exact,

    /// <summary>约, 近, 左右: a little more or less.</summary>
    About,

    /// <summary>余, 多, 超过, 以上: that many and some more.</summary>
    AtLeast,

    /// <summary>不足, 以内, 至多: not quite that many.</summary>
    AtMost,

    /// <summary>3至5件, 三四十: between two values.</summary>
    Between,

    /// <summary>数十, 若干: no value at all.</summary>
    Vague,
}

/// <summary>A number found in running text.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Value">Its value; the lower end of a range; hundredths for a percentage.</param>
/// <param name="Start">Where it begins, words of approximation before it included.</param>
/// <param name="Length">Its length, unit and words of approximation included.</param>
public readonly record struct NumberReading(NumberRole Role, decimal Value, int Start, int Length)
{
    /// <summary>How exact it says it is.</summary>
    public Exactness Exactness { get; init; }

    /// <summary>The upper end of a range; otherwise the value.</summary>
    public decimal High { get; init; } = Value;

    /// <summary>No report has a figure beyond it; what is longer is a code, or nothing, and rules may reckon with the others without overflowing.</summary>
    public const decimal Largest = 1_000_000_000_000;

    /// <summary>The word of measure after it: 件, 人次, 万元 counted as 元; empty when there is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Digits printed after the decimal point.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether the word of approximation cannot stand there: 5余条.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>Whether the number, as exact as it says it is, can be this value (within ten per cent for words of approximation).</summary>
    public bool Allows(decimal value) => Exactness switch
    {
        Exactness.Exact => value == Value,
        Exactness.Between => value >= Value && value <= High,
        Exactness.Vague => true,
        Exactness.AtMost => value <= Value && value >= Value * 0.9m,
        Exactness.AtLeast => value >= Value && value <= Value + Slack,
        Exactness.About => Math.Abs(value - Value) <= Value * 0.1m,
    };

    // 二十余 may be anything below 三十; 一百余 anything up to a tenth more.
    private decimal Slack => Math.Max(Value * 0.1m, Value is >= 10 and < 100 && Value % 10 == 0 ? 9 : Value < 10 ? 0 : 9);
}
