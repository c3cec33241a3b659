using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class CrossFooting
{
    public static ImmutableArray<ReportRule> Rules { get; } =
    [
        new UnequalRowTotal(), new UnequalOutcomeTotal(), new UnbalancedRequests(), new UnequalDisputeTotal(), new NoFigure(),
        new NegativeStock(), new MoreDisclosedThanEver(), new IssuedButNotInForce(), new ImpossibleFee(), new ImplausibleProcurement(),
        new OwnTotalDiffers(),
    ];
}
