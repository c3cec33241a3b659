using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class Narrative
{
    public static ImmutableArray<ReportRule> Rules { get; } =
    [
        new AspectsNotCovered(), new PeriodNotTheYear(), new ContactNotStated(), new RequestCountDiffers(), new RequestsDenied(),
        new DisputeCountDiffers(), new DocumentCountDiffers(), new PartsAgainstWhole(), new LastYearDiffers(), new DecisionCountDiffers(),
        new FeeNotStated(), new YearlyPlanNotMentioned(), new FeeAboveAllFees(), new ProblemsNotNamed(), new StatementsContradict(),
        new ApproximateNumber(), new WithheldThoughPublic(), new PercentageDiffers(), new NotAllOfThem(), new SilentOnFigures(),
        new UnbalancedProse(), new SentenceSums(), new FeesStated(), new OwnTableDiffers(), new CountNotInTables(),
    ];
}
