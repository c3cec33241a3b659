using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.Accuracy;

/// <summary>
/// Documents of invented agencies in the shapes met in the wild, each beside the findings it must produce (<c>NAME.findings.txt</c>;
/// last year's report as <c>NAME.previous.*</c>, figures of the register of cases as <c>NAME.register.txt</c>).
/// </summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Repository.At("bench", "corpus");

    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!)
            .Where(name =>
                !name.EndsWith(".findings.txt", StringComparison.Ordinal) && !name.Contains(".previous.", StringComparison.Ordinal)
                    && !name.EndsWith(".register.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Documents))]
    public void A_document_of_the_corpus_produces_the_findings_beside_it(string name)
    {
        var path = Path.Combine(Folder, name + ".findings.txt");
        var told = new StringBuilder();
        foreach (var finding in Findings(name))
            told.Append(finding.Code).Append(' ').Append(finding.Severity).Append(' ').Append(Where(finding)).Append(": ")
                .Append(Message.Of(finding).ReplaceLineEndings(" ")).Append('\n');
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, told.ToString());
        Assert.Equal(File.ReadAllText(path), told.ToString());
    }

    [Fact]
    public void Every_code_of_a_report_rule_occurs_in_the_corpus()
    {
        var raised = Documents.SelectMany(row => Findings(row.Data)).Select(finding => finding.Code).ToHashSet();

        Assert.Equal([], RuleBook.All.Select(rule => rule.Code).Where(code => !raised.Contains(code)));
    }

    private static ImmutableArray<Finding> Findings(string name)
    {
        var reading = Read(name);
        var before = Directory.GetFiles(Folder, Path.GetFileNameWithoutExtension(name) + ".previous.*")
            .Select(path => Read(Path.GetFileName(path)).Report).FirstOrDefault();
        return reading.Report is { } report ? [.. reading.Findings, .. RuleBook.Examine(new(report, before, Register(name, report)))] : reading.Findings;
    }

    private static RegisterFigures? Register(string name, AnnualReport report) =>
        Path.Combine(Folder, Path.GetFileNameWithoutExtension(name) + ".register.txt") is var path && File.Exists(path)
            ? new(report.Year!.Value,
                File.ReadLines(path).Select(line => line.Split(" = "))
                    .ToImmutableDictionary(line => line[0], line => long.Parse(line[1], CultureInfo.InvariantCulture))) : null;

    private static ReportReading Read(string name) => ReportReader.Read(name, File.ReadAllBytes(Path.Combine(Folder, name)), ReadingLimits.Default);

    private static string Where(Finding finding) =>
        finding.Cells.IsEmpty
            ? finding.At is { } at ? at.ToString()! : "-"
            : finding.Cells.Length > 3 ? $"{finding.Cells[0]} … {finding.Cells[^1]}" : string.Join(',', finding.Cells);
}
