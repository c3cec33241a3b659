using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>登记回执 of an application on line: shown to the browser that sent it, for half an hour.</summary>
[Public]
public sealed class ReceiptPage(RequestJournal cases, AgencyRegister register, IDataProtectionProvider protection, PublicAddress address) : PageModel
{
    public ReceiptTicket? Ticket { get; private set; }

    public DisclosureRequest? Case { get; private set; }

    public Agency Agency { get; private set; } = new(AgencyId.Platform, "");

    public ClockAnswer Clock { get; private set; } = new(ClockStatus.Running);

    /// <summary>每日截止时间 of the agency.</summary>
    public TimeOnly? CutOff { get; private set; }

    /// <summary>Whether the hour of its coming moved the day of receipt.</summary>
    public bool IsAfterHours => Case?.Arrival is { } arrival && arrival.At > CutOff && Clock.ReceivedOn > arrival.On;

    /// <summary>Where progress is shown, on this site.</summary>
    public string TrackingPath => TrackRoutes.Of(Ticket!.Code);

    /// <summary>The same with the site's name, for a telephone.</summary>
    public string TrackingAddress => address.Of(TrackingPath);

    public string Day(DateOnly day) => day.InChinese();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Ticket = ReceiptTicket.Of(Request, protection);
        if (Ticket is null || await cases.FindAsync(Ticket.Case, ct) is not { } found) return;
        var situation = await cases.SituationAsync(found.Agency, Actor.Applicant, ct);
        CutOff = situation.Settings.Clock.DailyCutOff;
        (Case, Agency) = (found.Request, (await register.FindAsync(found.Agency, ct))!);
        Clock = Case.Clock(situation);
    }

    public IActionResult OnPost()
    {
        ReceiptTicket.Revoke(Response);
        return Redirect(ApplyRoutes.Receipt);
    }
}
