using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Filing;
using Gongkai.Storage;

namespace Gongkai.Features.YearEnd;

/// <summary>How a version of a report came to be here.</summary>
public enum VersionWay
{
    [Word("报送页面")] Page,
    [Word("平台")] Platform,
    [Word("报送包")] Package,
    [Word("批量导入")] Batch,
    [Word("本平台编制")] Issued,
}

/// <summary>A version of a report, as it is kept.</summary>
/// <param name="Number">Which version, from 1.</param>
/// <param name="ReceivedOn">When it was handed in, or issued.</param>
/// <param name="Way">How.</param>
/// <param name="Sha256">The hash of its file.</param>
/// <param name="FileName">What the file is called.</param>
/// <param name="Counts">Whether it is the version that counts: the one that was accepted last, or issued last.</param>
/// <param name="IsLatest">Whether none came after it.</param>
/// <param name="PublishedOn">Since when the public has had the report; null while that is not known.</param>
/// <param name="Item">Of what was issued here: the item that the public finds it by.</param>
/// <param name="Errors">How many errors were found.</param>
/// <param name="Warnings">How many warnings.</param>
/// <param name="Figures">What it declares.</param>
public sealed record KeptVersion(int Number, DateOnly ReceivedOn, VersionWay Way, string Sha256, string FileName, bool Counts, bool IsLatest,
    DateOnly? PublishedOn, ItemId? Item, int Errors, int Warnings, FiledFigures Figures);

/// <summary>Every version of every report that was filed or issued, with its figures.</summary>
public static class ReportVersions
{
    /// <summary>The table; it is shared by those whose events say what stands in it.</summary>
    public const string Table = "report_version";

    private const string Upsert = $"""
        insert into {Table} (subject, number, agency, member, name, year, version, received_on, way, sha256, file_name, counts, is_latest, published_on, item,
            errors, warnings, body, sentences)
        values (@subject, @Number, @agency, @member, @name, @year, @version, @ReceivedOn, @Way, @Sha256, @FileName, @Counts, @IsLatest, @PublishedOn, @Item,
            @Errors, @Warnings, @Body, @Sentences)
        on conflict (subject, number) do update set version = excluded.version, counts = excluded.counts, is_latest = excluded.is_latest,
            published_on = excluded.published_on
        """;

    /// <summary>Writes the versions of one matter.</summary>
    /// <param name="transaction">Within which.</param>
    /// <param name="subject">Its stream.</param>
    /// <param name="agency">At whose desk it lies.</param>
    /// <param name="member">Whose report it is.</param>
    /// <param name="name">That agency's name.</param>
    /// <param name="year">On which year.</param>
    /// <param name="version">The version of the matter, by which a change is noticed.</param>
    /// <param name="versions">The versions.</param>
    public static async Task WriteAsync(JournalTransaction transaction, string subject, AgencyId agency, AgencyId member, string name, int year, int version,
        IEnumerable<KeptVersion> versions)
    {
        foreach (var one in versions)
        {
            var reading = one.Figures.Reading;
            await transaction.Connection.ExecuteAsync(Upsert, new
            {
                subject,
                Number = (long)one.Number,
                agency,
                member,
                name,
                year = (long)year,
                version = (long)version,
                one.ReceivedOn,
                Way = one.Way.ToString(),
                one.Sha256,
                one.FileName,
                Counts = one.Counts ? 1L : 0,
                IsLatest = one.IsLatest ? 1L : 0,
                one.PublishedOn,
                one.Item,
                Errors = (long)one.Errors,
                Warnings = (long)one.Warnings,
                Body = JsonSerializer.Serialize(one.Figures with { Reading = reading with { Findings = [], Sentences = [] } }, EventJson.Options),
                Sentences = JsonSerializer.Serialize(reading.Sentences, EventJson.Options),
            }, transaction.Transaction);
        }
    }

    /// <summary>The figures of a version as they are kept.</summary>
    internal static FiledFigures FiguresOf(string body) => JsonSerializer.Deserialize<FiledFigures>(body, EventJson.Options)!;

    /// <summary>The hash and name of the file of a matter's latest version; null where it has none.</summary>
    public static Task<(string Sha256, string Name)?> LatestFileAsync(DbConnection connection, string subject) =>
        connection.QuerySingleOrDefaultAsync<(string, string)?>(
            $"select sha256, file_name from {Table} where subject = @subject and is_latest = 1", new { subject });

    /// <summary>Of an authority and a year, the versions that count: of which matter, which version, its figures.</summary>
    public static async Task<ImmutableArray<(string Subject, long Number, string Body)>> CountingAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId authority, int year) =>
        [.. await connection.QueryAsync<(string, long, string)>(
            $"select subject, number, body from {Table} where agency = @authority and year = @year and counts = 1 and way <> '{nameof(VersionWay.Issued)}'",
            new { authority, year = (long)year }, transaction)];
}
