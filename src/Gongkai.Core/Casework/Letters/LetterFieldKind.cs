namespace Gongkai.Casework;

/// <summary>What a field of a letter holds.</summary>
public enum LetterFieldKind
{
    /// <summary>Words, of one or several paragraphs.</summary>
    Words,

    /// <summary>A date, printed as 2026年3月2日.</summary>
    Day,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A sum of money, in yuan without the unit.</summary>
    Money,

    /// <summary>A list; each item has fields of its own.</summary>
    List,

    /// <summary>A picture (PNG).</summary>
    Picture,

    /// <summary>A remedy notice, which only <see cref="RemedyTexts"/> can write.</summary>
    Remedy,
}
