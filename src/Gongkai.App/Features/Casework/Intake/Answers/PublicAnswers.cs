using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What is public already (第三十六条第一项): entered at the desk, and found by those who are about to ask for it.</summary>
public sealed class PublicAnswers(Database database, Journal journal)
{
    private const decimal Resembles = 0.4m;
    private const int Shown = 5;

    // What is gone through for one description, however much there is: the pairs that few answers have tell most.
    private const int MostLooked = 2_000;
    private const int FewestPairs = 2;
    private const int Candidates = 40;

    // What earlier versions wrote: public at once.
    internal const string Entered = "PublicAnswerEntered";
    private const string Columns = "id, agency, kind, title, summary, place, published_on, stage, entered_by, reason";

    /// <summary>The tables, written anew from the entries of one of them.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => async (transaction, entries) =>
    {
        foreach (var entry in entries) await ProjectAsync(transaction, entry.Type, entry.Body, entry.Stream, entry.Version);
    };

    /// <summary>What resembles a description, the most alike first.</summary>
    public async Task<ImmutableArray<PublicAnswer>> LikeAsync(AgencyId agency, string description, CancellationToken ct)
    {
        var grams = Bigrams.Of(description);
        if (grams.IsEmpty) return [];
        await using var connection = await database.OpenAsync(ct);
        var asked = new DynamicParameters(new { agency });
        var rarest = Rarest(await connection.QueryAsync<(string Gram, long Answers)>(new CommandDefinition(
            $"select gram, answers from public_answer_count where agency = @agency and gram in {asked.AddList("gram", grams)}", asked, cancellationToken: ct)));
        if (rarest.Count == 0) return [];
        var looked = new DynamicParameters(new { agency });
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"""
            select {Columns} from public_answer where id in (
                select answer from public_answer_pair where agency = @agency and gram in {looked.AddList("gram", rarest)} group by answer order by count(*) desc, answer limit {Candidates})
            """, looked, cancellationToken: ct));
        return [.. rows.Select(row => (Answer: row.Answer, Likeness: Bigrams.Likeness(grams, row.Title, row.Summary)))
            .Where(found => found.Likeness >= Resembles).OrderByDescending(found => found.Likeness).ThenByDescending(found => found.Answer.PublishedOn)
            .ThenBy(found => found.Answer.Title.Length).ThenBy(found => found.Answer.Id)
            .Take(Shown).Select(found => found.Answer)];
    }

    private static List<string> Rarest(IEnumerable<(string Gram, long Answers)> pairs)
    {
        var (chosen, looked) = (new List<string>(), 0L);
        foreach (var (gram, answers) in pairs.OrderBy(pair => pair.Answers).ThenBy(pair => pair.Gram, StringComparer.Ordinal))
        {
            if (chosen.Count >= FewestPairs && looked + answers > MostLooked) break;
            chosen.Add(gram);
            looked += answers;
        }
        return chosen;
    }

    /// <summary>What an agency has entered, the newest first.</summary>
    public async Task<ImmutableArray<KeptAnswer>> OfAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from public_answer where agency = @agency order by published_on desc, id desc", new { agency }, cancellationToken: ct));
        return [.. rows.Select(row => row.Kept)];
    }

    /// <summary>What the public reads of an agency's replies, the newest first.</summary>
    public async Task<ImmutableArray<PublicAnswer>> ReleasedAsync(AgencyId agency, CancellationToken ct) =>
        [.. (await OfAsync(agency, ct)).Where(kept => kept is { Stage: PublicAnswerStage.Released, Answer.Kind: PublicAnswerKind.Reply }).Select(kept => kept.Answer)];

    /// <summary>Puts one before the secrecy reviewer; one that was returned is put anew.</summary>
    public Task<bool> ProposeAsync(PublicAnswer answer, PersonId by, ChangeContext change, CancellationToken ct) =>
        WriteAsync(answer.Agency, answer.Id, kept => kept is null or { Stage: PublicAnswerStage.Returned }, JournalEvent.Of(new PublicAnswerProposed(answer, by)), change, ct);

    /// <summary>Makes one public. False where it is not waiting, or was typed by the same person.</summary>
    public Task<bool> ReleaseAsync(AgencyId agency, Guid id, PersonId by, DateOnly on, ChangeContext change, CancellationToken ct) =>
        WriteAsync(agency, id, kept => kept is { Stage: PublicAnswerStage.Proposed, By: var author } && author != by, JournalEvent.Of(new PublicAnswerReleased(on, by)), change, ct);

    /// <summary>Gives one back, with the reason. False where it is not waiting.</summary>
    public Task<bool> ReturnAsync(AgencyId agency, Guid id, PersonId by, string reason, ChangeContext change, CancellationToken ct) =>
        WriteAsync(agency, id, kept => kept is { Stage: PublicAnswerStage.Proposed }, JournalEvent.Of(new PublicAnswerReturned(reason, by)), change, ct);

    /// <summary>Takes one back; it is no longer offered. False where it is gone already.</summary>
    public Task<bool> WithdrawAsync(AgencyId agency, Guid id, string reason, ChangeContext change, CancellationToken ct) =>
        WriteAsync(agency, id, kept => kept is { Stage: not PublicAnswerStage.Withdrawn }, JournalEvent.Of(new PublicAnswerWithdrawn(reason)), change, ct);

    private Task<bool> WriteAsync(AgencyId agency, Guid id, Func<KeptAnswer?, bool> may, JournalEvent happened, ChangeContext change,
        CancellationToken ct) => journal.WriteAsync(async transaction =>
    {
        var row = await transaction.Connection.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns}, version from public_answer where id = @id and agency = @agency", new { id = id.ToString(), agency }, transaction.Transaction);
        if (!may(row?.Kept)) return false;
        var version = (int)(row?.Version ?? 0);
        await transaction.AppendAsync(agency, $"public-answer/{id}", version, [happened], change, null);
        await ProjectAsync(transaction, happened.Type, happened.Body, $"public-answer/{id}", version + 1);
        return true;
    }, ct);

    private static async Task ProjectAsync(JournalTransaction transaction, string type, string body, string stream, int version)
    {
        var id = stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        switch (type)
        {
            case Entered:
                await KeepAsync(transaction, JsonSerializer.Deserialize<PublicAnswer>(body, EventJson.Options)!, PublicAnswerStage.Released, null, version);
                await OfferAsync(transaction, id);
                break;
            case nameof(PublicAnswerProposed):
                var proposed = JsonSerializer.Deserialize<PublicAnswerProposed>(body, EventJson.Options)!;
                await KeepAsync(transaction, proposed.Answer, PublicAnswerStage.Proposed, proposed.By, version);
                break;
            case nameof(PublicAnswerReleased):
                var released = JsonSerializer.Deserialize<PublicAnswerReleased>(body, EventJson.Options)!;
                await MoveAsync(transaction, id, PublicAnswerStage.Released, "", version);
                // What is public elsewhere was so on the day that is told; a summary is from now on.
                await transaction.Connection.ExecuteAsync("update public_answer set published_on = @On where id = @id and kind = @reply",
                    new { released.On, id, reply = nameof(PublicAnswerKind.Reply) }, transaction.Transaction);
                await OfferAsync(transaction, id);
                break;
            case nameof(PublicAnswerReturned):
                await MoveAsync(transaction, id, PublicAnswerStage.Returned, JsonSerializer.Deserialize<PublicAnswerReturned>(body, EventJson.Options)!.Reason, version);
                break;
            case nameof(PublicAnswerWithdrawn):
                await RetractAsync(transaction, id);
                await MoveAsync(transaction, id, PublicAnswerStage.Withdrawn, JsonSerializer.Deserialize<PublicAnswerWithdrawn>(body, EventJson.Options)!.Reason ?? "",
                    version);
                break;
        }
    }

    private static async Task KeepAsync(JournalTransaction transaction, PublicAnswer answer, PublicAnswerStage stage, PersonId? by, int version)
    {
        var id = answer.Id.ToString();
        await RetractAsync(transaction, id);
        await transaction.Connection.ExecuteAsync("delete from public_answer where id = @id", new { id }, transaction.Transaction);
        await transaction.Connection.ExecuteAsync(
            $"insert into public_answer ({Columns}, version) values (@id, @Agency, @Kind, @Title, @Summary, @Place, @PublishedOn, @stage, @by, '', @version)",
            new
            {
                id,
                answer.Agency,
                Kind = answer.Kind.ToString(),
                answer.Title,
                answer.Summary,
                answer.Place,
                answer.PublishedOn,
                stage = stage.ToString(),
                by = by?.ToString() ?? "",
                version = (long)version
            }, transaction.Transaction);
    }

    private static Task MoveAsync(JournalTransaction transaction, string id, PublicAnswerStage stage, string reason, int version) =>
        transaction.Connection.ExecuteAsync("update public_answer set stage = @stage, reason = @reason, version = @version where id = @id",
            new { id, stage = stage.ToString(), reason, version = (long)version }, transaction.Transaction);

    // Found by who is about to ask, from now on.
    private static async Task OfferAsync(JournalTransaction transaction, string id)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        var row = await connection.QuerySingleAsync<Row>($"select {Columns} from public_answer where id = @id", new { id }, within);
        var pairs = new DynamicParameters(new { row.Agency, id });
        var listed = Bigrams.Of($"{row.Title} {row.Summary}").Select((gram, i) =>
        {
            pairs.Add($"@gram{i}", gram);
            return $"@gram{i}";
        }).ToList();
        if (listed.Count == 0) return;
        await connection.ExecuteAsync(
            $"insert into public_answer_pair (agency, gram, answer) values {string.Join(", ", listed.Select(gram => $"(@Agency, {gram}, @id)"))}",
            pairs, within);
        await connection.ExecuteAsync($"""
            insert into public_answer_count (agency, gram, answers) values {string.Join(", ", listed.Select(gram => $"(@Agency, {gram}, 1)"))}
            on conflict (agency, gram) do update set answers = public_answer_count.answers + 1
            """, pairs, within);
    }

    private static async Task RetractAsync(JournalTransaction transaction, string id)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        await connection.ExecuteAsync("""
            update public_answer_count set answers = answers - 1
            where agency = (select agency from public_answer where id = @id) and gram in (select gram from public_answer_pair where answer = @id)
            """, new { id }, within);
        await connection.ExecuteAsync("delete from public_answer_count where answers = 0 and agency = (select agency from public_answer where id = @id)",
            new { id }, within);
        await connection.ExecuteAsync("delete from public_answer_pair where answer = @id", new { id }, within);
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public AgencyId Agency { get; init; }
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string Summary { get; init; } = "";
        public string Place { get; init; } = "";
        public DateOnly Published_On { get; init; }
        public string Stage { get; init; } = "";
        public string Entered_By { get; init; } = "";
        public string Reason { get; init; } = "";
        public long Version { get; init; }

        public KeptAnswer Kept => new(Answer, Enum.Parse<PublicAnswerStage>(Stage), Guid.TryParse(Entered_By, out var by) ? new PersonId(by) : null, Reason);

        public PublicAnswer Answer => new(Guid.Parse(Id), Agency, Enum.Parse<PublicAnswerKind>(Kind), Title, Summary, Place, Published_On);
    }
}
