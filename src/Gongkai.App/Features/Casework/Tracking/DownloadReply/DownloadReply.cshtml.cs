using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>Gives one file of a served reply to the holder of the code.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class DownloadReplyPage(TrackedCases cases, ReplyFiles files) : TrackedPage(cases)
{
    public async Task<IActionResult> OnGetAsync(string sha256)
    {
        var file = (await files.OfAsync(Tracked.Request, Ct)).FirstOrDefault(one => one.Sha256 == sha256);
        return file is null ? NotFound() : File(await files.OpenAsync(file, Ct), file.MediaType, file.Name);
    }
}
