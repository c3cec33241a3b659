using System.Buffers;
using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>
/// A stretch of running text without its spaces and line breaks, folded, cut into words and numbers, with the way back to the printed positions.
/// </summary>
internal sealed class ProseText
{
    private readonly int[]? back;
    private readonly int[]? passages;
    private readonly int passage;

    /// <param name="lines">The lines that are read as one, and how each goes on from the one before.</param>
    public ProseText(ImmutableArray<(ProseLine Line, LineBreak Break)> lines)
    {
        passage = lines[0].Line.Passage;
        var folded = ChineseText.Fold(lines[0].Line.Text);
        if (lines.Length > 1 || lines[0].Line.Start > 0 || folded.AsSpan().ContainsAny(' ', '【', '】')) (folded, back, passages) = Joined(lines);
        Text = folded;
        Disclosure = folded.IndexOf("公开", StringComparison.Ordinal) is >= 0 and var at ? at : int.MaxValue;
        (Terms, Numbers) = Cut(folded);
    }

    private static (string Text, int[] Back, int[] Passages) Joined(ImmutableArray<(ProseLine Line, LineBreak Break)> lines)
    {
        var length = lines.Sum(line => line.Line.Text.Length + 1);
        var (kept, back, passages) = (new char[length], new int[length + 1], new int[length + 1]);
        var n = 0;
        foreach (var (line, how) in lines)
        {
            // The full stop after an item of a list parts it from the next as a semicolon does; a line that merely ends parts sentences.
            if (n > 0 && how == LineBreak.NextItem && kept[n - 1] == '。') kept[n - 1] = ';';
            else if (n > 0 && how != LineBreak.RunsOn && kept[n - 1] is not ('。' or ':' or ';' or '!' or '?'))
                Keep(how == LineBreak.NextItem ? ';' : '。', line.Passage, line.Start);
            var folded = ChineseText.Fold(line.Text);
            for (var i = 0; i < folded.Length; i++)
                if (folded[i] is not (' ' or '【' or '】')) Keep(folded[i], line.Passage, line.Start + i);
        }
        (back[n], passages[n]) = (lines[^1].Line.Start + lines[^1].Line.Text.Length, lines[^1].Line.Passage);
        return (new(kept, 0, n), back, passages);

        void Keep(char c, int passage, int at)
        {
            (kept[n], back[n], passages[n]) = (c, at, passage);
            n++;
        }
    }

    /// <summary>Where it first says 公开; beyond its end where it does not.</summary>
    public int Disclosure { get; }

    /// <summary>The folded text without spaces.</summary>
    public string Text { get; }

    /// <summary>Words of the vocabulary and numbers, in order; a stop at the end.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>The numbers that <see cref="Terms"/> point to.</summary>
    public ImmutableArray<NumberReading> Numbers { get; }

    /// <summary>The printed stretch of a stretch of <see cref="Text"/>: of its first line, where it goes over several passages.</summary>
    public PassageSpan Span(int start, int length)
    {
        if (back is null || passages is null) return new(passage, start, length);
        var end = start + length;
        while (end - 1 > start && passages[end - 1] != passages[start]) end--;
        return new(passages[start], back[start], length == 0 ? 0 : back[end - 1] + 1 - back[start]);
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
                if (IsNotOne(text, reading) || IsAllOfThem(text, reading)) { at = reading.End; continue; }
                if (IsNone(text, reading)) reading = reading with { Value = 0, High = 0 };
                Short(terms, text, reading);
                // 12345热线 is something that is counted, not a number.
                var named = reading.Role == NumberRole.Name && ChineseText.IsHan(text[reading.End - 1]) && text[reading.End - 1] != '号'
                    || reading is { Role: NumberRole.Name, Length: 5 } && text[reading.Start] == '1';
                terms.Add(named
                    ? new(TermKind.Elsewhere, "", reading.Start, reading.Length) : new(TermKind.Number, "", reading.Start, reading.Length, numbers.Count));
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
        Merge(terms, text, numbers);
        return (terms.ToImmutable(), numbers.ToImmutable());
    }

