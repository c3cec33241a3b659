using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>An agency's choices for its letters.</summary>
/// <param name="NumberPattern">How 发文字号 are printed; null: as GB/T 9704 has it.</param>
/// <param name="Headed">The codes of the letters that carry the red head of 信函格式.</param>
public sealed record LetterSettings(string? NumberPattern = null, IReadOnlyList<string>? Headed = null)
{
    /// <summary>The fonts that somebody has been told are not installed here.</summary>
    public IReadOnlyList<string>? FontsTold { get; init; }

    private const string Changed = "LetterSettingsChanged";

    /// <summary>The name under which the settings are kept.</summary>
    public const string Name = "letters";

    /// <summary>Whether the letter of that code carries the red head.</summary>
    public bool IsHeaded(string code) => Headed?.Contains(code) == true;

    /// <summary>The pattern in force.</summary>
    public LetterNumberPattern Pattern => NumberPattern is { } text && LetterNumberPattern.Read(text).Pattern is { } own ? own : LetterNumberPattern.Default;

    /// <summary>The settings of an agency; the defaults where it has chosen nothing.</summary>
    public static async Task<LetterSettings> OfAsync(DbConnection connection, AgencyId agency, DbTransaction? transaction = null) =>
        await AgencySettings.FindAsync(connection, agency, Name, transaction) is { } body
            ? JsonSerializer.Deserialize<LetterSettings>(body, JsonSerializerOptions.Web)! : new();

    /// <summary>Keeps the settings, with a line in the journal.</summary>
    public async Task KeepAsync(JournalTransaction transaction, AgencyId agency, ChangeContext change)
    {
        var body = JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
        await LetterJournal.AppendAsync(transaction, agency, new(Changed, body), change);
        await AgencySettings.WriteAsync(transaction, agency, Name, body);
    }

    /// <summary>Writes the settings that the events of an agency's letters tell of.</summary>
    internal static async Task RebuildAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        if (entries.LastOrDefault(entry => entry.Type == Changed) is { } last) await AgencySettings.WriteAsync(transaction, last.Agency, Name, last.Body);
    }
}

/// <summary>The stream in which an agency's templates and its choices for letters are told.</summary>
internal static class LetterJournal
{
    public static async Task AppendAsync(JournalTransaction transaction, AgencyId agency, JournalEvent happened, ChangeContext change)
    {
        var stream = $"letters/{agency}";
        await transaction.AppendAsync(agency, stream, (await transaction.ReadAsync(stream)).Length, [happened], change, null);
    }
}
