using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class BetweenYears
{
    public static ImmutableArray<ReportRule> Rules { get; } = [];
}
