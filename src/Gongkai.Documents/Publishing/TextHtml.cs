using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>Writes a text as HTML, in one way only: no styles, no scripts, no ids; where a paragraph stands is one of three classes.</summary>
internal static class TextHtml
{
    /// <summary>The classes that a published text may have.</summary>
    public const string Centre = "centre", Right = "right", Flush = "addressee";

    private static readonly (RunLook Look, string Name)[] Looks =
    [
        (RunLook.Struck, "del"), (RunLook.Underlined, "u"), (RunLook.Strong, "strong"), (RunLook.Emphasised, "em"), (RunLook.Raised, "sup"),
        (RunLook.Lowered, "sub"),
    ];

    /// <summary>The fragment.</summary>
    public static string Of(ImmutableArray<TextBlock> blocks)
    {
        var html = new StringBuilder();
        Append(html, blocks);
        return html.ToString();
    }

    /// <summary>Words as HTML.</summary>
    public static string Encode(string text)
    {
        var html = new StringBuilder(text.Length);
        foreach (var c in text)
            switch (c)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\u00A0': html.Append("&nbsp;"); break;
                case '\n': html.Append("<br>"); break;
                default: html.Append(c); break;
            }
        return html.ToString();
    }

    private static void Append(StringBuilder html, ImmutableArray<TextBlock> blocks)
    {
        foreach (var block in blocks)
            switch (block)
            {
                case TextParagraph paragraph:
                    Append(html, paragraph);
                    break;
                case TextList list:
                    Append(html, list);
                    break;
                case TextQuote quote:
                    html.Append("<blockquote>\n");
                    Append(html, quote.Blocks);
                    html.Append("</blockquote>\n");
                    break;
                case TextRule:
                    html.Append("<hr>\n");
                    break;
                case TextTable table:
                    Append(html, table);
                    break;
            }
    }

    private static void Append(StringBuilder html, TextParagraph paragraph)
    {
        var name = paragraph.Level > 0 ? string.Create(CultureInfo.InvariantCulture, $"h{paragraph.Level}") : "p";
        var place = paragraph.Align switch { TextAlign.Centre => Centre, TextAlign.Right => Right, TextAlign.Flush => Flush, _ => null };
        html.Append('<').Append(name).Append(place is null ? "" : $" class=\"{place}\"").Append('>');
        Append(html, paragraph.Runs);
        html.Append("</").Append(name).Append(">\n");
    }

    private static void Append(StringBuilder html, TextList list)
    {
        var name = list.IsNumbered ? "ol" : "ul";
        html.Append('<').Append(name);
        if (list is { IsNumbered: true, Start: not 1 }) html.Append(CultureInfo.InvariantCulture, $" start=\"{list.Start}\"");
        html.Append(">\n");
        foreach (var item in list.Items)
        {
            html.Append("<li>");
            Inner(html, item);
            html.Append("</li>\n");
        }
        html.Append("</").Append(name).Append(">\n");
    }

    private static void Append(StringBuilder html, TextTable table)
    {
        html.Append("<table>\n");
        if (!table.Caption.IsEmpty)
        {
            html.Append("<caption>");
            Append(html, table.Caption);
            html.Append("</caption>\n");
        }
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var (row, group) = (table.Rows[i], table.Rows[i].IsHead ? "thead" : "tbody");
            if (i == 0 || table.Rows[i - 1].IsHead != row.IsHead) html.Append('<').Append(group).Append(">\n");
            html.Append("<tr>");
            foreach (var cell in row.Cells) Append(html, cell);
            html.Append("</tr>\n");
            if (i + 1 == table.Rows.Length || table.Rows[i + 1].IsHead != row.IsHead) html.Append("</").Append(group).Append(">\n");
        }
        html.Append("</table>\n");
    }

    private static void Append(StringBuilder html, TextCell cell)
    {
        var name = cell.Scope is null ? "td" : "th";
        html.Append('<').Append(name);
        if (cell.Scope is not null) html.Append(CultureInfo.InvariantCulture, $" scope=\"{cell.Scope}\"");
        if (cell.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
        if (cell.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
        html.Append('>');
        Inner(html, cell.Blocks);
        html.Append("</").Append(name).Append('>');
    }

    // One paragraph alone needs no element of its own.
    private static void Inner(StringBuilder html, ImmutableArray<TextBlock> blocks)
    {
        if (blocks is [TextParagraph { Level: 0 } only]) Append(html, only.Runs);
        else if (!blocks.IsEmpty)
        {
            html.Append('\n');
            Append(html, blocks);
        }
    }

    private static void Append(StringBuilder html, ImmutableArray<TextRun> runs)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            var link = runs[i].Link;
            if (link is not null && (i == 0 || runs[i - 1].Link != link)) html.Append("<a href=\"").Append(Encode(link)).Append("\">");
            Append(html, runs[i]);
            if (link is not null && (i + 1 == runs.Length || runs[i + 1].Link != link)) html.Append("</a>");
        }
    }

    private static void Append(StringBuilder html, TextRun run)
    {
        if (run.Image is { } image)
        {
            html.Append("<img src=\"").Append(Encode(image.Source)).Append("\" alt=\"").Append(Encode(image.Alternative)).Append("\">");
            return;
        }
        foreach (var (look, name) in Looks)
            if (run.Look.HasFlag(look)) html.Append('<').Append(name).Append('>');
        html.Append(Encode(run.Text));
        foreach (var (look, name) in Looks.Reverse())
            if (run.Look.HasFlag(look)) html.Append("</").Append(name).Append('>');
    }
}
