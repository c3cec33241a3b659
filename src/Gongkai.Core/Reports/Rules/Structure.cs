using System.Collections.Immutable;

namespace Gongkai.Reports.Rules;

internal static class Structure
{
    public static ImmutableArray<ReportRule> Rules { get; } =
    [
        new SectionsAstray(), new LabelAltered(), new WrongNumberOfValues(), new ShiftedCells(), new TornTable(),
        new WrongGeneration(), new RowOfTheOtherForm(), new LabelGuessed(), new PartsAstray(), new OwnTablePrinted(),
    ];
}
