using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>生成文件并转发布.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class HandOnReportPage(YearReportDesk desk, IssuedFiles issued) : YearReportStepPage<StepForm>(desk, typeof(ReportHandedOn))
{
    private ItemId item;
    private ImmutableArray<IssuedFile> files = [];

    protected override async Task KeepAsync(CancellationToken ct)
    {
        item = await issued.ItemAsync(Report, ct);
        files = await issued.KeepAsync(Look.Composed.Report, Report.Issued.Length + 1, item, ct);
    }

    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new ReportHandedOn(Command.On, report.Issued.Length + 1, item, report.Content ?? "", files, Me));
}

/// <summary>更正已公布的报告: what the form asks for.</summary>
public sealed class BeginCorrectionForm : StepForm
{
    [Display(Name = "更正说明"), Required, StringLength(500)]
    public string Reason { get; set; } = "";
}

/// <summary>更正已公布的报告.</summary>
[Needs(Permission.HandleYearReports)]
public sealed class BeginCorrectionPage(YearReportDesk desk) : YearReportStepPage<BeginCorrectionForm>(desk, typeof(CorrectionBegun))
{
    protected override Task<YearReportEvent> EventAsync(MatterWriting<YearReportSituation> writing, YearReport report) =>
        Task.FromResult<YearReportEvent>(new CorrectionBegun(Command.On, Command.Reason.Trim(), Me));
}
