using Gongkai.Web;
using Gongkai.Casework;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>On the desk's first page and on the decision's: what the officer has put away unfinished.</summary>
public sealed class Unfinished(Officer officer, DeskDrafts drafts) : ViewComponent
{
    /// <summary>Of one case, or of all.</summary>
    public async Task<IViewComponentResult> InvokeAsync(DisclosureRequestId? of = null) =>
        View("/Features/Casework/Cases/List/_UnfinishedForms.cshtml", await drafts.OfAsync(officer.Id, of, HttpContext.RequestAborted));

    /// <summary>What a form is called.</summary>
    public static string NameOf(string form) => (form.Split('/')[^1], form.StartsWith("letters/", StringComparison.Ordinal)) switch
    {
        (var code, true) => LetterType.Find(code)?.Title ?? code,
        (var code, _) when code == LetterType.RecordCorrectionReply.Code => "拟稿：更正答复",
        var (code, _) => $"拟稿：{Disposition.Find(code)?.Name ?? code}",
    };
}
