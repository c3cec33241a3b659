using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Gongkai.Casework;

/// <summary>Case events as the journal keeps them: the type's name, which never changes, and a JSON object in camel case without null fields.</summary>
public static class CaseEventJson
{
    private static FrozenDictionary<string, Type> Types => CaseSteps.Workflow.Types;

    /// <summary>How the events, and the values inside them, are written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new YuanConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheInner } },
    };

    /// <summary>The name under which the journal files an event.</summary>
    public static string TypeName(CaseEvent happened) => happened.GetType().Name;

    /// <summary>The event's body.</summary>
    public static string Write(CaseEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Options);

    /// <summary>The event of a line of the journal; throws <see cref="JsonException"/> for a name or a shape that no version ever wrote.</summary>
    public static CaseEvent Read(string type, string body) =>
        Types.TryGetValue(type, out var known) ? (CaseEvent)JsonSerializer.Deserialize(body, known, Options)!
            : throw new JsonException($"unknown case event {type}");

    // An event inside an event (FactCorrected) says which it is.
    private static void NameTheInner(JsonTypeInfo info)
    {
        if (info.Type != typeof(CaseEvent)) return;
        info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "event" };
        foreach (var (name, type) in Types) info.PolymorphismOptions.DerivedTypes.Add(new(type, name));
    }

    // 元 in whole fen.
    private sealed class YuanConverter : JsonConverter<Yuan>
    {
        public override Yuan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Yuan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }
}
