using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>确认送达地址: the applicant confirmed where letters reach him.</summary>
public sealed record ServiceAddressConfirmed(DateOnly On, PrivateRef Address, bool AcceptsElectronicService) : CaseEvent(On);

internal sealed class ConfirmServiceAddress() : CaseStep<ServiceAddressConfirmed>("service-address")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("确认送达地址", Open, null, Office) with { ByApplicant = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, ServiceAddressConfirmed e) =>
        request with { ServiceAddress = e.Address, AcceptsElectronicService = e.AcceptsElectronicService };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ServiceAddressConfirmed e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, ServiceAddressConfirmed e) => $"确认送达地址，{(e.AcceptsElectronicService ? "同意电子送达" : "不同意电子送达")}";

    protected override PublicStep? Shown(DisclosureRequest request, ServiceAddressConfirmed e) => null;
}
