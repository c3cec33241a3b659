using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.Accuracy;

/// <summary>
/// The reports that passages worded by hand are added to (<c>bench/corpus/prose</c>): what is found with a passage must come from the passage.
/// </summary>
public sealed class PassageCorpusTests
{
    private static readonly string Folder = Repository.At("bench", "corpus", "prose");

    public static TheoryData<string> Bases =>
        [.. Directory.GetFiles(Folder, "*.html").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => !name.EndsWith(".previous", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Bases))]
    public void A_report_without_a_passage_raises_no_error_and_no_warning(string name)
    {
        var previous = Path.Combine(Folder, $"{name}.previous.html");
        var before = File.Exists(previous) ? Read(previous).Report : null;

        var reading = Read(Path.Combine(Folder, $"{name}.html"));

        Assert.DoesNotContain(reading.Findings.AddRange(RuleBook.Examine(new(reading.Report!, before))), finding => finding.Severity != Severity.Hint);
    }

    [Fact]
    public void Passages_have_ids_of_their_own_and_stand_in_a_place_that_their_report_has()
    {
        var headings = Directory.GetFiles(Folder, "*.md").Where(path => Path.GetFileName(path) != "README.md")
            .SelectMany(path =>
                File.ReadLines(path).Where(line => line.StartsWith("## ", StringComparison.Ordinal))
                    .Select(line => (File: path, Parts: line[3..].Split(" · ")))).ToArray();

        Assert.Distinct(headings.Select(heading => heading.Parts[0]));
        Assert.All(headings,
            heading => Assert.Contains($"<!--{heading.Parts[2]}-->", File.ReadAllText(Path.ChangeExtension(heading.File, ".html")), StringComparison.Ordinal));
    }

    private static ReportReading Read(string path) => ReportReader.Read(Path.GetFileName(path), File.ReadAllBytes(path), ReadingLimits.Default);
}
