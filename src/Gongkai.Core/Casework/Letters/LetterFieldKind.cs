namespace Gongkai.Casework;

/// <summary>What a field of a letter holds.</summary>
public enum LetterFieldKind
{
    /// <summary>Words, of one or several paragraphs.</summary>
    [Word("文字")] Words,

    /// <summary>A date, printed as 2026年3月2日.</summary>
    [Word("日期")] Day,

    /// <summary>A whole number.</summary>
    [Word("数字")] Number,

    /// <summary>A sum of money, in yuan without the unit.</summary>
    [Word("金额")] Money,

    /// <summary>A list; each item has fields of its own.</summary>
    [Word("列表")] List,

    /// <summary>A picture (PNG).</summary>
    [Word("图片")] Picture,

    /// <summary>A remedy notice, which only <see cref="RemedyTexts"/> can write.</summary>
    [Word("救济告知")] Remedy,
}
