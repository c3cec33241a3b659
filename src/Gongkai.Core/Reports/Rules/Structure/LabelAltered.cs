using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST02: a label that is not the form's, letter for letter; a hint where only widths, brackets, quotation marks or spaces differ.</summary>
internal sealed class LabelAltered() : ReportRule("ST02", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from note in examination.Report.Layout.OfType<LabelDiffers>()
        where note.Match is LabelMatch.Folded or LabelMatch.Variant
        group note by (Table: TableOf(note.Id), Expected: Labels.Shown(note.Expected), Printed: Labels.Shown(note.Printed), note.Match) into same
        let finding = Found(same.First().At, [], ("printed", same.Key.Printed), ("expected", same.Key.Expected))
        select same.Key.Match == LabelMatch.Folded ? finding with { Severity = Severity.Hint, Variant = "folded" } : finding;

    private static string TableOf(string id) => id.Split('.')[0];
}
