using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gongkai.Matters;

/// <summary>The events of one kind of matter as the journal keeps them: the type's name, which never changes, and a JSON object.</summary>
/// <typeparam name="TEvent">What happens in such a matter.</typeparam>
public sealed class MatterJson<TEvent> where TEvent : MatterEvent
{
    private readonly IReadOnlyDictionary<string, Type> types;

    /// <param name="types">The events by their names: the workflow's.</param>
    /// <param name="options">How the area writes values.</param>
    public MatterJson(IReadOnlyDictionary<string, Type> types, JsonSerializerOptions options)
    {
        this.types = types;
        Options = new(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheInner } } };
    }

    /// <summary>How the events, and the values inside them, are written.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>The event's body.</summary>
    public string Write(TEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Options);

    /// <summary>The event of a line of the journal; throws <see cref="JsonException"/> for a name or a shape that no version ever wrote.</summary>
    public TEvent Read(string type, string body) =>
        types.TryGetValue(type, out var known) ? (TEvent)JsonSerializer.Deserialize(body, known, Options)! : throw new JsonException($"unknown event {type}");

    // An event inside an event (a corrected entry) says which it is.
    private void NameTheInner(JsonTypeInfo info)
    {
        if (info.Type != typeof(TEvent)) return;
        info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "event" };
        foreach (var (name, type) in types) info.PolymorphismOptions.DerivedTypes.Add(new(type, name));
    }
}
