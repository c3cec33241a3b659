using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>TX04: advertisements for gambling or pornography planted in the text: a security incident, told place by place.</summary>
internal sealed class PlantedSpam() : ReportRule("TX04", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var passages = examination.Report.Passages;
        for (var i = 0; i < passages.Length; i++)
            foreach (var (start, length) in SpamWords.In(passages[i].Text))
                yield return Found(new PassageSpan(i, start, length), passages[i].At, [], ("printed", passages[i].Text.Substring(start, length)));
        foreach (var label in examination.Report.Layout.OfType<LabelDiffers>())
            foreach (var (start, length) in SpamWords.In(label.Printed))
                yield return Found(label.At, [], ("printed", label.Printed.Substring(start, length)));
    }
}
