using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>政务新媒体, for the public: the open accounts of all agencies.</summary>
[Public]
public sealed class PublicMediaPage(MediaAccounts accounts, AgencyRegister agencies) : PageModel
{
    /// <summary>The accounts by agency, in the order of the register of agencies.</summary>
    public ImmutableArray<(string Agency, ImmutableArray<MediaAccountLine> Accounts)> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var open = (await accounts.ListAsync(null, ct)).Where(line => line.ClosedOn is null).ToLookup(line => line.Agency);
        Agencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(row => open.Contains(row.Agency.Id))
            .Select(row => (row.Agency.Name, open[row.Agency.Id].ToImmutableArray()))];
    }
}
