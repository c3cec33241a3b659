using Gongkai.Agencies;
using Gongkai.Reports;

namespace Gongkai.Tests.Agencies;

public sealed class AgencyNameTests
{
    [Theory]
    [InlineData("云川市青岭区商务局", "青岭区商务局")]
    [InlineData("青岭区 商务局", "青岭区商务局")]
    [InlineData("南江省云川市商务局", "云川市商务局")]
    [InlineData("青岭区人民政府", "云川市青岭区政府")]
    [InlineData("青岭区商务局（青岭区粮食局）", "青岭区商务局")]
    [InlineData("云川市青岭区商务局 青岭开发区商务局", "青岭区商务局")]
    [InlineData("青岭区商务局、青岭区粮食局", "云川市青岭区粮食局")]
    public void Names_of_one_agency_are_the_same(string one, string other) => Assert.True(AgencyName.AreSame(one, other));

    [Theory]
    [InlineData("云川市商务局", "云川市青岭区商务局")]
    [InlineData("云川市青岭区商务局", "临江市青岭区商务局")]
    [InlineData("云川市商务局", "临江市商务局")]
    [InlineData("区商务局", "青岭区商务局")]
    [InlineData("青岭区商务局", "青岭区教育局")]
    public void Names_of_two_agencies_are_not(string one, string other) => Assert.False(AgencyName.AreSame(one, other));

    [Fact]
    public void Last_years_report_is_found_by_agency_and_year()
    {
        var series = new ReportSeries<string>();
        series.Add("云川市青岭区商务局", 2023, "a");
        series.Add("临江市青岭区商务局", 2023, "b");
        series.Add("云川市青岭区商务局", 2022, "c");
        series.Add(null, 2023, "d");
        Assert.Equal(["a"], series.Before("云川市 青岭区商务局（本级）", 2024));
        Assert.Empty(series.Before("云川市教育局", 2024));
        Assert.Empty(series.Before("云川市青岭区商务局", null));
    }
}
