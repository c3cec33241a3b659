using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>
/// TX04: advertisements planted in the text, words of the field replaced throughout, a foreign name before the agency's:
/// a security incident, told place by place.
/// </summary>
internal sealed class PlantedSpam() : ReportRule("TX04", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var passages = report.Passages;
        for (var i = 0; i < passages.Length; i++)
            foreach (var (start, length) in SpamWords.In(passages[i].Text))
                yield return Found(new PassageSpan(i, start, length), passages[i].At, [], ("printed", passages[i].Text.Substring(start, length)));
        foreach (var label in report.Layout.OfType<LabelDiffers>())
            foreach (var (start, length) in SpamWords.In(label.Printed))
                yield return Found(label.At, [], ("printed", label.Printed.Substring(start, length)));
        foreach (var phrase in ForeignPhrases.In(report))
            foreach (var place in Places(passages, phrase))
                yield return Found(place, passages[place.Passage].At, [], ("printed", phrase)) with { Variant = "replaced" };
        if (Named(report) is { } added)
        {
            var places = Places(passages, added.Foreign).ToArray();
            foreach (var place in places) yield return Told(added) with { Words = place, At = passages[place.Passage].At };
            if (places.Length == 0) yield return Told(added);
        }
    }

    private Finding Told(ForeignNames.Addition added) =>
        Found(null, [], ("printed", added.Foreign), ("own", added.Own)) with
        {
            Variant = "name",
            Severity = added.IsCertain ? Severity.Error : Severity.Warning,
        };

    private static ForeignNames.Addition? Named(AnnualReport report)
    {
        if (report.Title is not { } title || FirstYear(title) is var year && year < 2) return null;
        return ForeignNames.In(title[..year], report.SignOff?.Agency,
            string.Join('。', report.Passages.Where(passage => !passage.IsReportTitle && passage.Text != title).Select(passage => passage.Text)));
    }

    private static int FirstYear(string title) =>
        title.IndexOf("20", StringComparison.Ordinal) is > 1 and var year ? year : title.IndexOf("政府信息公开", StringComparison.Ordinal);

    private static IEnumerable<PassageSpan> Places(ImmutableArray<Passage> passages, string phrase)
    {
        for (var i = 0; i < passages.Length; i++)
            for (var at = passages[i].Text.IndexOf(phrase,
                StringComparison.Ordinal); at >= 0; at = passages[i].Text.IndexOf(phrase, at + phrase.Length, StringComparison.Ordinal))
                yield return new(i, at, phrase.Length);
    }
}
