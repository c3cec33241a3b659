using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gongkai.Documents.Formats;

namespace Gongkai.Documents.Scanning;

/// <summary>What a saved page or file of the portal is of: an item, and what it says, to be held against what is kept.</summary>
/// <param name="Item">The id of the item, as its address has it.</param>
public sealed partial record SavedCopy(string Item)
{
    /// <summary>The SHA-256 by which a file of the item is named; null for its page.</summary>
    public string? File { get; private init; }

    /// <summary>The SHA-256 of what was saved, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>The title that the page shows; empty where it shows none.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The lines of the text that the page shows, with where they lead to elsewhere.</summary>
    public ImmutableArray<string> Lines { get; private init; } = [];

    /// <summary>What a file is; null where it is nothing of an item, or cannot be read.</summary>
    public static SavedCopy? Of(ReportFile file, ReadingLimits limits)
    {
        try
        {
            return Of(file.Name, file.Load(limits), limits);
        }
        // The scanners have told why.
        catch (FileRefusedException)
        {
            return null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The same of what is at hand.</summary>
    /// <param name="name">Its path or address.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="FileRefusedException">It nests deeper or holds more than pages do (RD05).</exception>
    public static SavedCopy? Of(string name, ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        if (OfFile().Match(name) is { Success: true } file) return new(file.Groups["id"].Value) { File = file.Groups["sha"].Value, Sha256 = hash };
        var named = OfPage().Match(name);
        // A page of another name says itself which it is.
        if (!named.Success && content.Span.IndexOf("rel=\"canonical\""u8) < 0) return null;
        var document = HtmlTree.Of(DecodedText.OfHtml(content.Span).Text, limits);
        var own = Uri.TryCreate(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), UriKind.Absolute, out var address) ? address : null;
        if (!named.Success) named = OfPage().Match(own?.AbsolutePath ?? "");
        if (!named.Success) return null;
        return new(named.Groups["id"].Value)
        {
            Sha256 = hash,
            Title = OneLine(document.QuerySelector("h1")?.TextContent ?? ""),
            Lines = document.QuerySelector("div.article") is { } article ? LinesOf(article, own?.Host) : [],
        };
    }

    /// <summary>The lines of a text as it is kept, as <see cref="Lines"/> has them of a page.</summary>
    public static ImmutableArray<string> LinesOf(string html) =>
        html.Length == 0 ? [] : LinesOf(HtmlTree.Of(html, ReadingLimits.Default).Body!, null);

    private static ImmutableArray<string> LinesOf(IElement text, string? host)
    {
        var (lines, line) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder());
        Take(text);
        End();
        return lines.ToImmutable();

        void End()
        {
            if (OneLine(line.ToString()) is { Length: > 0 } said) lines.Add(said);
            line.Clear();
        }

        void Take(INode node)
        {
            foreach (var child in node.ChildNodes)
                if (child is IText words) line.Append(words.Data);
                else if (child is IElement element)
                {
                    var isBlock = !Inline().IsMatch(element.LocalName);
                    if (isBlock) End();
                    // What leads away, or is fetched from elsewhere, is a part of what a page says.
                    foreach (var name in (string[])["href", "src", "action", "data"])
                        if (Uri.TryCreate(element.GetAttribute(name), UriKind.Absolute, out var to) && to.Scheme is "http" or "https" && to.Host != host)
                            line.Append(" [").Append(to.AbsoluteUri).Append("] ");
                    Take(element);
                    if (isBlock) End();
                }
        }
    }

    private static string OneLine(string text) => Blank().Replace(text, " ").Trim();

    [GeneratedRegex(@"(?:^|/)items/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.html?|/index\.html?|/)?$")]
    private static partial Regex OfPage();

    [GeneratedRegex(@"(?:^|/)items/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/files/(?<sha>[0-9a-f]{64})(?:\.[A-Za-z0-9]+)?$")]
    private static partial Regex OfFile();

    [GeneratedRegex("^(?:a|b|i|u|s|em|strong|span|sub|sup|font|small|big|mark|img|code)$")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
