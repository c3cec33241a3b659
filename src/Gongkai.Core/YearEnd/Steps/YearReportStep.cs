using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>A step of an annual report, and what they share.</summary>
internal abstract class YearReportStep<T>(string? path = null)
    : Step<YearReport, YearReportEvent, ReportStage, YearReportSituation, T>("YE01", path) where T : YearReportEvent
{
    private protected static readonly ImmutableArray<Role> Writers = [Role.RegistrationClerk, Role.OfficeHead];

    private protected static readonly ImmutableArray<Role> Everybody = [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead];

    private protected static readonly ImmutableArray<ReportStage> InHand = [ReportStage.Compiling, ReportStage.Frozen];

    // Who wrote the words does not look at them for others.
    private protected static IEnumerable<Refusal> Own(YearReport report, PersonId by, string variant = "own")
    {
        if (report.IsBy(by)) yield return Fault("YE04", variant);
    }

    /// <summary>A figure as people call it.</summary>
    private protected static string NameOf(YearReport report, string figure) =>
        Reports.ReportForm.Of(Reports.ReportForm.GenerationFor(report.Year)).Find(figure)?.Name ?? figure;
}
