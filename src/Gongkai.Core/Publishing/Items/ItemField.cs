using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing;

/// <summary>How the value of a field is written.</summary>
public enum FieldType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Words,

    /// <summary>A day: 2026-03-02.</summary>
    Day,

    /// <summary>A day and an hour: 2026-03-02 09:30.</summary>
    Moment,

    /// <summary>A whole number, not negative.</summary>
    Number,

    /// <summary>Money in 元.</summary>
    Money,

    /// <summary>One of the words that the field offers.</summary>
    Choice,

    /// <summary>Another item, by its id.</summary>
    Item,

    /// <summary>A picture among the attachments, by its name.</summary>
    Picture,
}

/// <summary>要素: one thing that items of a kind say beside title and text.</summary>
/// <param name="Name">Under which its value is kept, for ever.</param>
/// <param name="Label">What people read.</param>
/// <param name="Type">How it is written.</param>
public sealed record ItemField(string Name, string Label, FieldType Type)
{
    private const int LongestLine = 200, LongestWords = 20_000;

    /// <summary>The years that days of items can have: terms are counted from them without running over.</summary>
    public const int FirstYear = 1949, LastYear = 2199;

    /// <summary>Whether an item of the kind cannot be published without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the public reads it; what it does not is for those at the desk.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>One sentence that helps to fill it in.</summary>
    public string? Hint { get; init; }

    /// <summary>The words of a choice.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What is wrong with a value; null when nothing is. An empty one is told only where the whole item is examined.</summary>
    public Refusal? Fault(string value) => value.Length == 0 ? null : Type switch
    {
        FieldType.Text or FieldType.Picture when value.Length > LongestLine => Wrong("long", ("most", (long)LongestLine)),
        FieldType.Words when value.Length > LongestWords => Wrong("long", ("most", (long)LongestWords)),
        FieldType.Day when Day(value) is null => Wrong("day"),
        FieldType.Day when !IsUsual(Day(value)!.Value) => Wrong("range", [.. Range]),
        FieldType.Moment when Moment(value) is null => Wrong("moment"),
        FieldType.Moment when !IsUsual(Moment(value)!.Value.BeijingDay) => Wrong("range", [.. Range]),
        FieldType.Number when !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => Wrong("number"),
        FieldType.Money when !decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _) =>
            Wrong("money"),
        FieldType.Choice when !Choices.Contains(value) => Wrong("choice", ("choices", string.Join('、', Choices))),
        FieldType.Item when !Guid.TryParse(value, out _) => Wrong("item"),
        _ => null,
    };

    /// <summary>The day that a value names; null when it names none.</summary>
    public static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The day and hour, in Beijing, that a value names; null when it names none. Browsers put a T between them.</summary>
    public static DateTimeOffset? Moment(string? value) =>
        DateTime.TryParseExact(value, ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var moment) && moment.Year > DateTime.MinValue.Year ? new(moment, BeijingTime.Offset) : null;

    /// <summary>Whether a day is one of those that items can have.</summary>
    public static bool IsUsual(DateOnly day) => day.Year is >= FirstYear and <= LastYear;

    /// <summary>The years, for a message.</summary>
    internal static ImmutableArray<(string, object)> Range { get; } = [("first", (long)FirstYear), ("last", (long)LastYear)];

    /// <summary>That it is missing.</summary>
    internal Refusal Missing => Wrong("missing");

    internal Refusal Wrong(string variant, params ImmutableArray<(string, object)> values) =>
        new("PU02") { Variant = variant, Field = $"Fields[{Name}]", Values = [("field", Label), .. values] };
}
