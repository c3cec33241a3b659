using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Gongkai.Web;

/// <summary>What a notice, or a badge, is about.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Neutral,

    /// <summary>For information.</summary>
    Info,

    /// <summary>Done, in time.</summary>
    Good,

    /// <summary>A person should look.</summary>
    Warning,

    /// <summary>Wrong, urgent.</summary>
    Bad,

    /// <summary>Overdue.</summary>
    Overdue,
}

/// <summary>A boxed remark: <c>&lt;notice tone="Good" heading="已提交"&gt;…&lt;/notice&gt;</c>.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>What it is about.</summary>
    public Tone Tone { get; set; } = Tone.Info;

    /// <summary>Its heading, where it has one.</summary>
    public string? Heading { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"notice {Words.Of(Tone)}");
        if (Heading is not null) output.Content.AppendHtml("<h2>").Append(Heading).AppendHtml("</h2>");
        output.Content.AppendHtml(inner);
    }
}

/// <summary>A state in words, never in colour alone: <c>&lt;badge tone="Warning"&gt;还有 3 个工作日&lt;/badge&gt;</c>.</summary>
[HtmlTargetElement("badge")]
public sealed class BadgeTagHelper : TagHelper
{
    /// <summary>What it is about.</summary>
    public Tone Tone { get; set; } = Tone.Neutral;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge {Words.Of(Tone)}");
        output.PreContent.SetHtmlContent($"<span aria-hidden=\"true\">{Words.Sign(Tone)}</span> ");
    }
}

internal static class Words
{
    public static string Of(Tone tone) => tone switch
    {
        Tone.Info => "is-info",
        Tone.Good => "is-good",
        Tone.Warning => "is-warning",
        Tone.Bad => "is-bad",
        Tone.Overdue => "is-overdue",
        Tone.Neutral => "is-neutral",
    };

    public static char Sign(Tone tone) => tone switch
    {
        Tone.Info => 'ℹ',
        Tone.Good => '✓',
        Tone.Warning => '▲',
        Tone.Bad => '◆',
        Tone.Overdue => '■',
        Tone.Neutral => '○',
    };
}
