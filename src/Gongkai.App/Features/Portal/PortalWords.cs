using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>How the portal says things.</summary>
internal static class PortalWords
{
    /// <summary>The tone of a validity.</summary>
    public static Tone Tone(Validity validity) => validity switch
    {
        Validity.InForce => Web.Tone.Good,
        Validity.Amended => Web.Tone.Info,
        Validity.Abolished => Web.Tone.Bad,
        Validity.Forthcoming => Web.Tone.Neutral,
        _ => Web.Tone.Warning,
    };

    /// <summary>What the page of a document says first of one that is not simply in force.</summary>
    public static string Heading(Validity validity) => validity switch
    {
        Validity.Amended => "这份文件已经修改",
        Validity.Abolished => "这份文件已经废止",
        Validity.Forthcoming => "这份文件尚未施行",
        _ => "这份文件已经失效",
    };

    /// <summary>Whether it binds the public: 规章, 行政规范性文件.</summary>
    public static bool IsLegislation(ItemKind kind) => kind.IsNormative || kind == ItemKinds.Regulation;

    /// <summary>What schema.org calls an item of that kind.</summary>
    public static string Schema(ItemKind kind) => "https://schema.org/" + (kind switch
    {
        _ when IsLegislation(kind) => "Legislation",
        { IsNews: true } => "NewsArticle",
        _ when kind == ItemKinds.YearlyReport => "Report",
        _ when kind == ItemKinds.Statistics => "Dataset",
        _ => "Article",
    });

    /// <summary>Whether a field that the public reads stands among the particulars, rather than with the text.</summary>
    public static bool IsShort(ItemField field) => field.IsPublic && field.Type is not (FieldType.Words or FieldType.Item or FieldType.Picture);

    /// <summary>The photograph of a leader; null where there is none.</summary>
    public static ItemFile? Photograph(PublicItemRow row, ItemContent content) =>
        row.KindOf.Fields.Select(content.PictureOf).FirstOrDefault(picture => picture is not null);

    /// <summary>What a photograph says to who does not see it: the name and the post.</summary>
    public static string PhotographWords(PublicItemRow row, ItemContent content) =>
        content["post"] is { Length: > 0 } post ? $"{row.Title}，{post}" : row.Title;

    /// <summary>A field's value as people read it.</summary>
    public static string Value(ItemField field, string value) => field.Type switch
    {
        FieldType.Moment when ItemField.Moment(value) is { } moment => moment.InBeijing(),
        FieldType.Money when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var money) =>
            money.ToString("#,##0.##", CultureInfo.InvariantCulture) + " 元",
        _ => value,
    };

    /// <summary>A length in bytes, rounded up.</summary>
    public static string Size(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.0} MB");

    /// <summary>How a period of hearing the public stands on a day.</summary>
    public static (string Words, Tone Tone)? Period(PublicItemRow row, DateOnly today) =>
        row.KindOf.Opinions is not { } opinions || row.OpenFrom is not { } from || row.OpenUntil is not { } until ? null
        : today < from ? ("尚未开始", Web.Tone.Neutral)
        : today <= until ? (opinions == OpinionKind.Objection ? "公示中" : "征集中", Web.Tone.Good)
        : ("已经结束", Web.Tone.Neutral);
}
