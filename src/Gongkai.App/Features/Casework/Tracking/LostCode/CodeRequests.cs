using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>Requests for a lost code: put down sealed, looked for by a round, and forgotten.</summary>
public sealed class CodeRequests(Store store, CaseNotices notices, CodeMails mails, TimeProvider clock)
{
    private const int AtOnce = 100;

    // Somebody with many applications is told of the newest; a clerk finds the others beside them.
    private const int MostCases = 5;

    /// <summary>Puts a request down. The same is done whether there is such an applicant or not.</summary>
    public Task PutAsync(AgencyId agency, string name, string number, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var words = await store.People.SealAsync(transaction, "code_request", JsonSerializer.Serialize(new Asked(name.Trim(), IdentityNumber.Fold(number))));
        await transaction.Connection.ExecuteAsync("insert into code_request (id, agency, asked_at, words) values (@id, @agency, @now, @words)",
            new { id = Guid.CreateVersion7().ToString(), agency, now = clock.GetUtcNow(), words = words.Id.ToString() }, transaction.Transaction);
        return true;
    }, ct);

    /// <summary>Looks for all that wait, and tells the clerks of what is found: of one case once a day, however often it is asked for.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var waiting in await WaitingAsync(ct))
        {
            var found = await FindAsync(waiting, ct);
            await store.Journal.WriteAsync(async transaction =>
            {
                foreach (var (id, email) in found)
                {
                    var request = RequestJournal.Fold(id, await transaction.ReadAsync(id.Stream));
                    await notices.TellAsync(transaction, waiting.Agency, request, Told(id), Role.RegistrationClerk);
                    if (email is not null) await mails.OfferAsync(transaction, waiting.Agency, request, email);
                }
                await store.People.EraseAsync(transaction, waiting.Words);
                return await transaction.Connection.ExecuteAsync("delete from code_request where id = @Id", new { waiting.Id }, transaction.Transaction);
            }, ct);
        }
    }

    private CaseNotice Told(DisclosureRequestId id) => new($"{id}/code/{clock.BeijingToday:yyyy-MM-dd}", "LostCode", "有申请人请求补发查询码",
        "请打申请时留下的电话，核实是申请人本人以后，在收件登记的这件申请中补发查询码；打不通的，打印新的回执寄到确认的送达地址。申请时留了电子邮箱、平台设了发信服务器的，确认码也已发到该邮箱，申请人可以自己办好。不要把查询码给到别的电话和地址。");

    private async Task<ImmutableArray<Row>> WaitingAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. await connection.QueryAsync<Row>(
            new CommandDefinition($"select id, agency, words from code_request order by asked_at, id limit {AtOnce}", cancellationToken: ct))];
    }

    private async Task<ImmutableArray<(DisclosureRequestId Id, string? Email)>> FindAsync(Row waiting, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        if (await store.People.OpenAsync(connection, waiting.Words) is not { } words) return [];
        var asked = JsonSerializer.Deserialize<Asked>(words)!;
        var likely = await store.People.FindAsync(connection, new(ApplicantFacets.IdentityFacet, asked.Number));
        var people = (await store.People.OpenAllAsync(connection, likely)).ToDictionary(person => person.Key, person => ApplicantDetails.Read(person.Value))
            .Where(person => NamePairs.Key(person.Value.Name) == NamePairs.Key(asked.Name)).ToDictionary();
        if (people.Count == 0) return [];
        var cases = await connection.QueryAsync<(DisclosureRequestId Id, PersonalDataId Applicant)>(new CommandDefinition($"""
            select id, applicant from case_view where agency = @Agency and applicant in {IdList.Of(people.Keys)} order by arrived_on desc, id desc limit {MostCases}
            """, new { waiting.Agency }, cancellationToken: ct));
        return [.. cases.Select(one => (one.Id, people[one.Applicant].Email))];
    }

    private sealed record Asked(string Name, string Number);

    private sealed record Row(string Id, AgencyId Agency, PersonalDataId Words);
}

/// <summary>Looks for lost codes every minute, as long as the platform runs.</summary>
public sealed class CodeRequestRounds(CodeRequests requests, TimeProvider clock, ILogger<CodeRequestRounds> log) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    private static readonly Action<ILogger, string, Exception?> Broken =
        LoggerMessage.Define<string>(LogLevel.Error, new(3601, "CodeRequestRoundBroken"), "a round of lost codes broke off: {Fault}");

    protected override Task RunAsync(CancellationToken ct) => requests.RunAsync(ct);

    protected override void Tell(Exception fault) => Broken(log, fault.GetType().Name, null);
}
