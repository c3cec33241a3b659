using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Gongkai.Web;

/// <summary>Between content and text.</summary>
internal static class Html
{
    /// <summary>The text of a piece of content, which will be encoded again where it is written.</summary>
    public static string Plain(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
