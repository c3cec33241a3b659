using System.Text.Json;
using Gongkai.Storage;

namespace Gongkai.Features.Publishing;

/// <summary>Who says something, and how he is reached: a sealed row.</summary>
public sealed record OpinionSender(string Name)
{
    /// <summary>The kind of such rows.</summary>
    public const string RowKind = "opinion_sender";

    public string Telephone { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>As people read it, on one line.</summary>
    public string Line => string.Join("　", ((string[])[Name, Telephone, Email]).Where(part => part.Length > 0));

    /// <summary>As it is sealed.</summary>
    public string Write() => JsonSerializer.Serialize(this, EventJson.Options);

    /// <summary>What was sealed; null where it is gone.</summary>
    public static OpinionSender? Read(string? row) => row is null ? null : JsonSerializer.Deserialize<OpinionSender>(row, EventJson.Options);
}
