using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>An issued letter as Word or PDF, for those who may read its case.</summary>
[Needs(Permission.ReadCases)]
public sealed class LetterFilePage(CaseDesk door, LetterFiles files) : CasePage(door)
{
    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, string hash, string format, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        if (Case.Request.Letters.FirstOrDefault(one => one.Docx.Sha256 == hash) is not { } letter) return NotFound();
        var name = letter.Number ?? LetterType.Find(letter.Code)?.Title ?? letter.Code;
        return format switch
        {
            "docx" => File(await files.DocxAsync(letter, ct), MediaTypes.Word, $"{name}.docx"),
            "pdf" => File(await files.PdfAsync(id, letter, ct), MediaTypes.Pdf, $"{name}.pdf"),
            _ => NotFound(),
        };
    }
}
