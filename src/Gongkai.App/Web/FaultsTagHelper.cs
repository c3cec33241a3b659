using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web;

/// <summary>All faults of the form at once, above it, each leading to its field: <c>&lt;faults /&gt;</c>. Nothing where there is none.</summary>
[HtmlTargetElement("faults", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FaultsTagHelper : TagHelper
{
    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var faults = ViewContext.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Key: entry.Key, error.ErrorMessage))).ToList();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "faults");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("id", "faults");
        output.Attributes.Add(new("autofocus"));
        output.Content.AppendHtml("<h2>").Append(faults.Count == 1 ? "还不能办理" : $"有 {faults.Count} 处需要改正").AppendHtml("</h2><ul>");
        output.Content.AppendHtml(new FaultList(faults, ViewContext.HttpContext)).AppendHtml("</ul>");
        if (ViewContext.ViewData[PageAnswers.RefusalCode] is not string codes) return;
        output.Content.AppendHtml("<p>依据和说明：");
        foreach (var code in codes.Split(' ')) output.Content.AppendHtml($"<a href=\"{WebRoutes.Rule(code)}\">").Append(code).AppendHtml("</a> ");
        output.Content.AppendHtml("</p>");
    }
}