    // 没有一件, 无一例: the numeral belongs to the negation.
    private static bool IsNotOne(string text, NumberReading reading) =>
        reading is { Role: NumberRole.Quantity, Value: 1 } && text[reading.Start] == '一' && text.AsSpan(0, reading.Start) is var before
            && (before.EndsWith("没有") || before.EndsWith("无") || before.EndsWith("未有") || before.EndsWith("未发生") || before.EndsWith("未收到")
                || before.EndsWith("没有发生") || before.EndsWith("没有收到") || before.EndsWith("没有过"));

    // 两者相加, 两类渠道共612件, 复议与诉讼两项合计: how many things were named, not counted.
    private static bool IsAllOfThem(string text, NumberReading reading)
    {
        if (reading is not { Role: NumberRole.Quantity, Length: 2, Value: < 10, Unit: "类" or "项" or "种" or "个" or "家" }
            || char.IsAsciiDigit(text[reading.Start])) return false;
        foreach (var word in (ReadOnlySpan<string>)["共", "合计", "总计", "相加", "加起来", "合起来", "之和", "渠道", "方式", "均", "都", "皆", "加总", "总共", "合并"])
            if (string.CompareOrdinal(text, reading.End, word, 0, word.Length) == 0) return true;
        // 三个环节共185件, 三种途径之和
        var rest = text.AsSpan(reading.End, Math.Min(7, text.Length - reading.End));
        foreach (var word in (ReadOnlySpan<string>)["共", "合计", "总计", "之和", "相加"])
            if (rest.IndexOf(word) is > 0 and var at && !rest[..at].ContainsAny(Marks)) return true;
        return false;
    }

    private static readonly SearchValues<char> Marks = SearchValues.Create(",;:。、(0123456789");

    // 一件也没有, 一件都没有: none.
    private static bool IsNone(string text, NumberReading reading) =>
        reading is { Role: NumberRole.Quantity, Value: 1 } && text[reading.Start] == '一' && text.AsSpan(reading.End) is var after
            && (after.StartsWith("也没") || after.StartsWith("都没") || after.StartsWith("也未") || after.StartsWith("都未") || after.StartsWith("未有")
                || after.StartsWith("也无"));

    // 收75件、结76件: verbs of one character right before their number.
    private static void Short(ImmutableArray<Term>.Builder terms, string text, NumberReading reading)
    {
        if (reading.Start == 0 || reading.Unit is not ("件" or "份" or "宗")) return;
        if (reading.Start > 1 && text[reading.Start - 1] == '办' && text[reading.Start - 2] is '未' or '已'
            && (terms.Count == 0 || terms[^1].Start >= reading.Start - 2 || terms[^1].End <= reading.Start - 2))
        {
            while (terms.Count > 0 && terms[^1].Start >= reading.Start - 2) terms.RemoveAt(terms.Count - 1);
            terms.Add(text[reading.Start - 2] == '未'
                ? new(TermKind.Stock, "carried_out", reading.Start - 2, 2) : new(TermKind.Verb, "concluded", reading.Start - 2, 2));
            return;
        }
        // 转入17件、转出21件
        if (reading.Start > 1 && text.AsSpan(reading.Start - 2, 2) is "转入" or "转出"
            && text.AsSpan(Math.Max(0, reading.Start - 20), Math.Min(40, text.Length - Math.Max(0, reading.Start - 20))) is var around
            && around.Contains("转入", StringComparison.Ordinal) && around.Contains("转出", StringComparison.Ordinal))
        {
            while (terms.Count > 0 && terms[^1].Start >= reading.Start - 2) terms.RemoveAt(terms.Count - 1);
            terms.Add(new(TermKind.Stock, text[reading.Start - 1] == '入' ? "carried_in" : "carried_out", reading.Start - 2, 2));
            return;
        }
        if (terms.Count > 0 && terms[^1].End >= reading.Start) return;
        var payload = text[reading.Start - 1] switch { '收' => "received", '结' => "concluded", _ => null };
        if (payload is not null) terms.Add(new(TermKind.Verb, payload, reading.Start - 1, 1));
    }

