using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports.Prose;

/// <summary>
/// The wording of many kinds of agencies beside the clean report: true as it stands, found out when a number is changed, silent where the number is not
/// the table's.
/// </summary>
public sealed class WordedTests
{
    [Fact]
    public void Sentences_in_many_agencies_wording_raise_no_error_when_they_are_true() => None(
        from line in Lines("worded.txt")
        let text = Bare(line.Text)
        from error in Errors(line with { Text = text })
        select $"{text}: {error}");

    [Fact]
    public void Every_marked_number_is_found_out_when_it_is_changed()
    {
        var tried = 0;
        var missed = new List<string>();
        foreach (var line in Lines("worded.txt"))
            foreach (var text in Changed(line.Text))
            {
                tried++;
                if (!Errors(line with { Text = text }).Any()) missed.Add(text);
            }
        Assert.True(tried > 500, $"only {tried} changes were tried");
        Assert.True(missed.Count == 0, $"{missed.Count} of {tried} missed:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void Numbers_of_other_things_raise_no_error() => None(from line in Lines("untied.txt") from error in Errors(line) select $"{line.Text}: {error}");

    [Fact]
    public void What_is_said_of_all_or_of_none_is_held_against_the_tables() => None(
        from line in Lines("untrue.txt")
        let code = line.Text[..4]
        let found = Errors(line with { Text = line.Text[5..] }).ToList()
        where !found.Exists(error => error.StartsWith(code, StringComparison.Ordinal))
        select $"{line.Text}: {string.Join("; ", found)}");

    private static void None(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all)}");
    }

    private sealed record Line(string Agency, int Year, ImmutableArray<string> Edits, string Text);

    // Lines beginning with @ name the agency and year for those that follow, = edits a cell; # is a heading.
    private static IEnumerable<Line> Lines(string file)
    {
        var current = new Line(A.Agency, 2024, [], "");
        var edits = false;
        foreach (var line in File.ReadLines(Repository.At("tests", "Gongkai.Tests", "Reports", "Prose", file)))
            switch (line)
            {
                case "" or ['#', ..]: break;
                case ['@', ..]: current = new(line[1..].Split(' ')[0], int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture), [], ""); break;
                case ['=', ..]: current = current with { Edits = edits ? [.. current.Edits, line[2..]] : [line[2..]] }; edits = true; break;
                default: edits = false; yield return current with { Text = line }; break;
            }
    }

    private static string Bare(string text) =>
        text.Replace("{>", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    // One less, one more and seven more than each number in braces; only more where it begins with >, and larger steps for percentages.
    private static IEnumerable<string> Changed(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            var upwards = text[open + 1] == '>';
            var number = decimal.Parse(text[(upwards ? open + 2 : open + 1)..close], CultureInfo.InvariantCulture);
            foreach (var by in text[close + 1] == '%' ? (int[])[-6, 6, 11] : upwards ? [1, 7] : [-1, 1, 7])
                if (number + by >= 0)
                    yield return Bare(text[..open] + (number + by).ToString(CultureInfo.InvariantCulture) + text[(close + 1)..]);
        }
    }

    private static IEnumerable<string> Errors(Line line)
    {
        var clean = A.CleanReport(ReportForm.GenerationFor(line.Year), line.Year, [.. line.Edits]);
        var report = clean with
        {
            Agency = line.Agency,
            Title = $"{line.Agency}{line.Year}年政府信息公开工作年度报告",
            Passages = [new(ReportSection.Overview, line.Text, null)],
        };
        return from finding in RuleBook.Examine(new(report))
               where finding is { Severity: Severity.Error, Words: not null } && finding.Code.StartsWith("NV", StringComparison.Ordinal)
               select $"{finding.Code} {Message.Of(finding)}";
    }
}
