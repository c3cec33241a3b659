using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class Typing
{
    public static ImmutableArray<ReportRule> Rules { get; } =
    [
        new NumberDressedUp(), new ConfusedWords(), new UnfilledPlaceholder(), new PlantedSpam(), new WrongLegalTerm(),
        new TornSentence(), new EnumerationGap(), new SignOffAstray(),
    ];
}
