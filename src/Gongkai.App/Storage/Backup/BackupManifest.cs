using System.Collections.Immutable;
using System.Text.Json;

namespace Gongkai.Storage;

/// <summary>A table as a backup holds it: <c>tables/NAME.jsonl</c>, one row a line, as an array in the order of the columns.</summary>
public sealed record BackupTable(string Name, ImmutableArray<string> Columns, long Rows);

/// <summary>What a backup holds. Its form is the same for both engines, so that one can be restored to the other.</summary>
/// <param name="Form">The version of the form.</param>
/// <param name="MadeAt">The instant.</param>
/// <param name="Engine">The engine it was taken from.</param>
/// <param name="Migrations">The scripts that the tables had been through.</param>
/// <param name="Tables">The tables; views are not among them, they follow from the events.</param>
/// <param name="Chains">The chains: where they end, and where they were broken before the backup was taken.</param>
/// <param name="Files">How many files it holds.</param>
/// <param name="Erased">Files that were erased while it was taken: their rows are not restored.</param>
/// <param name="Lost">Files that were missing already.</param>
/// <param name="HasKeys">Whether the keys are in it.</param>
public sealed record BackupManifest(
    int Form, DateTimeOffset MadeAt, Engine Engine, ImmutableArray<string> Migrations, ImmutableArray<BackupTable> Tables, ChainProof Chains,
    long Files, ImmutableArray<string> Erased, ImmutableArray<string> Lost, bool HasKeys)
{
    internal const int CurrentForm = 1;
    internal const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static BackupManifest Read(Stream stream) => JsonSerializer.Deserialize<BackupManifest>(stream, Json)!;

    internal void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Json);
}
