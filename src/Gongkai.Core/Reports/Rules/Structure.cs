using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class Structure
{
    public static ImmutableArray<ReportRule> Rules { get; } = [];
}
