using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>投诉 about the handling of one request, to the authority above the agency (条例第四十七条、第五十一条). The words lie in sealed rows.</summary>
public sealed record Complaint(Guid Id, AgencyId Agency, AgencyId Authority, DisclosureRequestId Case, DateOnly FiledOn, PersonalDataId Words,
    DateOnly? AnsweredOn, PersonalDataId? Answer);

/// <summary>Complaints as events of the authority's chain, and the rows that lists are made of.</summary>
public sealed class ComplaintRegister(Store store)
{
    private const string Columns = "id, agency, authority, case_id, filed_on, words, answered_on, answer";

    /// <summary>Files a complaint.</summary>
    public Task<Guid> FileAsync(AgencyId agency, AgencyId authority, DisclosureRequestId about, DateOnly on, string words, ChangeContext change,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var id = Guid.CreateVersion7();
        var told = await store.People.SealAsync(transaction, "complaint", words);
        await transaction.AppendAsync(authority, $"complaint/{id}", 0, [Event("ComplaintFiled", new { on, agency, request = about, words = told })],
            change, about.Stream);
        await transaction.Connection.ExecuteAsync($"insert into complaint ({Columns}) values (@id, @agency, @authority, @about, @on, @words, null, null)",
            new { id = id.ToString(), agency, authority, about, on, words = told.Id }, transaction.Transaction);
        return id;
    }, ct);

    /// <summary>Answers it; false when it was answered already.</summary>
    public Task<bool> AnswerAsync(Complaint complaint, DateOnly on, string answer, ChangeContext change,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var told = await store.People.SealAsync(transaction, "complaint-answer", answer);
        var taken = await transaction.Connection.ExecuteAsync("update complaint set answered_on = @on, answer = @answer where id = @id and answered_on is null",
            new { on, answer = told.Id, id = complaint.Id.ToString() }, transaction.Transaction);
        if (taken == 0) return false;
        await transaction.AppendAsync(complaint.Authority, $"complaint/{complaint.Id}", 1, [Event("ComplaintAnswered", new { on, answer = told })],
            change, complaint.Case.Stream);
        return true;
    }, ct);

    /// <summary>Complaints to an authority, the unanswered first.</summary>
    public async Task<ImmutableArray<Complaint>> ToAsync(IReadOnlyCollection<AgencyId> authorities, CancellationToken ct) =>
        await ListAsync($"authority in {IdList.Of(authorities)} order by answered_on is not null, filed_on, id", new { }, ct);

    /// <summary>Complaints about one case.</summary>
    public Task<ImmutableArray<Complaint>> AboutAsync(DisclosureRequestId about, CancellationToken ct) =>
        ListAsync("case_id = @about order by filed_on, id", new { about }, ct);

    /// <summary>One complaint; null when there is none of that id.</summary>
    public async Task<Complaint?> FindAsync(Guid id, CancellationToken ct) => (await ListAsync("id = @id", new { id = id.ToString() }, ct)).SingleOrDefault();

    /// <summary>What was written; null when it was erased.</summary>
    public async Task<string?> WordsAsync(PersonalDataId words, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await store.People.OpenAsync(connection, words);
    }

    private async Task<ImmutableArray<Complaint>> ListAsync(string where, object parameters, CancellationToken ct)
    {
        await using DbConnection connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>($"select {Columns} from complaint where {where}", parameters);
        return [.. rows.Select(row =>
            new Complaint(Guid.Parse(row.Id), row.Agency, row.Authority, row.Case_Id, row.Filed_On, row.Words, row.Answered_On, row.Answer))];
    }

    private static JournalEvent Event<T>(string type, T body) => new(type, JsonSerializer.Serialize(body, EventJson.Options));

    private sealed record Row(string Id, AgencyId Agency, AgencyId Authority, DisclosureRequestId Case_Id, DateOnly Filed_On, PersonalDataId Words,
        DateOnly? Answered_On, PersonalDataId? Answer);
}
