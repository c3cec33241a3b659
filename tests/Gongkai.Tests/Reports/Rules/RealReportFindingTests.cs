using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports.Rules;

/// <summary>The published reports yield the faults that were found in them by hand, and no other error.</summary>
public sealed class RealReportFindingTests
{
    [Theory]
    [InlineData("000", "", "SM03 Warning, ST02 Hint, ST05 Hint, TX01 Warning, TX02 Warning, TX03 Warning, TX05 Warning, TX08 Hint")]
    [InlineData("001", "TX04 TX04 TX04 TX04 TX04 TX04 TX04 TX04 TX04", "SM01 Warning, SM02 Hint, SM04 Warning, ST05 Hint, TX02 Warning, TX07 Hint")]
    [InlineData("002", "", "CF10 Warning, ST02 Warning, ST05 Hint, TX02 Warning, TX06 Hint, TX08 Hint")]
    [InlineData("003", "", "ST02 Hint, TX01 Hint")]
    [InlineData("hongze", "", "ST07 Warning, ST08 Warning")]
    [InlineData("hangzhou", "", "TX08 Hint")]
    [InlineData("004", "CF05 ST01 ST03 ST04", "TX08 Hint")]
    public void A_published_report_yields_its_known_faults(string file, string errors, string others)
    {
        var path = Directory.GetFiles(Path.Combine(Repository.Shared(), "reports", "real"), file + "*").Single();
        var report = ReportReader.Read(path, File.ReadAllBytes(path), ReadingLimits.Default).Report!;
        var findings = RuleBook.Examine(new(report)).Where(finding => finding.Code[..2] != "NV").ToArray();

        var found = findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).Order(StringComparer.Ordinal);
        Assert.Equal(errors, string.Join(' ', file == "001" ? found : found.Distinct()));
        Assert.All(others.Split(", "), expected => Assert.Contains(expected, findings.Select(finding => $"{finding.Code} {finding.Severity}")));
    }
}
