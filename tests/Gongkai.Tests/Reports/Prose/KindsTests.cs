using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports.Prose;

/// <summary>
/// Kinds of wording that real reports use beside a report whose figures all differ: numbers before their nouns, lists over lines, breaks inside words,
/// years side by side, rates of anything, none in one word, all in one word.
/// </summary>
public sealed class KindsTests
{
    [Fact]
    public void What_is_true_raises_no_error() => None(
        from line in Lines()
        where line.Kind is 'T' or 'N'
        from finding in Found(line, Bare(line.Text))
        where finding.Severity == Severity.Error
        select $"{line.Text}: {finding.Code} {Message.Of(finding)}");

    [Fact]
    public void What_is_false_is_found_nearly_always()
    {
        var wrong = (
            from line in Lines()
            where line.Kind is 'F' or 'T'
            from text in line.Kind == 'F' ? [Bare(line.Text)] : Changed(line.Text)
            select (Text: text, IsFound: Found(line, text).Any(finding => finding.Severity != Severity.Hint))).ToArray();
        var missed = wrong.Where(each => !each.IsFound).Select(each => each.Text).ToArray();

        Assert.True(wrong.Length > 700, $"only {wrong.Length} are wrong");
        Assert.True(missed.Length * 40 <= wrong.Length, $"{missed.Length} of {wrong.Length} missed:\n{string.Join('\n', missed)}");
    }

    private static void None(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all)}");
    }

    private sealed record Line(char Kind, string Text, ImmutableArray<string> Edits);

    // = edits a cell, # is a heading; a line begins with its kind.
    private static IEnumerable<Line> Lines()
    {
        var edits = ImmutableArray<string>.Empty;
        foreach (var line in File.ReadLines(Repository.At("tests", "Gongkai.Tests", "Reports", "Prose", "kinds.txt")))
            if (line.StartsWith('=')) edits = edits.Add(line[2..]);
            else if (line.Length > 2 && line[0] != '#') yield return new(line[0], line[2..], edits);
    }

    private static AnnualReport Report(Line line, string text)
    {
        var (section, words) = text[0] == '['
            ? (text[1] == '5' ? ReportSection.Problems : ReportSection.OtherMatters, text[3..]) : (ReportSection.Overview, text);
        var report = A.CleanReport(ReportFormGeneration.B, 2024, [.. line.Edits]);
        var passages = report.Passages.Where(passage => passage.IsSectionTitle).ToList();
        passages.InsertRange(passages.FindIndex(passage => passage.Section == section) + 1,
            words.Replace('⏎', '\n').Split('¶').Select(part => new Passage(section, part, null)));
        return report with { Passages = [.. passages] };
    }

    private static IEnumerable<Finding> Found(Line line, string text) =>
        RuleBook.Examine(new(Report(line, text)))
            .Where(finding => finding.Words is not null && (finding.Code.StartsWith("NV", StringComparison.Ordinal) || finding.Code == "TX03"));

    private static string Bare(string text) =>
        text.Replace("{>", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private static IEnumerable<string> Changed(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            var upwards = text[open + 1] == '>';
            var number = decimal.Parse(text[(upwards ? open + 2 : open + 1)..close], CultureInfo.InvariantCulture);
            foreach (var by in text[close + 1] == '%' ? (int[])[-6, 6] : upwards ? [1, 7] : [-1, 1, 7])
                if (number + by >= 0) yield return Bare(text[..open] + (number + by).ToString(CultureInfo.InvariantCulture) + text[(close + 1)..]);
        }
    }
}
