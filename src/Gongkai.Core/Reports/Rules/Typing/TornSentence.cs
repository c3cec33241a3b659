using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>TX06: a line that breaks off in the middle of a word: 主动公开政⏎府信息.</summary>
internal sealed class TornSentence() : ReportRule("TX06", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var passages = examination.Report.Passages;
        for (var i = 0; i < passages.Length; i++)
        {
            if (passages[i] is { IsSectionTitle: true } or { HeadingLevel: not null } or { Section: null }) continue;
            var text = passages[i].Text;
            for (var feed = text.IndexOf('\n', StringComparison.Ordinal); feed >= 0; feed = text.IndexOf('\n', feed + 1))
                if (Torn(text[..feed].TrimEnd(), text[(feed + 1)..].TrimStart()) is { } word)
                    yield return Tell(i, passages[i], text[..feed].TrimEnd().Length - 1, word);
            if (i + 1 < passages.Length && passages[i + 1] is { IsSectionTitle: false, HeadingLevel: null } next && next.Section == passages[i].Section
                && Torn(text.TrimEnd(), next.Text.TrimStart()) is { } torn)
                yield return Tell(i, passages[i], text.TrimEnd().Length - 1, torn);
        }
    }

    // The line is running text (long enough to be no title or signature), and the word is in halves on both sides.
    private static string? Torn(string line, string next)
    {
        if (line.Length < 12 || next.Length < 2 || !ChineseText.IsHan(line[^1]) || !ChineseText.IsHan(next[0])) return null;
        // Only between the two halves of a word of this field is a break surely inside one.
        var word = $"{line[^1]}{next[0]}";
        return CommonWords.Contains(word) && !CommonWords.Contains(line[^2..]) && !CommonWords.Contains(next[..2]) ? word : null;
    }

    private Finding Tell(int index, Passage passage, int last, string word) =>
        Found(new PassageSpan(index, last, 1), passage.At, [], ("word", word), ("torn", $"{word[0]}⏎{word[1]}"));
}
