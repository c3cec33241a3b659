using System.Collections.Immutable;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>How the fields of kinds stand on the form.</summary>
internal static class ItemFieldTypes
{
    /// <summary>The control of a field.</summary>
    public static string Control(ItemField field) => field.Type switch
    {
        FieldType.Words => "textarea",
        FieldType.Day => "date",
        FieldType.Moment => "datetime-local",
        FieldType.Number or FieldType.Money => "number",
        FieldType.Choice or FieldType.Item => "select",
        _ => "text",
    };

    /// <summary>What it offers.</summary>
    public static ImmutableArray<Choice> Options(ItemField field, ImmutableArray<(ItemId Id, string Title)> documents) => field.Type switch
    {
        FieldType.Choice => field.Choices.Select(word => new Choice(word, word)).OrNone(),
        FieldType.Item => documents.Select(document => new Choice(document.Id.ToString(), document.Title)).OrNone(),
        _ => [],
    };
}
