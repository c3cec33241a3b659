using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>
/// 导入办理结果: how a case of earlier years ended, as the former register has it. Its draft, its reviews and its letter lie in the old file and are not made up.
/// </summary>
/// <param name="On">送达之日</param>
/// <param name="Type">决定类型</param>
/// <param name="Route">送达方式</param>
public sealed record OutcomeImported(DateOnly On, DispositionType Type, ServiceRoute Route) : CaseEvent(On)
{
    /// <summary>答复书文号</summary>
    public string? LetterNumber { get; init; }

    /// <summary>更正申请的处理结果</summary>
    public RecordCorrectionResult? Correction { get; init; }
}

internal sealed class ImportOutcome() : CaseStep<OutcomeImported>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("导入办理结果", [Registered, UnderReview], Served, [OfficeHead])];

    protected override DisclosureRequest Apply(DisclosureRequest request, OutcomeImported e) =>
        // Nobody here drafted it.
        request.Now(new() { Drafted = new(e.On, new(e.Type) { Correction = e.Correction }, default), Served = new(e.On, e.Route) });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, OutcomeImported e, CaseSituation situation) =>
        e switch
        {
            // 邮政法第五十五条。
            { Route: ServiceRoute.Courier } => [new("CW52") { Field = nameof(e.Route) }],
            { Type: DispositionType.NoCorrection or DispositionType.FeeUnpaid } => [new("CW43") { Variant = "lapse" }],
            _ => [],
        };

    protected override Sentence Told(DisclosureRequest request, OutcomeImported e) => Name;

    protected override PublicStep? Shown(DisclosureRequest request, OutcomeImported e) => null;
}
