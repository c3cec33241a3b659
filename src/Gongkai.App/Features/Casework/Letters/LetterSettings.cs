using System.Data.Common;
using System.Text.Json;
using Dapper;
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

    /// <summary>The name under which the settings are kept.</summary>
    public const string Name = "letters";

    /// <summary>Whether the letter of that code carries the red head.</summary>
    public bool IsHeaded(string code) => Headed?.Contains(code) == true;

    /// <summary>The pattern in force.</summary>
    public LetterNumberPattern Pattern => NumberPattern is { } text && LetterNumberPattern.Read(text).Pattern is { } own ? own : LetterNumberPattern.Default;

    /// <summary>The settings of an agency; the defaults where it has chosen nothing.</summary>
    public static async Task<LetterSettings> OfAsync(DbConnection connection, AgencyId agency, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<string>("select body from agency_settings where agency = @agency and name = @Name", new { agency, Name }, transaction) is { } body
            ? JsonSerializer.Deserialize<LetterSettings>(body, JsonSerializerOptions.Web)! : new();

    /// <summary>Keeps the settings, with a line in the journal.</summary>
    public async Task KeepAsync(JournalTransaction transaction, AgencyId agency, ChangeContext change)
    {
        var body = JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
        await LetterJournal.AppendAsync(transaction, agency, new("LetterSettingsChanged", body), change);
        await transaction.Connection.ExecuteAsync("""
            insert into agency_settings (agency, name, body) values (@agency, @Name, @body) on conflict (agency, name) do update set body = excluded.body
            """, new { agency, Name, body }, transaction.Transaction);
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
