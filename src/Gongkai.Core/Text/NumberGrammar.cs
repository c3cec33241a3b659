using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>Finds and reads the numbers of running text, Arabic and Chinese, and tells quantities from dates, names and ordinals.</summary>
public static class NumberGrammar
{
    /// <summary>
    /// Every number in the text, in order; positions are those of the text given. Spaces are taken to be gone (<see cref="ChineseText.Squeeze"/>) and
    /// forms folded.
    /// </summary>
    public static ImmutableArray<NumberReading> Read(string folded)
    {
        var found = ImmutableArray.CreateBuilder<NumberReading>();
        for (var at = 0; at < folded.Length;)
        {
            var next = Next(folded, at, out var reading);
            if (reading is { } number) found.Add(number);
            at = next;
        }
        return found.ToImmutable();
    }

    /// <summary>Reads the number that begins at a position, if one does; returns the position after what was looked at.</summary>
    public static int Next(string text, int at, out NumberReading? reading)
    {
        reading = null;
        var c = text[at];
        if (char.IsAsciiLetter(c)) return Identifier(text, at, out reading);
        if (char.IsAsciiDigit(c) || (c == '-' && IsSign(text, at))) return ArabicNumbers.Next(text, at, out reading);
        if (c is '百' or '九' or '八' or '七' or '六' or '五' or '四' or '三' or '二' or '一' or '两' or '十' or '千' or '零' or '〇' or '数' or '几' or '廿' or '壹'
            or '贰' or '叁')
            return WrittenNumbers.Next(text, at, out reading);
        return at + 1;
    }

    internal static bool IsIdentifierPart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '_' or ':' or '/' or '-' or '&' or '=' or '?' or '#' or '%' or '~';

    internal static int Identifier(string text, int at, out NumberReading? reading)
    {
        var end = at;
        while (end < text.Length && IsIdentifierPart(text[end])) end++;
        reading = null;
        for (var i = at; i < end; i++)
            if (char.IsAsciiDigit(text[i]))
            {
                reading = new(NumberRole.Name, 0, at, end - at);
                break;
            }
        return end;
    }

    private static bool IsSign(string text, int at) =>
        at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || text[at - 1] is '为' or '是' or ':' or '(' or ',');

    /// <summary>The word of approximation that ends where the number begins: its start and what it says.</summary>
    internal static (int Start, Exactness Exactness) Before(string text, int at)
    {
        foreach (var (word, exactness) in Prefixes)
            if (at >= word.Length && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0)
                return (at - word.Length, exactness);
        return (at, Exactness.Exact);
    }

    /// <summary>The word of approximation after number and unit.</summary>
    internal static (int Length, Exactness Exactness) After(ReadOnlySpan<char> rest) => rest switch
    {
        ['左', '右', ..] or ['上', '下', ..] => (2, Exactness.About),
        ['以', '上', ..] or ['之', '多', ..] => (2, Exactness.AtLeast),
        ['以', '下', ..] or ['以', '内', ..] => (2, Exactness.AtMost),
        _ => (0, Exactness.Exact),
    };

    private static readonly (string, Exactness)[] Prefixes =
    [
        ("大约", Exactness.About), ("将近", Exactness.AtMost), ("接近", Exactness.AtMost), ("超过", Exactness.AtLeast), ("不足", Exactness.AtMost),
        ("不到", Exactness.AtMost),
        ("至少", Exactness.AtLeast), ("至多", Exactness.AtMost), ("约", Exactness.About), ("近", Exactness.About), ("逾", Exactness.AtLeast), ("超", Exactness.AtLeast),
    ];
}
