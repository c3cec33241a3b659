using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Features.Casework;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Filing;

/// <summary>
/// The interface that takes packages of other instances: <c>POST /api/filings</c> with the code in <c>X-Filing-Code</c>; answers a receipt (200), or what is
/// wrong (404, 413, 422, 503). To send the same package again is answered by the receipt that there is.
/// </summary>
[Public, IgnoreAntiforgeryToken, EnableRateLimiting(RateLimits.Lookup), RequestSizeLimit(22 << 20)]
public sealed class PackagesPage(Filings filings, FilingPackages packages) : PageModel
{
    private const string CodeHeader = "X-Filing-Code";
    private const long MostBytes = 20 << 20;

    /// <summary>How it is asked.</summary>
    public IActionResult OnGet() => new JsonResult(new
    {
        method = "POST",
        header = CodeHeader,
        body = $"application/octet-stream（{FilingPackages.Ending}，不超过 20 MB）",
        answers = "200 receipt, version；404、413、422、503 errors",
    });

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (TrackingCode.Read(Request.Headers[CodeHeader].ToString()) is not { } code || await filings.WithCodeAsync(TrackingCode.Hash(code), ct) is not { } id
            || await filings.FindAsync(id, ct) is not var (authority, filing) || filing.Stage == FilingStage.Dropped)
            return Fault(StatusCodes.Status404NotFound, "没有这个报送码，或者已经换了新的");
        if (Request.ContentLength is not ({ } length and > 0 and <= MostBytes)) return Fault(StatusCodes.Status413PayloadTooLarge, "报送包要写明长度，不超过 20 MB");
        var content = new byte[length];
        await Request.Body.ReadExactlyAsync(content, ct);
        var situation = await filings.SituationAsync(authority, filing, Actor.Applicant, ct);
        var (package, fault) = await packages.OpenAsync(content, filing.Opened!, situation.Settings, ct);
        if (package is null) return Fault(StatusCodes.Status422UnprocessableEntity, fault!);
        try
        {
            var file = await filings.KeepAsync(filing, package.Name, package.Content, ct);
            var look = await filings.LookAsync(authority, filing, file, ct);
            if (look.Reading is not { } reading)
                return Fault(StatusCodes.Status422UnprocessableEntity, [.. look.Examination.Findings.Select(found => found.Words)]);
            FilingForm said = new() { Explanations = package.Explained.ToDictionary(one => one.Key, one => (string?)one.Value) };
            var answer = await filings.FileAsync(filing, new(file, FilingWay.Package, package.Words, said), reading, null, Actor.Applicant,
                filings.FromOutside(), ct);
            var version = answer.Matter.Versions.Length;
            return answer.IsTaken ? new JsonResult(new { receipt = answer.Matter.Receipt(version), version })
                : Fault(StatusCodes.Status422UnprocessableEntity, [.. answer.Refusals.Select(refusal => Message.Of(refusal.Finding))]);
        }
        catch (FileRefusedException refused)
        {
            return Fault(StatusCodes.Status422UnprocessableEntity, Message.Of(refused.Finding));
        }
        catch (ReadersBusyException)
        {
            return Fault(StatusCodes.Status503ServiceUnavailable, "现在读取的人较多，请过一分钟再试一次");
        }
    }

    private static JsonResult Fault(int status, params string[] errors) => new(new { errors }) { StatusCode = status };
}
