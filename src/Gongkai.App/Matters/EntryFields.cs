using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongkai.Web;

namespace Gongkai.Matters;

/// <summary>One thing that an entry says, as a form shows it.</summary>
/// <param name="Name">The property of the event.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">date, number, text, textarea, select or radio.</param>
/// <param name="Optional">Whether it may be empty.</param>
/// <param name="Options">What it can be chosen from.</param>
public sealed record EntryField(string Name, string Label, string Kind, bool Optional, ImmutableArray<Choice> Options)
{
    /// <summary>Whether what it says is sealed: a text that somebody typed.</summary>
    public bool IsSealed { get; init; }
}

/// <summary>
/// What can be corrected in an entry: its dates, numbers, choices and words. Who signed, which letter, which file and which draft
/// are no slips of the pen; they are put right by steps of their own.
/// </summary>
public static class EntryFields
{
    private static readonly FrozenDictionary<string, string> Labels =
        Area.All.SelectMany(area => area.EntryLabels).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<Type> Fixed = [.. Area.All.SelectMany(area => area.FixedEntries)];

    /// <summary>Whether an entry of that kind can be corrected.</summary>
    public static bool MayCorrect(MatterEvent happened) => !Fixed.Contains(happened.GetType());

    /// <summary>The fields of an entry.</summary>
    public static ImmutableArray<EntryField> Of(Type happening) =>
        [.. happening.GetProperties().OrderBy(property => property.Name != "On").Select(Of).OfType<EntryField>()];

    /// <summary>What a field of an entry says, as a form shows it; sealed words are opened by the caller.</summary>
    public static string Value(MatterEvent happened, EntryField field,
        MatterTexts texts) => happened.GetType().GetProperty(field.Name)?.GetValue(happened) switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            PrivateRef text => texts[text],
            Yuan sum => (sum.Fen / 100m).ToString("0.##", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };

    /// <summary>The entry with other values in their places, or the fields that cannot be read.</summary>
    /// <param name="json">How such events are written.</param>
    /// <param name="happened">The entry as it stands.</param>
    /// <param name="typed">What was typed, by field.</param>
    /// <param name="seal">Seals words that were changed.</param>
    public static async Task<TEvent> WithAsync<TEvent>(MatterJson<TEvent> json, TEvent happened, IReadOnlyDictionary<string, string?> typed,
        Func<string, string, Task<PrivateRef>> seal)
        where TEvent : MatterEvent
    {
        var body = JsonNode.Parse(json.Write(happened))!.AsObject();
        foreach (var field in Of(happened.GetType()))
        {
            if (!typed.TryGetValue(field.Name, out var text)) continue;
            var name = JsonNamingPolicy.CamelCase.ConvertName(field.Name);
            if (string.IsNullOrWhiteSpace(text)) body.Remove(name);
            else body[name] = field.IsSealed ? JsonSerializer.SerializeToNode(await seal(field.Name, text.Trim()), json.Options)
                : Node(happened.GetType().GetProperty(field.Name)!.PropertyType, text.Trim(), json.Options);
        }
        return json.Read(happened.GetType().Name, body.ToJsonString(json.Options));
    }

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? Fault(EntryField field, Type happening, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return field.Optional ? null : $"请填写{field.Label}";
        if (field.IsSealed || field.Kind == "text") return null;
        if (!field.Options.IsEmpty) return field.Options.Any(choice => choice.Value == text) ? null : $"{field.Label}填写得不对";
        return Plain(happening.GetProperty(field.Name)!.PropertyType) switch
        {
            var type when type == typeof(DateOnly) => BeijingDateBinder.Read(text) is null ? $"{field.Label}{BeijingDateBinder.WhyNot(text)}" : null,
            var type when type == typeof(TimeOnly) =>
                TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : $"{field.Label}请写成 17:45 的样子",
            var type when type == typeof(Yuan) =>
                decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) && sum is >= 0 and < 100_000_000
                    ? null : $"{field.Label}应是数字",
            _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : $"{field.Label}应是数字",
        };
    }

    private static EntryField? Of(PropertyInfo property)
    {
        if (!Labels.TryGetValue($"{property.DeclaringType!.Name}.{property.Name}", out var label) && !Labels.TryGetValue(property.Name, out label)) return null;
        var optional = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        return Plain(property.PropertyType) switch
        {
            var type when type == typeof(DateOnly) => new(property.Name, label, "date", optional, []),
            var type when type == typeof(TimeOnly) => new(property.Name, label, "time", optional, []),
            var type when type == typeof(int) => new(property.Name, label, "number", optional, []),
            var type when type == typeof(Yuan) => new(property.Name, label, "text", optional, []),
            var type when type == typeof(string) => new(property.Name, label, "text", optional, []),
            var type when type == typeof(bool) => new(property.Name, label, "radio", false, [new("true", "是"), new("false", "否")]),
            var type when type == typeof(PrivateRef) => new(property.Name, label, "textarea", optional, []) { IsSealed = true },
            { IsEnum: true } type =>
                new(property.Name, label, "select", optional,
                    [.. Enum.GetValues(type).Cast<Enum>()
                        .Select(value => new Choice(value.ToString(), Vocabulary.Of(value)))]),
            _ => null,
        };
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static JsonNode? Node(Type declared, string text, JsonSerializerOptions options) => Plain(declared) switch
    {
        var type when type == typeof(DateOnly) =>
            JsonValue.Create((BeijingDateBinder.Read(text) ?? default).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        var type when type == typeof(TimeOnly) =>
            JsonValue.Create(TimeOnly.ParseExact(text, "H:mm", CultureInfo.InvariantCulture).ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
        var type when type == typeof(int) => JsonValue.Create(int.Parse(text, CultureInfo.InvariantCulture)),
        var type when type == typeof(bool) => JsonValue.Create(text == "true"),
        var type when type == typeof(Yuan) =>
            JsonSerializer.SerializeToNode(new Yuan((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100)), options),
        { IsEnum: true } type => JsonSerializer.SerializeToNode(Enum.Parse(type, text), type, options),
        _ => JsonValue.Create(text),
    };
}
