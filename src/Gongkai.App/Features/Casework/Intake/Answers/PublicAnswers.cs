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

    internal const string Entered = "PublicAnswerEntered";
    internal const string Withdrawn = "PublicAnswerWithdrawn";
    private const string Columns = "id, agency, kind, title, summary, place, published_on";

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
    public async Task<ImmutableArray<PublicAnswer>> OfAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from public_answer where agency = @agency order by published_on desc, id desc", new { agency }, cancellationToken: ct));
        return [.. rows.Select(row => row.Answer)];
    }

    /// <summary>Enters one.</summary>
    public Task AddAsync(PublicAnswer answer, ChangeContext change, CancellationToken ct) =>
        WriteAsync(answer.Agency, answer.Id, 0, JournalEvent.Of(answer, Entered), change, ct);

    /// <summary>Takes one back; it is no longer offered.</summary>
    public async Task WithdrawAsync(AgencyId agency, Guid id, ChangeContext change, CancellationToken ct)
    {
        await using (var connection = await database.OpenAsync(ct))
            if (await connection.ExecuteScalarAsync<long>("select count(*) from public_answer where id = @id and agency = @agency",
                new { id = id.ToString(), agency }) == 0) return;
        await WriteAsync(agency, id, 1, new(Withdrawn, "{}"), change, ct);
    }

    private Task<bool> WriteAsync(AgencyId agency, Guid id, int version, JournalEvent happened, ChangeContext change,
        CancellationToken ct) => journal.WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(agency, $"public-answer/{id}", version, [happened], change, null);
        await ProjectAsync(transaction, happened.Type, happened.Body, $"public-answer/{id}", version + 1);
        return true;
    }, ct);

    private static async Task ProjectAsync(JournalTransaction transaction, string type, string body, string stream, int version)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        var id = stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
        await connection.ExecuteAsync("""
            update public_answer_count set answers = answers - 1
            where agency = (select agency from public_answer where id = @id) and gram in (select gram from public_answer_pair where answer = @id)
            """, new { id }, within);
        await connection.ExecuteAsync("delete from public_answer_count where answers = 0 and agency = (select agency from public_answer where id = @id)",
            new { id }, within);
        await connection.ExecuteAsync("delete from public_answer_pair where answer = @id", new { id }, within);
        await connection.ExecuteAsync("delete from public_answer where id = @id", new { id }, within);
        if (type != Entered) return;
        var answer = JsonSerializer.Deserialize<PublicAnswer>(body, EventJson.Options)!;
        await connection.ExecuteAsync(
            $"insert into public_answer ({Columns}, version) values (@id, @Agency, @Kind, @Title, @Summary, @Place, @PublishedOn, @version)",
            new
            {
                id,
                answer.Agency,
                Kind = answer.Kind.ToString(),
                answer.Title,
                answer.Summary,
                answer.Place,
                answer.PublishedOn,
                version = (long)version
            }, within);
        var pairs = new DynamicParameters(new { answer.Agency, id });
        var listed = Bigrams.Of($"{answer.Title} {answer.Summary}").Select((gram, i) =>
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

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public AgencyId Agency { get; init; }
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string Summary { get; init; } = "";
        public string Place { get; init; } = "";
        public DateOnly Published_On { get; init; }

        public PublicAnswer Answer => new(Guid.Parse(Id), Agency, Enum.Parse<PublicAnswerKind>(Kind), Title, Summary, Place, Published_On);
    }
}
