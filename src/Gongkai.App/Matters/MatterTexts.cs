using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Gongkai.Storage;

namespace Gongkai.Matters;

/// <summary>The sealed words of a matter, opened for a page that shows them to one who handles it.</summary>
public sealed class MatterTexts(IReadOnlyDictionary<PersonalDataId, string> opened)
{
    private const string Erased = "（内容已删除）";

    /// <summary>What a row says; the words for an erased one where it is gone.</summary>
    public string this[PrivateRef text] => opened.GetValueOrDefault(text.Id, Erased);

    /// <summary>Whether the row is still there.</summary>
    public bool Has(PrivateRef text) => opened.ContainsKey(text.Id);

    /// <summary>What a row says; empty where there is none.</summary>
    public string Of(PrivateRef? text) => text is null ? "" : this[text];

    /// <summary>The same with other words in the place of some.</summary>
    public MatterTexts With(IReadOnlyDictionary<PersonalDataId, string> instead) =>
        new(new Dictionary<PersonalDataId, string>([.. opened.Where(row => !instead.ContainsKey(row.Key)), .. instead]));

    /// <summary>Opens the rows that these name.</summary>
    public static async Task<MatterTexts> OpenAsync(PersonalData people, DbConnection connection, IEnumerable<PrivateRef> wanted) =>
        new(await people.OpenAllAsync(connection, [.. wanted.Select(text => text.Id)]));

    /// <summary>Every sealed row that the lines of a journal name, whatever their events are.</summary>
    public static ImmutableArray<PrivateRef> In(IEnumerable<JournalEntry> entries)
    {
        var found = ImmutableArray.CreateBuilder<PrivateRef>();
        foreach (var entry in entries)
        {
            using var body = JsonDocument.Parse(entry.Body);
            Collect(body.RootElement, found);
        }
        return found.ToImmutable();
    }

    private static void Collect(JsonElement element, ImmutableArray<PrivateRef>.Builder found)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var one in element.EnumerateArray()) Collect(one, found);
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("hash", out var hash) && element.TryGetProperty("id", out var id) && id.TryGetGuid(out var row))
            found.Add(new(new(row), hash.GetString()!));
        else foreach (var member in element.EnumerateObject()) Collect(member.Value, found);
    }
}
