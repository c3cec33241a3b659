using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>A passage without its spaces and line breaks, folded, cut into words and numbers, with the way back to the printed positions.</summary>
internal sealed class ProseText
{
    private readonly int[]? back;
    private readonly int passage;

    public ProseText(string raw, int passage)
    {
        this.passage = passage;
        var folded = ChineseText.Fold(raw);
        if (folded.Contains(' ', StringComparison.Ordinal))
        {
            back = new int[folded.Length + 1];
            var kept = new char[folded.Length];
            var n = 0;
            for (var i = 0; i < folded.Length; i++)
                if (folded[i] != ' ')
                {
                    kept[n] = folded[i];
                    back[n++] = i;
                }
            back[n] = folded.Length;
            folded = new string(kept, 0, n);
        }
        Text = folded;
        (Terms, Numbers) = Cut(folded);
    }

    /// <summary>The folded text without spaces.</summary>
    public string Text { get; }

    /// <summary>Words of the vocabulary and numbers, in order; a stop at the end.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>The numbers that <see cref="Terms"/> point to.</summary>
    public ImmutableArray<NumberReading> Numbers { get; }

    /// <summary>The printed stretch of a stretch of <see cref="Text"/>.</summary>
    public PassageSpan Span(int start, int length)
    {
        if (back is null) return new(passage, start, length);
        var from = back[start];
        return new(passage, from, length == 0 ? 0 : back[start + length - 1] + 1 - from);
    }

    private static (ImmutableArray<Term>, ImmutableArray<NumberReading>) Cut(string text)
    {
        var terms = ImmutableArray.CreateBuilder<Term>();
        var numbers = ImmutableArray.CreateBuilder<NumberReading>();
        for (var at = 0; at < text.Length;)
        {
            var next = Number(text, at, out var number);
            if (number is { } reading)
            {
                while (terms.Count > 0 && terms[^1].Start >= reading.Start) terms.RemoveAt(terms.Count - 1);
                // 12345热线 is something that is counted, not a number.
                var named = reading.Role == NumberRole.Name && ChineseText.IsHan(text[reading.End - 1]) && text[reading.End - 1] != '号' || reading is { Role: NumberRole.Name, Length: 5 } && text[reading.Start] == '1';
                terms.Add(named ? new(TermKind.Elsewhere, "", reading.Start, reading.Length) : new(TermKind.Number, "", reading.Start, reading.Length, numbers.Count));
                if (!named) numbers.Add(reading);
                at = Math.Max(next, reading.End);
            }
            else if (ProseVocabulary.TryMatch(text, at, out var term))
            {
                terms.Add(term);
                at = term.End;
            }
            else at = Math.Max(at + 1, char.IsAsciiLetterOrDigit(text[at]) ? next : at + 1);
        }
        terms.Add(new(TermKind.Stop, "", text.Length, 0));
        return (terms.ToImmutable(), numbers.ToImmutable());
    }

    // A word of the vocabulary that begins with a numeral (三类内部事务信息, 一审) is no number.
    private static int Number(string text, int at, out NumberReading? reading)
    {
        if (!char.IsAsciiLetterOrDigit(text[at]) && text[at] != '-' && ProseVocabulary.TryMatch(text, at, out var term) && term.Length > 1)
        {
            reading = null;
            return at + 1;
        }
        return NumberGrammar.Next(text, at, out reading);
    }
}
