using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>意见征询书送达.</summary>
[Needs(Permission.HandleRequests)]
public sealed class DeliveredPage(CaseDesk desk, CaseFiles files) : StepPage<StepForm>(desk, files, typeof(ConsultationDelivered))
{
    [BindProperty(SupportsGet = true)]
    public Guid Consultation { get; set; }

    /// <summary>Who was asked, and when.</summary>
    public string Party { get; private set; } = "";

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        if (Case.Request.Consultations.FirstOrDefault(asked => asked.Sent.Consultation == Consultation) is { Sent: var sent })
            Party = $"{sent.Kind.Name()}：{(await Desk.TextsAsync([sent.Party], ct))[sent.Party]}，{sent.On:yyyy-MM-dd} 发函";
    }

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new ConsultationDelivered(Command.On, Consultation)]);
}
