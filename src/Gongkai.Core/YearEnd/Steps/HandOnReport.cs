using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.YearEnd;

/// <summary>转发布: the issued report is a draft of the column of annual reports, and goes on in publishing.</summary>
/// <param name="On">The day.</param>
/// <param name="Number">Which version of the report it is, from 1.</param>
/// <param name="Item">The item.</param>
/// <param name="Content">By which the content is known.</param>
/// <param name="Files">What was issued.</param>
/// <param name="By">Who.</param>
public sealed record ReportHandedOn(DateOnly On, int Number, ItemId Item, string Content, ImmutableArray<IssuedFile> Files, PersonId By) : YearReportEvent(On);

/// <summary>更正已公布的报告: another version, with a note that the public reads; the one before stays.</summary>
/// <param name="On">The day.</param>
/// <param name="Reason">更正说明, as the public reads it.</param>
/// <param name="By">Who.</param>
public sealed record CorrectionBegun(DateOnly On, string Reason, PersonId By) : YearReportEvent(On);

internal sealed class HandOnReport() : YearReportStep<ReportHandedOn>("issue")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows =>
        Row("生成文件并转发布", [ReportStage.Signed], ReportStage.HandedOn, [Role.RegistrationClerk, Role.OfficeHead]);

    protected override YearReport Apply(YearReport report, ReportHandedOn e) => report with { Issued = report.Issued.Add(e), Correction = null };

    protected override IEnumerable<Refusal> Faults(YearReport report, ReportHandedOn e, YearReportSituation situation)
    {
        if (e.Content != report.Content || e.Number != report.Issued.Length + 1) yield return Fault("YE04", "other");
        if (report.Draft.SignedOn > e.On) yield return Fault("YE04", "ahead", null, ("date", Plain.Day(report.Draft.SignedOn.Value)));
    }

    protected override Sentence Told(YearReport report, ReportHandedOn e) =>
        $"{e.By}生成第{e.Number}版文件（{string.Join("、", e.Files.Select(file => file.Format.ToUpperInvariant()))}），转入信息发布";
}

internal sealed class BeginCorrection() : YearReportStep<CorrectionBegun>("correct")
{
    protected override ImmutableArray<Transition<ReportStage>> Rows =>
        Row("更正已公布的报告", [ReportStage.HandedOn], ReportStage.Frozen, [Role.OfficeHead]);

    protected override YearReport Apply(YearReport report, CorrectionBegun e) => report with { Correction = e, Chain = [], Passed = [], Signed = [] };

    protected override IEnumerable<Refusal> Faults(YearReport report, CorrectionBegun e, YearReportSituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Reason)) yield return Fault("YE04", "correction", nameof(e.Reason));
    }

    protected override Sentence Told(YearReport report, CorrectionBegun e) => $"{e.By}开始更正：{e.Reason}";
}
