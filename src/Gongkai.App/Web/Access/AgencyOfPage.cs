using Gongkai.Agencies;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>Whose register a page shows: the officer's agency, or the one that the address names where there are several.</summary>
public static class AgencyOfPage
{
    /// <summary>The agency; null when the officer may not look into it.</summary>
    public static AgencyId? AgencyOf(this PageModel page, Officer officer, string permission)
    {
        var own = officer.Agencies(permission);
        if (page.Request.Query["agency"].ToString() is not { Length: > 0 } asked)
            return officer.Posts.Where(post => own.Contains(post.Agency)).Select(post => (AgencyId?)post.Agency).FirstOrDefault();
        return AgencyId.TryParse(asked, null, out var named) && own.Contains(named) ? named : null;
    }

    /// <summary>The same with what its entry says.</summary>
    public static async Task<Agency?> FindAgencyAsync(
        this PageModel page, Officer officer, string permission, AgencyRegister agencies, CancellationToken ct) =>
        page.AgencyOf(officer, permission) is { } id ? await agencies.FindAsync(id, ct) : null;
}
