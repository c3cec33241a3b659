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

/// <summary>The Chinese names of the kinds of field.</summary>
public static class LetterFieldKinds
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this LetterFieldKind kind) => kind switch
    {
        LetterFieldKind.Words => "文字",
        LetterFieldKind.Day => "日期",
        LetterFieldKind.Number => "数字",
        LetterFieldKind.Money => "金额",
        LetterFieldKind.List => "列表",
        LetterFieldKind.Picture => "图片",
        _ => "救济告知",
    };
}
