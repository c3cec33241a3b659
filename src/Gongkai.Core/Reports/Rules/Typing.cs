using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class Typing
{
    public static ImmutableArray<ReportRule> Rules { get; } = [];
}
