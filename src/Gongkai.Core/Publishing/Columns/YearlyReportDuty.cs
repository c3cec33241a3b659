using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>公布年度报告: each year by the day of the law, the report on the year before.</summary>
public static class YearlyReportDuty
{
    /// <summary>The kind of its term.</summary>
    public const string Term = "yearly_report";

    /// <summary>The first year on which a report was due: the regulation has been in force since 2008-05-01.</summary>
    public const int FirstYear = 2008;

    // 第四十九条: “县级以上人民政府部门应当在每年1月31日前……提交……并向社会公布；县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府……年度报告”.
    /// <summary>The last day for the report on a year.</summary>
    /// <param name="year">The year that it is about.</param>
    /// <param name="isGovernment">Whether it is that of a people's government, not of one of its departments.</param>
    public static DateOnly DueOn(int year, bool isGovernment) => new(year + 1, isGovernment ? 3 : 1, 31);

    /// <summary>The last day where a supervising authority has set one: never later than that of the law.</summary>
    /// <param name="chosen">The local day in the year after (MM-dd); null where none is set.</param>
    /// <param name="year">The year that the report is about.</param>
    /// <param name="isGovernment">Whether it is that of a people's government.</param>
    public static DateOnly LocalDay(string? chosen, int year, bool isGovernment)
    {
        var law = DueOn(year, isGovernment);
        return chosen is not null && DayOf(chosen) is { } day && new DateOnly(year + 1, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(year + 1, day.Month)))
            is var local && local < law ? local : law;
    }

    /// <summary>A day of the year as settings write it (MM-dd), in a leap year, so that every day is one; null where it is none.</summary>
    public static DateOnly? DayOf(string monthAndDay) =>
        DateOnly.TryParseExact($"2024-{monthAndDay}", "yyyy-MM-dd", out var day) ? day : null;

    /// <summary>The years of which the public misses a report: after the first that there is, and due before that day.</summary>
    /// <param name="published">The years of the reports that the public has.</param>
    /// <param name="isGovernment">Whether it is a people's government.</param>
    /// <param name="today">The day.</param>
    public static ImmutableArray<int> Missing(IReadOnlyCollection<int> published, bool isGovernment, DateOnly today) => published.Count == 0 ? [] :
    [
        .. Enumerable.Range(published.Min(), Math.Max(0, today.Year - published.Min()))
            .Where(year => !published.Contains(year) && DueOn(year, isGovernment) < today),
    ];

    /// <summary>The term that runs: that of the report after the latest; where there is none yet,
    /// of the first that falls due since the catalogue is there.</summary>
    public static RunningTerm Next(PublicCatalogue catalogue, IReadOnlyCollection<int> published, bool isGovernment)
    {
        var since = catalogue.History[0].On;
        var year = published.Count > 0 ? published.Max() + 1 : DueOn(since.Year - 1, isGovernment) >= since ? since.Year - 1 : since.Year;
        return new(Term, "公布期限", DueOn(year, isGovernment), Role.OfficeHead)
        {
            Section = "栏目更新",
            Title = $"{year}年政府信息公开年度报告",
        };
    }
}
