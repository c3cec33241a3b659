using System.Collections.Concurrent;
using System.Net;
using Gongkai.Diagnostics;
using Markdig;

namespace Gongkai.Documents.Showing;

/// <summary>The words and marks that pages share.</summary>
internal static class PageWords
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly ConcurrentDictionary<string, string> Cures = new();

    /// <summary>One of two texts.</summary>
    public static string Say(this Language language, string chinese, string english) => language == Language.English ? english : chinese;

    /// <summary>Text as HTML.</summary>
    public static string Html(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>The class of a severity in the stylesheet.</summary>
    public static string Class(Severity severity) => severity.Name(Language.English);

    /// <summary>Severity by shape and word, so that it is seen without colour: ◆ 错误, ▲ 警告, ○ 提示.</summary>
    public static string Shaped(Severity severity, Language language) => $"{Shape(severity)} {severity.Name(language)}";

    /// <summary>The shape alone.</summary>
    public static char Shape(Severity severity) => severity switch
    {
        Severity.Error => '◆',
        Severity.Warning => '▲',
        Severity.Hint => '○',
    };

    /// <summary>怎样改正 of a code's page as HTML; empty when the page has no such part.</summary>
    public static string Cure(string code) => Cures.GetOrAdd(code, static code =>
        CureText(code) is { Length: > 0 } text ? Markdown.ToHtml(text, Plain).Trim() : "");

    /// <summary>怎样改正 of a code's page as text.</summary>
    public static string CureText(string code) =>
        RuleCatalogue.Find(code)?.Sections.FirstOrDefault(section => section.Heading == "怎样改正")?.Text ?? "";

    /// <summary>The title of a code's page.</summary>
    public static string Title(string code, Language language) => RuleCatalogue.Find(code)?.Title(language) ?? code;

    /// <summary>The head of a page up to and with the body's opening.</summary>
    public static string Head(string title, Language language) => $"""
        <!DOCTYPE html>
        <html lang="{language.Say("zh-CN", "en")}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{PageStyle.Policy}">
        <meta name="referrer" content="no-referrer">
        <title>{Html(title)}</title>
        <style>{PageStyle.Css}</style>
        </head>
        <body>

        """;
}
