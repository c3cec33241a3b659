using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>送达回证 (L22), to be signed by the one who receives the letter; it has no number and is kept once it is signed.</summary>
[Needs(Permission.ServeDecisions)]
public sealed class ServiceRecordPage(CaseDesk door, LetterDesk letters, LetterFiles files) : CasePage(door)
{
    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, string format, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        if (Case.Request.Decision.Letter is not { } letter) return NotFound();
        var type = LetterType.ServiceRecord;
        var fields = CaseFields.Of(Case).With(LetterField.Recipient, Case.Applicant.Name)
            .With(LetterField.ServiceAddress, Case.ServiceAddress is { Length: > 0 } address ? address : "（当面送达）")
            .With(LetterField.ServiceMode, (Case.Request.Decision.Served?.Route ?? ServiceRoute.Direct).Name())
            .With(LetterField.Served,
                [LetterFields.Empty.With(LetterField.ItemName, LetterType.Find(letter.Code)!.Title).With(LetterField.ServedNumber, letter.Number)]);
        var prepared = await letters.PrepareAsync(Case, type, Case.Situation.Today, fields, ct);
        if (prepared.Preview is not { } record) throw new InvalidOperationException("the form of service lacks what every case has");
        return format switch
        {
            "docx" => File(record.Docx.ToArray(), MediaTypes.Word, "送达回证.docx"),
            "pdf" => File(await files.PdfAsync(id, letter, record, ct), MediaTypes.Pdf, "送达回证.pdf"),
            _ => NotFound(),
        };
    }
}
