using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A file of a case, handed out to be saved and never shown in place.</summary>
[Needs(Permission.ReadCases)]
public sealed class FileDownloadPage(CaseDesk desk, CaseFiles files, Store store) : PageModel
{
    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, string sha256, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is null) return NotFound();
        return (await files.OfAsync(id, ct)).FirstOrDefault(file => file.Sha256 == sha256) is { } file
            ? File(await store.Files.OpenAsync(sha256, ct), file.MediaType, file.Name)
            : NotFound();
    }
}
