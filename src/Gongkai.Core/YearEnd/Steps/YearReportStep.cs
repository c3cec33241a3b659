using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>A step of an annual report, and what they share.</summary>
internal abstract class YearReportStep<T>(string? path = null)
    : Step<YearReport, YearReportEvent, ReportStage, YearReportSituation>(typeof(T), path) where T : YearReportEvent
{
    private protected static readonly ImmutableArray<Role> Writers = [Role.RegistrationClerk, Role.OfficeHead];

    private protected static readonly ImmutableArray<Role> Everybody = [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead];

    private protected static readonly ImmutableArray<ReportStage> InHand = [ReportStage.Compiling, ReportStage.Frozen];

    public sealed override IEnumerable<Refusal> Check(YearReport matter, YearReportEvent happened, YearReportSituation situation) =>
        [.. OutOfOrder("YE01", matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override YearReport Apply(YearReport matter, YearReportEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(YearReport matter, YearReportEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(YearReport matter, YearReportEvent happened) => null;

    protected abstract YearReport Apply(YearReport report, T e);

    protected virtual IEnumerable<Refusal> Faults(YearReport report, T e, YearReportSituation situation) => [];

    protected abstract Sentence Told(YearReport report, T e);

    private protected static ImmutableArray<Transition<ReportStage>> Row(
        string step, ImmutableArray<ReportStage> from, ReportStage? to, ImmutableArray<Role> by, string? onward = null) =>
        [new(step, typeof(T), from, to, by) { Onward = onward }];

    // Who wrote the words does not look at them for others.
    private protected static IEnumerable<Refusal> Own(YearReport report, PersonId by, string variant = "own")
    {
        if (report.IsBy(by)) yield return Fault("YE04", variant);
    }

    /// <summary>A figure as people call it.</summary>
    private protected static string NameOf(YearReport report, string figure) =>
        Reports.ReportForm.Of(Reports.ReportForm.GenerationFor(report.Year)).Find(figure)?.Name ?? figure;
}
