using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>登记: the case has its public number, sequential per agency and year.</summary>
public sealed record CaseRegistered(DateOnly On, int Year, long Sequence, string Number) : CaseEvent(On);

internal sealed class RegisterCase() : CaseStep<CaseRegistered>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("登记", [Arrived], Registered, Office) with { ByApplicant = true, ByPlatform = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, CaseRegistered e) => request with { Registration = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CaseRegistered e, CaseSituation situation) =>
        // 第三十一条：收到之日定了才能登记。
        ReceiptDate.Of(request.Facts(situation.Today, situation.Settings.Clock), situation.Calendar) is null
            ? [new("CW24") { Field = nameof(ReceiptConfirmed) }] : [];

    protected override Sentence Told(DisclosureRequest request, CaseRegistered e) => $"登记，编号 {e.Number}";

    protected override PublicStep? Shown(DisclosureRequest request, CaseRegistered e) => new(e.On, "登记", $"登记编号 {e.Number}。");
}
