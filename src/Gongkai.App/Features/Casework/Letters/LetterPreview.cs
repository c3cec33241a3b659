using Gongkai.Documents.Letters;
using Microsoft.AspNetCore.Html;

namespace Gongkai.Features.Casework;

/// <summary>A letter shown within a page: its headings are no headings of the page.</summary>
public static class LetterPreview
{
    /// <summary>The letter as content of a page.</summary>
    public static IHtmlContent Of(IssuedLetter letter) => Of(letter.Html);

    /// <summary>A letter's fragment of HTML as content of a page.</summary>
    public static IHtmlContent Of(string letter) => new HtmlString(letter
        .Replace("<h1>", "<p class=\"title\">", StringComparison.Ordinal).Replace("</h1>", "</p>", StringComparison.Ordinal)
        .Replace("<h2>", "<p class=\"heading\">", StringComparison.Ordinal).Replace("</h2>", "</p>", StringComparison.Ordinal)
        .Replace("<article class=\"letter\">", "<div class=\"letter\">", StringComparison.Ordinal).Replace("</article>", "</div>", StringComparison.Ordinal));
}
