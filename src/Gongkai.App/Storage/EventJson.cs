using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai.Storage;

/// <summary>How the facts of an event stand in the journal: names in camel case, enums and ids as text, Chinese as it is, nothing that is null.</summary>
public static class EventJson
{
    /// <summary>The one way of writing and reading them.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new EventMaps() },
    };
}
