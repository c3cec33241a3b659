using Gongkai.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>The letters and figures of a text, folded, and where each of them stands in it.</summary>
internal sealed class KeyedText
{
    private readonly int[] places;

    public KeyedText(string text)
    {
        var key = new char[text.Length];
        places = new int[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var folded = ChineseText.Fold(text[i]);
            if (!char.IsLetterOrDigit(folded)) continue;
            places[length] = i;
            key[length++] = char.ToUpperInvariant(folded);
        }
        Key = new(key, 0, length);
    }

    /// <summary>Writes the letters and figures of a text, folded, and tells how many.</summary>
    public static int Write(string text, Span<char> key)
    {
        var length = 0;
        foreach (var character in text)
            if (ChineseText.Fold(character) is var folded && char.IsLetterOrDigit(folded)) key[length++] = char.ToUpperInvariant(folded);
        return length;
    }

    /// <summary>The letters and figures.</summary>
    public string Key { get; }

    /// <summary>The stretch of the text in which a stretch of the key stands.</summary>
    public (int Start, int Length) Span(int start, int length) => (places[start], places[start + length - 1] - places[start] + 1);
}
