using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Documents.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Gongkai.Features.Publishing;

/// <summary>What is typed about an item of whatever kind.</summary>
public sealed class ItemForm
{
    /// <summary>By which the same form sent twice is known.</summary>
    public Guid Key { get; set; }

    [Display(Name = "标题"), Required, StringLength(200)]
    public string Title { get; set; } = "";

    [Display(Name = "成文日期"), Required]
    public DateOnly? FormedOn { get; set; }

    [Display(Name = "文号"), StringLength(80)]
    public string Number { get; set; } = "";

    [Display(Name = "内容概述"), StringLength(500)]
    public string Summary { get; set; } = "";

    [Display(Name = "信息来源"), StringLength(100)]
    public string Source { get; set; } = "";

    [Display(Name = "主题分类"), StringLength(50)]
    public string Topic { get; set; } = "";

    [Display(Name = "体裁分类"), StringLength(50)]
    public string Genre { get; set; } = "";

    [Display(Name = "服务对象"), StringLength(100)]
    public string Readers { get; set; } = "";

    [Display(Name = "关键词"), StringLength(200)]
    public string Keywords { get; set; } = "";

    /// <summary>The kind's own fields.</summary>
    public Dictionary<string, string?> Fields { get; set; } = [];

    [Display(Name = "正文"), StringLength(400_000)]
    public string Text { get; set; } = "";

    [Display(Name = "从文件取正文")]
    public IFormFile? Word { get; set; }

    /// <summary>A text that was taken over from a file and is not kept yet.</summary>
    [StringLength(1_000_000)]
    public string? Html { get; set; }

    [Display(Name = "附件")]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>Of the files that it has, those that stay.</summary>
    [Display(Name = "已有的附件")]
    public List<string> Keep { get; set; } = [];

    /// <summary>Of the files that it has, the document itself as it was signed; empty for none.</summary>
    [Display(Name = "正式文件")]
    public string? Official { get; set; }

    /// <summary>Whether the first of the files sent is the document itself.</summary>
    [Display(Name = "新选附件的第一个是正式文件")]
    public bool FirstIsOfficial { get; set; }

    /// <summary>Files that came with the form before, kept for it until it is saved.</summary>
    [BindNever]
    public List<ItemFile> Sent { get; set; } = [];

    /// <summary>Of which kind the item is, for a form that was put away before there was one.</summary>
    [BindNever]
    public string? Kind { get; set; }

    /// <summary>The version of the item that stood when the form was put away.</summary>
    [BindNever]
    public int Seen { get; set; }

    [Display(Name = "栏目"), Required]
    public string Column { get; set; } = "";

    [Display(Name = "法定主动公开事项")]
    public string? Article { get; set; }

    [Display(Name = "公开属性")]
    public Openness Openness { get; set; }

    [Display(Name = "不予公开的依据")]
    public ClosingGround? Ground { get; set; }

    [Display(Name = "不主动公开的理由"), StringLength(1_000)]
    public string? Why { get; set; }

    /// <summary>Whether the interpretation of a new document is begun with it.</summary>
    [Display(Name = "同时起草解读")]
    public bool WithInterpretation { get; set; }

    [Display(Name = "只在本机关内部公开")]
    public bool IsInternal { get; set; }

    [Display(Name = "内部公开的范围")]
    public List<string> Audience { get; set; } = [];

    /// <summary>The form filled in with what an item says.</summary>
    public static ItemForm Of(ItemContent content, ItemPlacement placement, string why) => new()
    {
        Title = content.Title,
        FormedOn = content.FormedOn,
        Number = content.Number,
        Summary = content.Summary,
        Source = content.Source,
        Topic = content.Topic,
        Genre = content.Genre,
        Readers = content.Readers,
        Keywords = content.Keywords,
        Fields = content.Fields.ToDictionary(field => field.Key, field => (string?)field.Value),
        Text = content.Html.Length > 0 ? TextNotation.Of(content.Html) : content.Text,
        Keep = [.. content.Files.Where(file => !file.IsInText).Select(file => file.Sha256)],
        Official = content.Files.FirstOrDefault(file => file.IsOfficial)?.Sha256,
        Column = placement.Column,
        Article = placement.Article,
        Openness = placement.Openness,
        Ground = placement.Ground,
        Why = why,
        IsInternal = placement.IsInternal,
        Audience = [.. placement.Audience],
    };

    /// <summary>Every field of a kind stands on its form, whether something was typed there or not.</summary>
    public void Complete(ItemKind kind)
    {
        foreach (var field in kind.Fields) Fields.TryAdd(field.Name, null);
    }

    /// <summary>What was typed, as a content; what the kind does not have is left out.</summary>
    /// <param name="kind">Of which kind.</param>
    /// <param name="html">The text where it is more than paragraphs; empty where it is what was typed.</param>
    /// <param name="files">Its files.</param>
    public ItemContent Content(ItemKind kind, string html, ImmutableArray<ItemFile> files) => new(kind.Code, Title.Trim(), FormedOn!.Value)
    {
        // In the brackets of the standard, however they were typed; what is no such number stays as it is.
        Number = DocumentNumber.Of(Number) ?? Number.Trim(),
        Summary = Summary.Trim(),
        Source = Source.Trim(),
        Topic = Topic.Trim(),
        Genre = Genre.Trim(),
        Readers = Readers.Trim(),
        Keywords = Keywords.Trim(),
        Fields = kind.Fields.Select(field => (field.Name, Value: Fields.GetValueOrDefault(field.Name)?.Trim() ?? "")).Where(field => field.Value.Length > 0)
            .ToImmutableSortedDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
        Text = html.Length > 0 ? "" : Text.Trim().ReplaceLineEndings("\n"),
        Html = html,
        Files = files,
    };

    /// <summary>The interpretation that is begun with a document, with its holes.</summary>
    public ItemContent Interpretation(ItemId document) =>
        new(ItemKinds.Interpretation.Code, $"《{Title.Trim()[..Math.Min(Title.Trim().Length, 190)]}》解读", FormedOn!.Value)
        {
            Fields = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [KeyValuePair.Create("document", document.ToString()), KeyValuePair.Create("release", ItemKinds.WithItsDocument)]),
        };

    /// <summary>What was typed, as a placement; the reason is sealed.</summary>
    public async Task<ItemPlacement> PlacementAsync(MatterWriting<ItemSituation> writing) => new(Column, Openness)
    {
        Article = string.IsNullOrEmpty(Article) ? null : Article,
        Ground = Ground,
        Why = await writing.SealOrNoneAsync("item", Why),
        IsInternal = IsInternal,
        Audience = IsInternal ? [.. Audience] : [],
    };
}
