using System.Text;
using AngleSharp.Dom;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>Sets apart, in text gathered from a page, what stands above or below the line.</summary>
internal sealed class HtmlMarks
{
    private const int LongestStruck = 2000;

    private IElement? open;
    private HtmlSight sight;
    private int from;
    private bool onlyMoved = true;
    private readonly Stack<IElement> shrunk = new();

    /// <summary>Forgets what was gathered.</summary>
    public void Clear()
    {
        (open, onlyMoved) = (null, true);
        shrunk.Clear();
    }

    /// <summary>The element begins; what follows in the text stands as it says.</summary>
    public void Begin(IElement element, HtmlSight how, StringBuilder text)
    {
        if (how.HasFlag(HtmlSight.Small))
        {
            ShrunkText.Begin(text);
            shrunk.Push(element);
        }
        if (open is null && (how & (HtmlSight.Raised | HtmlSight.Lowered)) != 0) (open, sight, from) = (element, how, text.Length);
    }

    /// <summary>The element ends.</summary>
    public void End(IElement element, StringBuilder text)
    {
        if (shrunk.TryPeek(out var last) && last == element)
        {
            ShrunkText.End(text);
            shrunk.Pop();
        }
        if (element != open) return;
        open = null;
        if (from >= text.Length) return;
        var mark = ShrunkText.Plain(text.ToString(from, text.Length - from));
        text.Length = from;
        text.Append(sight.HasFlag(HtmlSight.Raised) ? RaisedText.Raise(mark) : RaisedText.Lower(mark));
        onlyMoved &= sight.HasFlag(HtmlSight.Moved);
    }

    /// <summary>The whole text; where all of it was only moved off the line together, it stands on one.</summary>
    public string Settled(string text) =>
        onlyMoved && text.Length > 0 && text.All(c => RaisedText.IsSetOff(c) || char.IsWhiteSpace(c)) ? RaisedText.Level(text) : text;

    /// <summary>Whether the element is a word or a sentence, not half a page that an end tag forgotten leaves struck out.</summary>
    public static bool IsPhrase(IElement element) => element.TextContent.Length <= LongestStruck && element.QuerySelector("table") is null;
}

/// <summary>What a form's field holds, on a page on which somebody fills in the table.</summary>
internal static class HtmlField
{
    /// <summary>The text that a reader of the page sees in the field; empty where the element is none.</summary>
    public static string ValueOf(IElement element) => element.LocalName switch
    {
        "input" when element.GetAttribute("type")?.Trim().ToLowerInvariant() is null or "" or "text" or "number" or "tel" =>
            element.GetAttribute("value") ?? "",
        "textarea" => element.TextContent,
        "select" => (element.QuerySelector("option[selected]") ?? element.QuerySelector("option"))?.TextContent.Trim() ?? "",
        _ => "",
    };
}
