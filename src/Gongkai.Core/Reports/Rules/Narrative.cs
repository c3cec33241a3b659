using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class Narrative
{
    public static ImmutableArray<ReportRule> Rules { get; } =
    [
        new RequestCountDiffers(), new RequestsDenied(), new DisputeCountDiffers(), new DocumentCountDiffers(), new PartsAgainstWhole(),
    ];
}
