using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>Case events as the journal keeps them: the type's name, which never changes, and a JSON object in camel case without null fields.</summary>
public static class CaseEventJson
{
    /// <summary>The events of cases by their names.</summary>
    public static MatterJson<CaseEvent> Events { get; } = new(CaseSteps.Workflow.Types, new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new YuanConverter() },
    });

    /// <summary>How the events, and the values inside them, are written.</summary>
    public static JsonSerializerOptions Options => Events.Options;

    /// <summary>The name under which the journal files an event.</summary>
    public static string TypeName(CaseEvent happened) => happened.GetType().Name;

    /// <summary>The event's body.</summary>
    public static string Write(CaseEvent happened) => Events.Write(happened);

    /// <summary>The event of a line of the journal; throws <see cref="JsonException"/> for a name or a shape that no version ever wrote.</summary>
    public static CaseEvent Read(string type, string body) => Events.Read(type, body);

    // 元 in whole fen.
    private sealed class YuanConverter : JsonConverter<Yuan>
    {
        public override Yuan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Yuan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }
}
