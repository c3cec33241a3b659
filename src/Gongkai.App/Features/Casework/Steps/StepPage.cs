using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>The page of one step of a case.</summary>
/// <param name="desk">Opens the case and takes the step.</param>
/// <param name="files">Keeps what was sent along.</param>
/// <param name="step">The event by which the table knows the step.</param>
[RequestSizeLimit(64 << 20)]
public abstract class StepPage<TForm>(CaseDesk desk, CaseFiles files, Type step)
    : StepPage<DisclosureRequest, CaseEvent, CaseStage, CaseSituation, TForm>(desk) where TForm : StepForm, new()
{
    /// <summary>The case.</summary>
    public OpenCase Case => Open;

    public override string Thing => "申请";

    public override (string View, object Model) Strip => ("/Features/Casework/Cases/_CaseStrip.cshtml", Case);

    public override (string Address, string Words) Back => (CaseRoutes.Of(Case.Request.Id), "返回案件");

    private protected CaseDesk Desk { get; } = desk;

    protected override Type Step => step;

    protected override (string Words, string Address)[] Trail => [("工作台", WebRoutes.Desk), ("案件", CaseRoutes.List), (Case.Number, Back.Address)];

    /// <summary>The files that the form sends along, and what they are.</summary>
    protected virtual (string Field, IReadOnlyList<IFormFile> Sent, FileKind Kind) Files => ("", [], FileKind.Other);

    /// <summary>The files as they are kept; the page's events name them.</summary>
    private protected ImmutableArray<KeptFile> Kept { get; set; } = [];

    protected override async Task KeepAsync(CancellationToken ct)
    {
        var (field, sent, kind) = Files;
        foreach (var file in sent)
        {
            var (kept, fault) = await files.KeepAsync(file, Case.Request.Stream, kind, ct);
            if (kept is not null) Kept = Kept.Add(kept);
            else this.Fault($"{nameof(Command)}.{field}", fault!);
        }
    }

    protected override Task<CaseAnswer> TakeAsync(CancellationToken ct) => TakeAsync(Step, Why, async (writing, request) =>
    {
        foreach (var file in Kept) await CaseFiles.RecordAsync(writing, file, Command.On);
        return await ProposeAsync(writing, request);
    }, ct);
}
