using System.Globalization;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Reports;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Tests.Reports.Prose;

/// <summary>
/// Sentences as bureaus write them, each with what is read in them and what is found wrong with them beside the clean report
/// (新收20、上年结转2、办结20、结转2；自然人13；复议2、诉讼2).
/// </summary>
public sealed class StatementTests
{
    [Fact]
    public void Every_sentence_states_what_a_reader_would_say_it_states() => Snapshot.Match(Told(Sentences("sentences.txt")), "statements.txt");

    [Fact]
    public void True_sentences_raise_no_error() =>
        Assert.All(Sentences("true.txt"), sentence =>
            Assert.Equal("",
                string.Join('\n',
                    Findings(sentence).Where(finding => finding.Severity == Severity.Error)
                        .Select(finding => $"{sentence.Text}: {finding.Code} {Message.Of(finding)}"))));

    [Fact]
    public void Every_number_of_a_true_sentence_that_has_a_cell_is_missed_when_it_is_changed()
    {
        var missed = new List<string>();
        var changed = 0;
        foreach (var sentence in Sentences("seeded.txt"))
            foreach (var statement in new Examination(Report(sentence)).Statements.Where(statement =>
                statement.Kind is StatementKind.Count or StatementKind.Share or StatementKind.Rate && statement.Number.Length > 0))
            {
                var words = sentence.Text.Substring(statement.Words.Start, statement.Words.Length);
                var digits = string.Concat(words.Where(char.IsAsciiDigit));
                if (digits.Length == 0 || words.Contains('.', StringComparison.Ordinal)) continue;
                changed++;
                var other = words.Replace(digits, (int.Parse(digits, CultureInfo.InvariantCulture) + 3).ToString(CultureInfo.InvariantCulture),
                    StringComparison.Ordinal);
                var text = sentence.Text.Remove(statement.Words.Start, statement.Words.Length).Insert(statement.Words.Start, other);
                if (!Findings(sentence with { Text = text }).Any(finding => finding.Severity == Severity.Error)) missed.Add(text);
            }
        Assert.True(changed > 100, $"only {changed} numbers were changed");
        Assert.True(missed.Count <= changed / 50, $"{missed.Count} of {changed} missed:\n{string.Join('\n', missed)}");
    }

    private sealed record Sentence(string Agency, ReportFormGeneration Generation, int Year, string Text);

    // Lines beginning with @ name the agency and year for those that follow; # is a heading.
    private static IEnumerable<Sentence> Sentences(string file)
    {
        var (agency, year) = (A.Agency, 2024);
        foreach (var line in File.ReadLines(Repository.At("tests", "Gongkai.Tests", "Reports", "Prose", file)))
            if (line.StartsWith('@'))
            {
                var words = line[1..].Split(' ');
                (agency, year) = (words[0], int.Parse(words[1], CultureInfo.InvariantCulture));
            }
            else if (line.Length > 0 && line[0] != '#') yield return new(agency, ReportForm.GenerationFor(year), year, line);
    }

    private static AnnualReport Report(Sentence sentence) => A.CleanReport(sentence.Generation, sentence.Year) with
    {
        Agency = sentence.Agency,
        Title = $"{sentence.Agency}{sentence.Year}年政府信息公开工作年度报告",
        Passages = [new(ReportSection.Overview, sentence.Text, null)],
    };

    private static IEnumerable<Finding> Findings(Sentence sentence) =>
        RuleBook.Examine(new(Report(sentence))).Where(finding => finding.Words is not null && finding.Code.StartsWith("NV", StringComparison.Ordinal));

    private static string Told(IEnumerable<Sentence> sentences)
    {
        var told = new StringBuilder();
        foreach (var sentence in sentences)
        {
            told.Append(sentence.Text).Append('\n');
            foreach (var statement in new Examination(Report(sentence)).Statements) told.Append("    ").Append(Told(statement, sentence.Text)).Append('\n');
            foreach (var finding in Findings(sentence))
                told.Append("  ! ").Append(finding.Code).Append(' ').Append(finding.Severity).Append(": ").Append(Message.Of(finding)).Append('\n');
        }
        return told.ToString();
    }

    private static string Told(Statement statement, string text)
    {
        var subjects = string.Join(" + ",
            statement.Subjects.Select(subject =>
                $"{subject.Topic}{(subject.Measure.Length > 0 ? "." + subject.Measure : "")}{(subject.Row is null ? "" : "@" + subject.Row)}{(subject.AtMost ? " at most" : "")}"));
        var told =
            $"{statement.Kind} [{subjects}] {statement.Value.ToString(CultureInfo.InvariantCulture)}{statement.Number.Unit} "
                + $"“{text.Substring(statement.Words.Start, statement.Words.Length)}”";
        if (statement.Number.Exactness != Exactness.Exact) told += $" {statement.Number.Exactness}";
        if (statement.Whose != Whose.Own) told += $" {statement.Whose}";
        if (statement.Period != StatedPeriod.ReportYear) told += $" {statement.Period}";
        if (!statement.IsCertain) told += " uncertain";
        if (statement.Form != ListForm.None) told += $" {statement.Form} {statement.Family} of {string.Join(',', statement.Wholes)}";
        return told;
    }
}
