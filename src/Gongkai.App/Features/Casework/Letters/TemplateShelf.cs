using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Gongkai.Casework;
using Gongkai.Documents.Letters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A version of an agency's own template.</summary>
/// <param name="Code">The letter.</param>
/// <param name="Version">The number of the version, from 1.</param>
/// <param name="FromOn">The day from which letters are written by it.</param>
/// <param name="Docx">Its file; null: the default again.</param>
/// <param name="Remark">What was changed and why.</param>
/// <param name="Person">Who put it there.</param>
/// <param name="UploadedAt">When.</param>
public sealed record TemplateVersion(string Code, long Version, DateOnly FromOn, string? Docx, string Remark, PersonId Person, DateTimeOffset UploadedAt);

/// <summary>A template with the version that letters written by it are marked with.</summary>
public sealed record TemplateInForce(LetterTemplate Template, string Version, TemplateVersion? Own);

/// <summary>文书模板: of each letter the default, and the versions that an agency has put in its place.</summary>
public sealed class TemplateShelf(Store store)
{
    private const string EventName = "LetterTemplateChanged";
    private const string Columns = "code, version, from_on as FromOn, docx, remark, person, uploaded_at as UploadedAt";

    // A file is named by its content, so what was read once stays right.
    private readonly ConcurrentDictionary<(string Code, string Docx), LetterTemplate> read = new();

    /// <summary>The template by which a letter of that day is written.</summary>
    public async Task<TemplateInForce> InForceAsync(AgencyId agency, LetterType letter, DateOnly on, CancellationToken ct)
    {
        var own = (await VersionsAsync(agency, letter.Code, ct)).Where(version => version.FromOn <= on).OrderByDescending(version => version.FromOn)
            .ThenByDescending(version => version.Version).FirstOrDefault();
        await using var connection = await store.Database.OpenAsync(ct);
        var isHeaded = (await LetterSettings.OfAsync(connection, agency)).IsHeaded(letter.Code);
        return own is { Docx: { } docx }
            ? new((await ReadAsync(letter, docx, ct)).WithHead(isHeaded), string.Create(CultureInfo.InvariantCulture, $"{own.Version}"), own)
            : new(LetterTemplates.Default(letter).WithHead(isHeaded), LetterTemplates.DefaultVersion, own);
    }

    /// <summary>The versions of one letter, or of all of them, the newest first.</summary>
    public async Task<ImmutableArray<TemplateVersion>> VersionsAsync(AgencyId agency, string? code, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from letter_template where agency = @agency order by code, version desc", new { agency }, cancellationToken: ct));
        return [.. rows.Where(row => code is null || row.Code == code).Select(row => row.Told)];
    }

    /// <summary>The file of a version.</summary>
    public async Task<ReadOnlyMemory<byte>> FileAsync(string docx, CancellationToken ct) => await store.Files.ReadAsync(docx, ct);

    /// <summary>Puts a version on the shelf.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="letter">Of which letter.</param>
    /// <param name="template">The template, checked; null to return to the default.</param>
    /// <param name="fromOn">The day from which it is in force.</param>
    /// <param name="remark">What was changed and why.</param>
    /// <param name="change">Who does it.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    public Task<long> AddAsync(AgencyId agency, LetterType letter, ReadOnlyMemory<byte>? template, DateOnly fromOn, string remark, ChangeContext change,
        CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction =>
        {
            var docx = template is null ? null : (await store.Files.PutAsync(transaction, template.Value, $"letters/{agency}")).Hash;
            var version = await transaction.NextNumberAsync(agency, $"template/{letter.Code}");
            var changed = new Changed(letter.Code, version, fromOn, docx, remark);
            await LetterJournal.AppendAsync(transaction, agency, new(EventName, JsonSerializer.Serialize(changed, JsonSerializerOptions.Web)), change);
            await WriteAsync(transaction, agency, changed, change);
            return version;
        }, ct);

    /// <summary>Begins to write the table of versions anew from the events.</summary>
    public static ViewWriter Begin(Store store, TimeProvider clock) => async (transaction, entries) =>
    {
        foreach (var entry in entries.Where(entry => entry.Type == EventName))
            await WriteAsync(transaction, entry.Agency, JsonSerializer.Deserialize<Changed>(entry.Body, JsonSerializerOptions.Web)!, entry.Change);
    };

    private static Task WriteAsync(JournalTransaction transaction, AgencyId agency, Changed changed,
        ChangeContext change) => transaction.Connection.ExecuteAsync("""
        insert into letter_template (agency, code, version, from_on, docx, remark, person, uploaded_at) values (@agency, @Code, @Version, @FromOn, @Docx, @Remark, @Who, @At)
        """, new { agency, changed.Code, changed.Version, changed.FromOn, changed.Docx, changed.Remark, change.Who, change.At }, transaction.Transaction);

    private async Task<LetterTemplate> ReadAsync(LetterType letter, string docx, CancellationToken ct)
    {
        if (read.TryGetValue((letter.Code, docx), out var known)) return known;
        var reading = LetterTemplate.Read(letter, await FileAsync(docx, ct));
        return read[(letter.Code, docx)] = reading.Template
            ?? throw new InvalidDataException($"the template {docx} of {letter.Code} was checked and is faulty now");
    }

    private sealed record Changed(string Code, long Version, DateOnly FromOn, string? Docx, string Remark);

    private sealed class Row
    {
        public string Code { get; init; } = "";
        public long Version { get; init; }
        public DateOnly FromOn { get; init; }
        public string? Docx { get; init; }
        public string Remark { get; init; } = "";
        public PersonId Person { get; init; }
        public DateTimeOffset UploadedAt { get; init; }

        public TemplateVersion Told => new(Code, Version, FromOn, Docx, Remark, Person, UploadedAt);
    }
}
