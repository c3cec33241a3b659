using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gongkai;

/// <summary>Which one of its kind, for ever, whatever it is called. Made at the edge (UUIDv7); prints bare.</summary>
/// <typeparam name="T">The kind: a record of Core, or one that <see cref="Of"/> names.</typeparam>
[JsonConverter(typeof(IdJson))]
[SuppressMessage("Design", "CA1000", Justification = "IParsable is static")]
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>
{
    /// <summary>The one that follows from a name, for what there is one of however often it is begun.</summary>
    public static Id<T> Named(string name) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)));

    /// <inheritdoc />
    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>Kinds that have an id and whose records Core does not know.</summary>
public static class Of
{
    /// <summary>行政机关</summary>
    public abstract class Agency;

    /// <summary>科室</summary>
    public abstract class Section;

    /// <summary>岗位</summary>
    public abstract class Post;

    /// <summary>工作人员</summary>
    public abstract class Person;

    /// <summary>个人信息: a row of it.</summary>
    public abstract class PersonalData;
}

/// <summary>What ids of one kind have beside.</summary>
public static class Ids
{
    extension(Id<Of.Agency>)
    {
        /// <summary>The platform itself: whose chain holds what belongs to no agency, such as the calendar and people.</summary>
        public static Id<Of.Agency> Platform => default;
    }
}

/// <summary>Ids in JSON: bare text.</summary>
public sealed class IdJson : JsonConverterFactory
{
    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => typeToConvert is { IsGenericType: true } && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Bare<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Bare<T> : JsonConverter<Id<T>>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
