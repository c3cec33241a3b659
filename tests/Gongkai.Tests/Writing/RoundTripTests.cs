using CsCheck;
using Gongkai.Documents.Writing;
using Gongkai.Tests.Reports;

namespace Gongkai.Tests.Writing;

public sealed class RoundTripTests
{
    [Fact]
    public void What_is_written_as_JSON_reads_back() => ReportGen.AnnualReport.Sample(report =>
        Assert.Equal(Comparable.Of(report), Comparable.Of(ReportJsonReader.Read(ReportWriter.Write(report, ReportFormat.Json)))), iter: 60);

    [Fact]
    public void What_is_written_as_CSV_reads_back() => ReportGen.AnnualReport.Sample(report =>
        Assert.Equal(Comparable.Of(report), Comparable.Of(ReportCsvReader.Read(ReportWriter.Write(report, ReportFormat.Csv)))), iter: 60);
}
