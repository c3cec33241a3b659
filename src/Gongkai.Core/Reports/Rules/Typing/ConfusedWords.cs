using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>TX02: look-alike characters and confused words, in the text and in printed labels; radical forms are told once.</summary>
internal sealed class ConfusedWords() : ReportRule("TX02", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        for (var i = 0; i < report.Passages.Length; i++)
        {
            var passage = report.Passages[i];
            foreach (var found in LookAlikes.In(passage.Text))
                yield return Found(new PassageSpan(i, found.Start, found.Length), passage.At, [],
                    ("wrong", passage.Text.Substring(found.Start, found.Length)), ("right", found.Right));
        }
        foreach (var label in report.Layout.OfType<LabelDiffers>().DistinctBy(label => (label.Printed, label.At)))
            foreach (var found in LookAlikes.In(label.Printed)
                .Where(found => !label.Expected.Contains(label.Printed.Substring(found.Start, found.Length), StringComparison.Ordinal)))
                yield return Found(label.At, [], ("wrong", label.Printed.Substring(found.Start, found.Length)), ("right", found.Right),
                    ("label", Labels.Shown(label.Printed))) with
                { Variant = "label" };
        if (Radicals(report) is { } radicals) yield return radicals;
    }

    // A font or a PDF writer leaves hundreds of them; one finding says it.
    private Finding? Radicals(AnnualReport report)
    {
        long count = 0;
        (int Passage, int At) first = (-1, 0);
        for (var i = 0; i < report.Passages.Length; i++)
            for (var at = 0; at < report.Passages[i].Text.Length; at++)
                if (LookAlikes.IsRadicalForm(report.Passages[i].Text[at]) && count++ == 0) first = (i, at);
        if (count == 0) return null;
        var passage = report.Passages[first.Passage];
        var wrong = passage.Text[first.At];
        return Found(new PassageSpan(first.Passage, first.At, 1), passage.At, [], ("wrong", $"{wrong}（U+{(int)wrong:X4}）"),
            ("right", $"{LookAlikes.Ordinary(wrong)}"), ("count", count))
            with
        { Variant = "radical" };
    }
}
