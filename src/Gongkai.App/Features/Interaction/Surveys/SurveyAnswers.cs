using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Interaction;

/// <summary>问卷答案: each an event of its own beside the survey, for a survey is answered by many at once; what was written lies sealed.</summary>
public sealed class SurveyAnswers(Store store, TimeProvider clock)
{
    /// <summary>The table.</summary>
    public const string Table = "survey_answer";

    /// <summary>How the names of its streams begin.</summary>
    internal const string Streams = "survey-answer/";

    /// <summary>The codes that were given out and not used: their hashes alone.</summary>
    public const string Invitations = "survey_invitation";

    /// <summary>Takes one; the same form sent again changes nothing. A code goes with the answer and is named nowhere.</summary>
    /// <returns>Whether it is taken, or was; not where the code is none that is still good.</returns>
    public Task<bool> AnswerAsync(AgencyId agency, Survey survey, Guid key, string? codeHash,
        IReadOnlyList<(ImmutableArray<int> Chosen, string? Words)> replies, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction =>
        {
            var stream = $"{Streams}{key}";
            if (!(await transaction.ReadAsync(stream)).IsEmpty) return true;
            if (codeHash is not null && await transaction.Connection.ExecuteAsync(
                $"delete from {Invitations} where hash = @codeHash and survey = @Id", new { codeHash, survey.Id }, transaction.Transaction) == 0) return false;
            var told = ImmutableArray.CreateBuilder<SurveyReply>();
            foreach (var (chosen, words) in replies)
                told.Add(new()
                {
                    Chosen = chosen,
                    Words = string.IsNullOrWhiteSpace(words) ? null : await store.People.SealAsync(transaction, "survey", words.Trim()),
                });
            await transaction.AppendAsync(agency, stream, 0, [JournalEvent.Of(
                new SurveyAnswered(survey.Id, clock.BeijingToday, told.ToImmutable()) { IsInvited = codeHash is not null })],
                ChangeContext.ByApplicant("公众", clock.GetUtcNow()), survey.Stream);
            await WriteAsync(transaction, await transaction.ReadAsync(stream));
            return true;
        }, ct);

    /// <summary>Keeps the hashes of codes that are given out.</summary>
    public static async Task InviteAsync(MatterWriting<SurveySituation> writing, SurveyId survey, ImmutableArray<string> codes)
    {
        foreach (var code in codes)
            await writing.Transaction.Connection.ExecuteAsync($"insert into {Invitations} (hash, survey) values (@hash, @survey)",
                new { hash = TrackingCode.Hash(TrackingCode.Read(code)!), survey }, writing.Transaction.Transaction);
    }

    /// <summary>How often a survey was answered.</summary>
    public async Task<long> CountAsync(SurveyId survey, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {Table} where survey = @survey", new { survey });
    }

    /// <summary>All answers to a survey, in the order in which they came.</summary>
    public async Task<ImmutableArray<SurveyAnswered>> OfAsync(SurveyId survey, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await OfAsync(connection, survey);
    }

    /// <summary>The same within a reading.</summary>
    public static async Task<ImmutableArray<SurveyAnswered>> OfAsync(DbConnection connection, SurveyId survey) =>
        [.. (await connection.QueryAsync<string>($"select body from {Table} where survey = @survey order by id", new { survey })).Select(Read)];

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => WriteAsync;

    private static Task WriteAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries) =>
        transaction.Connection.ExecuteAsync($"insert into {Table} (id, survey, body) values (@id, @Survey, @Body) on conflict (id) do nothing",
            new { id = entries[0].Stream[Streams.Length..], Read(entries[0].Body).Survey, entries[0].Body }, transaction.Transaction);

    private static SurveyAnswered Read(string body) => JsonSerializer.Deserialize<SurveyAnswered>(body, EventJson.Options)!;
}
