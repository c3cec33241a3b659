using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>确认送达地址: what the form asks for.</summary>
public sealed class ServiceAddressForm : StepForm
{
    [Required, StringLength(500), Display(Name = "送达地址")]
    public string Address { get; set; } = "";

    [Display(Name = "申请人同意电子送达")]
    public bool AcceptsElectronicService { get; set; }
}

/// <summary>确认送达地址.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class ServiceAddressPage(CaseDesk desk, CaseFiles files) : StepPage<ServiceAddressForm>(desk, files, typeof(ServiceAddressConfirmed))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.AcceptsElectronicService = Case.Request.AcceptsElectronicService;
        return Task.CompletedTask;
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ServiceAddressConfirmed(Command.On, await writing.SealAsync("service-address", Command.Address.Trim()), Command.AcceptsElectronicService)];
}
