using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class CrossFooting
{
    public static ImmutableArray<ReportRule> Rules { get; } = [];
}
