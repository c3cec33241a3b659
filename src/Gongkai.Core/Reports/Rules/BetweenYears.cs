using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class BetweenYears
{
    public static ImmutableArray<ReportRule> Rules { get; } =
    [
        new CarriedInDiffers(), new ItemsDoNotContinue(), new DisclosedTotalGrowsTooFast(), new InForceDoesNotContinue(),
        new PendingDisputesVanish(), new InForceAgainstDisclosedTotal(), new SuitWithoutReconsideration(),
    ];
}
