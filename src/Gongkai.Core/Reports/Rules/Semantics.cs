using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class Semantics
{
    public static ImmutableArray<ReportRule> Rules { get; } =
    [
        new DisputeWithoutRequest(), new LessonNotDrawn(), new NothingAtAll(), new ColumnsMisread(), new RulesWithoutPower(),
        new FeeLapseWithoutFee(), new RegisterDiffers(),
    ];
}