    // 顺延至次年答复, 上年度跨年件, 转入2025年: a movement together with the year it goes to or comes from; by itself it says nothing here.
    private static void Merge(ImmutableArray<Term>.Builder terms, string text, ImmutableArray<NumberReading>.Builder numbers)
    {
        var kept = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            var next = i + 1 < terms.Count ? terms[i + 1] : default;
            if (term is { Kind: TermKind.Period, Payload: "last" }
                && (next.Kind == TermKind.Move || next is { Kind: TermKind.Verb, Payload: "vet" } && text[next.Start] == '转') && Touch(text, term, next))
                (term, i) = (new(TermKind.Stock, "carried_in", term.Start, next.End - term.Start), i + 1);
            // 上年末未办结: open at the end of last year is what came over.
            else if (term is { Kind: TermKind.Period, Payload: "last" } && next is { Kind: TermKind.Period, Payload: "end" } && i + 2 < terms.Count
                && terms[i + 2] is { Kind: TermKind.Stock, Payload: "carried_out" } open && open.Start - next.End <= 1)
                (term, i) = (new(TermKind.Stock, "carried_in", term.Start, open.End - term.Start), i + 2);
            else if (term is { Kind: TermKind.Period, Payload: "last" } && next is { Kind: TermKind.Stock, Payload: "carried_out" }
                && next.Start - term.End <= 1) (term, i) = (new(TermKind.Stock, "carried_in", term.Start, next.End - term.Start), i + 1);
            else if (term is { Kind: TermKind.Period, Payload: "next" } && next is { Kind: TermKind.Verb, Payload: "taken" or "concluded" }
                && next.Start - term.End <= 1) (term, i) = (new(TermKind.Stock, "carried_out", term.Start, next.End - term.Start), i + 1);
            else if (term.Kind == TermKind.Move)
            {
                if (next is { Kind: TermKind.Period, Payload: "next" } or { Kind: TermKind.Stock, Payload: "carried_out" } && Touch(text, term, next))
                    (term, i) = (new(TermKind.Stock, "carried_out", term.Start, next.End - term.Start), i + 1);
                else if (next is { Kind: TermKind.Period, Payload: "last" } && Touch(text, term, next))
                    (term, i) = (new(TermKind.Stock, "carried_in", term.Start, next.End - term.Start), i + 1);
                else if (next is { Kind: TermKind.Period, Payload: "report" } && Touch(text, term, next))
                    (term, i) = (new(TermKind.Stock, "carried_in", term.Start, next.End - term.Start), i + 1);
                else if ((next.Kind == TermKind.Number && numbers[next.Number].Role == NumberRole.Year && Touch(text, term, next))
                    || (kept > 0 && terms[kept - 1] is { Kind: TermKind.Number } year && numbers[year.Number].Role == NumberRole.Year
                        && Touch(text, year, term))) term = term with { Kind = TermKind.Stock, Payload = "carried" };
                else continue;
            }
            // 顺延至次年继续办理: what is to be done with it says nothing more.
            if (term.Kind == TermKind.Stock && term.Payload is "carried_out" or "carried_in")
                while (i + 1 < terms.Count && terms[i + 1] is { Kind: TermKind.Verb, Payload: "taken" or "concluded" } or { Kind: TermKind.Neutral }
                    && terms[i + 1] is var tail && tail.Start - term.End <= 1
                    && (tail.Kind == TermKind.Verb || text.AsSpan(tail.Start, tail.Length) is "继续" or "依法"))
                    (term, i) = (term with { Length = tail.End - term.Start }, i + 1);
            terms[kept++] = term;
        }
        terms.Count = kept;
    }

    private static bool Touch(string text, Term one,
        Term two) => two.Start - one.End <= 2 && text.AsSpan(one.End, two.Start - one.End).IndexOfAnyExcept(Towards) < 0;

    private static readonly SearchValues<char> Towards = SearchValues.Create("至到入于往的度转");

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
