using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Publishing;

namespace Gongkai.Filing;

/// <summary>年度报告收集设置: what a supervising authority has chosen where the Regulation leaves a choice.</summary>
public sealed record FilingSettings
{
    private const int MostDays = 60;

    /// <summary>提交期限 in the year after (MM-dd), of departments; null: the day of the law. Never later than that (第四十九条: 1月31日前).</summary>
    public string? SubmitBy { get; init; }

    /// <summary>公布期限 in the year after (MM-dd); null: the day of the law.</summary>
    public string? PublishBy { get; init; }

    /// <summary>How many working days an agency has to mend a report that was sent back.</summary>
    public int ReturnDays { get; init; } = 5;

    /// <summary>Agencies that report here though they stand elsewhere in the tree, as townships do to the county's office.</summary>
    public ImmutableArray<AgencyId> Added { get; init; } = [];

    /// <summary>Agencies directly below that report to somebody else, or to nobody.</summary>
    public ImmutableArray<AgencyId> Excluded { get; init; } = [];

    /// <summary>公钥指纹 of instances whose packages are known: SHA-256 of the public key, lower-case hexadecimal.</summary>
    public ImmutableArray<string> TrustedKeys { get; init; } = [];

    /// <summary>The last day for handing in a report.</summary>
    /// <param name="year">The year that it is on.</param>
    /// <param name="isGovernment">Whether it is that of a people's government.</param>
    public DateOnly SubmitDue(int year, bool isGovernment) => YearlyReportDuty.LocalDay(SubmitBy, year, isGovernment);

    /// <summary>The last day for its being public.</summary>
    /// <param name="year">The year that it is on.</param>
    /// <param name="isGovernment">Whether it is that of a people's government.</param>
    public DateOnly PublishDue(int year, bool isGovernment) => YearlyReportDuty.LocalDay(PublishBy, year, isGovernment);

    /// <summary>What is wrong with the choices.</summary>
    public IEnumerable<Refusal> Faults()
    {
        foreach (var (field, value) in new[] { (nameof(SubmitBy), SubmitBy), (nameof(PublishBy), PublishBy) })
            if (value is not null && (YearlyReportDuty.DayOf(value) is not { } day || day > YearlyReportDuty.DayOf("01-31")))
                yield return new("RF05") { Variant = "day", Field = field };
        if (ReturnDays is < 1 or > MostDays) yield return new("RF05") { Variant = "days", Field = nameof(ReturnDays), Values = [("most", (long)MostDays)] };
        if (TrustedKeys.Any(key => key.Length != 64 || !key.All(char.IsAsciiHexDigitLower))) yield return new("RF05")
        {
            Variant = "key",
            Field =
            nameof(TrustedKeys)
        };
        if (Added.Intersect(Excluded).Any()) yield return new("RF05") { Variant = "both", Field = nameof(Added) };
    }
}
