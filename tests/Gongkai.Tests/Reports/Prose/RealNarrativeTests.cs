using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Recognition;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports.Prose;

/// <summary>What is wrong with the prose of the five published texts, and that nothing in it is called an error.</summary>
public sealed class RealNarrativeTests
{
    [Theory]
    [InlineData("000", "NV02 Warning, NV03 Hint, NV17 Warning")]
    [InlineData("001", "NV10 Warning, NV10 Warning, NV15 Warning, NV16 Hint, NV16 Hint")]
    [InlineData("002", "NV02 Warning")]
    [InlineData("003", "NV08 Hint, NV15 Warning, NV20 Hint")]
    [InlineData("004", "NV01 Warning, NV02 Warning, NV03 Hint, NV10 Hint, NV11 Warning")]
    public void The_prose_of_a_published_text_yields_its_known_faults_and_no_error(string file, string expected)
    {
        var path = Directory.GetFiles(Path.Combine(Repository.Shared(), "reports", "real"), file + "*").Single();
        var report = ReportRecognizer.Recognize(PlainTextReader.Read(File.ReadAllText(path, Encoding.UTF8), ReadingLimits.Default), out _);
        var findings = RuleBook.Examine(new(report!)).Where(finding => finding.Code.StartsWith("NV", StringComparison.Ordinal)).ToList();

        Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error);
        var found = findings.Select(finding => $"{finding.Code} {finding.Severity}").ToList();
        foreach (var each in expected.Split(", "))
            Assert.True(found.Remove(each), $"{each} was not found, but: {string.Join(", ", findings.Select(finding => finding.Code))}");
    }
}
