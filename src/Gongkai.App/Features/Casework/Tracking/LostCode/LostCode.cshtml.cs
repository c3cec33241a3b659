using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>查询码丢了: the request is put down and looked at later, so that answer and time are the same whether there is such an application or not.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class LostCodePage(AgencyRegister register, CodeRequests requests, TimeProvider clock) : PageModel
{
    [BindProperty, Required(ErrorMessage = "请选择受理机关"), Display(Name = "受理机关")]
    public AgencyId? Agency { get; set; }

    [BindProperty, Required, StringLength(100), Display(Name = "姓名或者单位名称")]
    public string Name { get; set; } = "";

    [BindProperty, Required, StringLength(40), Display(Name = "证件号码或者统一社会信用代码")]
    public string Number { get; set; } = "";

    public ImmutableArray<Choice> Agencies { get; private set; } = [];

    /// <summary>Whether the request was put down.</summary>
    public bool IsSent { get; private set; }

    public async Task OnGetAsync(bool sent, CancellationToken ct)
    {
        IsSent = sent;
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Agency is { } chosen && Agencies.All(agency => agency.Value != chosen.ToString())) this.Fault(nameof(Agency), "请选择受理机关");
        if (!ModelState.IsValid) return this.Again();
        await requests.PutAsync(Agency!.Value, Name, Number, ct);
        return LocalRedirect(TrackRoutes.LostSent);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        Agencies = [.. (await register.TreeAsync(ct)).InOrder().Where(entry => entry.Agency.ExistsOn(today))
            .Select(entry => new Choice(entry.Agency.Id.ToString(), entry.Agency.Name))];
    }
}
