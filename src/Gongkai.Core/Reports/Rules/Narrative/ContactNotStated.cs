using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>Nobody is named whom a reader could ask.</summary>
internal sealed class ContactNotStated() : ReportRule("NV03", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        if (string.IsNullOrWhiteSpace(examination.Report.Contact)) yield return Found(examination.Report.Passages.FirstOrDefault()?.At, []);
    }
}
