using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>A file that a draft gives to the applicant, for those who review and sign it.</summary>
[Needs(Permission.ReadCases)]
public sealed class ProvidedFilePage(CaseDesk door, CaseFiles files, Store store) : CasePage(door)
{
    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, string hash, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        if (!Case.Request.Decisions.Any(decision => decision.Drafted?.Draft.Provided.Any(file => file.Sha256 == hash) == true)) return NotFound();
        var file = (await files.OfAsync(id, ct)).FirstOrDefault(one => one.Sha256 == hash);
        return file is null ? NotFound() : File(await store.Files.OpenAsync(hash, ct), file.MediaType, file.Name);
    }
}
