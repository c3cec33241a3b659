using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Web;

/// <summary>
/// Previous and next page, the rest of the address kept: <c>&lt;pager number="Model.Number" pages="Model.Pages" /&gt;</c>;
/// the page number travels as <c>p</c> (<c>page</c> is the framework’s own).
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public int Number { get; set; }

    /// <summary>How many there are.</summary>
    public int Pages { get; set; }

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "分页");
        if (Number > 1) output.Content.AppendHtml(Link(Number - 1, "prev", "上一页"));
        output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<span aria-current=\"page\">第 {Number} 页，共 {Pages} 页</span>"));
        if (Number < Pages) output.Content.AppendHtml(Link(Number + 1, "next", "下一页"));
    }

    private TagBuilder Link(int number, string relation, string text)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(pair => pair.Key != "p").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create<string, string?>("p", number.ToString(CultureInfo.InvariantCulture)));
        var link = new TagBuilder("a");
        link.Attributes["href"] = QueryHelpers.AddQueryString(request.Path, query);
        link.Attributes["rel"] = relation;
        link.InnerHtml.Append(text);
        return link;
    }
}
