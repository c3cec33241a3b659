using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST08: a label only like the form's, taken for it by its place.</summary>
internal sealed class LabelGuessed() : ReportRule("ST08", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from note in examination.Report.Layout.OfType<LabelDiffers>()
        where note.Match == LabelMatch.Approximate
        group note by (note.Id.Split('.')[0], Expected: Labels.Shown(note.Expected), Printed: Labels.Shown(note.Printed)) into same
        select Found(same.First().At, Labels.Cells(examination.Report, same.First().Id), ("printed", same.Key.Printed), ("expected", same.Key.Expected));
}
