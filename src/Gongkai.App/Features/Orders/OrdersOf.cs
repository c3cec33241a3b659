using System.Collections.Immutable;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Orders;

/// <summary>On the page of a matter out of which orders come: those that there are, and the way to another. Rooms below name it by its name.</summary>
public sealed class OrdersOf(Officer officer, SupervisionOrders orders) : ViewComponent
{
    /// <summary>Of one matter.</summary>
    /// <param name="of">Its stream.</param>
    /// <param name="about">Who would be ordered; null where nobody is ordered from here.</param>
    /// <param name="problem">What is to be mended; nothing sealed, nothing personal.</param>
    /// <param name="basis">依据; null for the article alone.</param>
    public async Task<IViewComponentResult> InvokeAsync(string of, AgencyId? about = null, string? problem = null, string? basis = null)
    {
        var lines = (await orders.OutOfAsync(of, HttpContext.RequestAborted))
            .Where(line => officer.May(Permission.OpenOrders, line.Agency) || officer.May(Permission.SuperviseOrders, line.Authority)).ToImmutableArray();
        var form = about is { } member && problem is not null && MayOrder(officer, member) ? OrderRoutes.NewFrom(member, of, problem, basis) : null;
        return View("/Features/Orders/_OrdersOf.cshtml", (lines, form));
    }

    /// <summary>Whether somebody may issue an order to an agency: one below that at which he has the post.</summary>
    public static bool MayOrder(Officer officer, AgencyId member) => officer.PostFor(Permission.SuperviseOrders, member) is { } post && post.Agency != member;
}
