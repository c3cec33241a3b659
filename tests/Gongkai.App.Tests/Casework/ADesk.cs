using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Casework;

/// <summary>An agency's desk in the browser, on either engine, at nine o'clock of Monday 2 March 2026 unless told otherwise.</summary>
internal sealed class ADesk : IAsyncDisposable
{
    public static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly string? connection;

    private ADesk(RunningSite site, FakeTimeProvider clock, Agency agency,
        string? connection) => (Site, Clock, Agency, this.connection) = (site, clock, agency, connection);

    public RunningSite Site { get; }

    public FakeTimeProvider Clock { get; }

    public Agency Agency { get; }

    public RequestJournal Journal => Site.Services.GetRequiredService<RequestJournal>();

    public Store Store => Site.Services.GetRequiredService<Store>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ADesk> OnAsync(Engine engine, DateOnly? today = null, string agency = "云川市商务局")
    {
        var clock = new FakeTimeProvider(new((today ?? Monday).ToDateTime(new(9, 0)), TimeSpan.FromHours(8)));
        var connection = engine == Engine.Postgres ? PostgresServer.Create() : null;
        var site = await RunningSite.StartAsync(options => options with { Storage = options.Storage with { Connection = connection } }, clock);
        return new(site, clock, await site.FoundAsync(agency), connection);
    }

    /// <summary>Somebody with one post, signed in.</summary>
    public async Task<(Visitor Visitor, Person Person)> EmployAsync(string signIn, Role role)
    {
        var person = await Site.EmployAsync(signIn, role, Agency);
        return (await Site.SignInAsync(signIn), person);
    }

    /// <summary>Somebody whose post reaches one section only, signed in.</summary>
    public async Task<(Visitor Visitor, Person Person)> EmployInAsync(string section, string signIn, Role role)
    {
        var person = await Site.EmployAsync(signIn, null, Agency);
        var where = (await Site.Services.GetRequiredService<AgencyRegister>().SectionsAsync(Agency.Id, null, Ct)).Single(one => one.Name == section);
        var post = new Post(new(Guid.CreateVersion7()), person.Id, Agency.Id, "", where.Id, where.Name, role, "", new(2020, 1, 1), null, null);
        await Site.Services.GetRequiredService<PeopleRegister>().GivePostAsync(person, post, Change(), Ct);
        return (await Site.SignInAsync(signIn), person);
    }

    /// <summary>A section of the agency.</summary>
    public async Task OpenSectionAsync(string name)
    {
        var register = Site.Services.GetRequiredService<AgencyRegister>();
        var agency = await register.FindAsync(Agency.Id, Ct) ?? Agency;
        await register.OpenSectionAsync(agency, new(new(Guid.CreateVersion7()), Agency.Id, name, new(2020, 1, 1), null), Change(), Ct);
    }

    /// <summary>Sets the agency's choices.</summary>
    public Task SetAsync(CaseworkSettings settings) => Store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        "insert into agency_settings (agency, name, body) values (@Id, @Name, @body)",
        new { Agency.Id, AgencyCasework.Name, body = AgencyCasework.Write(settings) }, transaction.Transaction), Ct);

    /// <summary>A registered application, handed in on a day.</summary>
    public async Task<DisclosureRequest> ApplyAsync(DateOnly? on = null, string applicant = "李云", string? identity = null,
        string description = "2025年社会消费品零售总额")
    {
        var person = new ApplicantDetails(applicant) { DocumentNumber = identity, Telephone = "13800001111" };
        var answer = await Journal.BeginAsync(Agency.Id, new(Guid.CreateVersion7()), Clerk, Change(), async (writing, _) =>
        [
            new ApplicationArrived(on ?? Monday, Channel.InPerson, ApplicantCategory.NaturalPerson,
                await writing.SealAsync(ApplicantDetails.RowKind, person.Write(), identity is null ? [] : [new("identity", identity)]),
                await writing.SealAsync("description", description)),
            await writing.RegisterAsync(on ?? Monday),
        ], Ct);
        Assert.True(answer.IsTaken, string.Join(",", answer.Refusals));
        return answer.Matter;
    }

    /// <summary>A step taken by an officer of every post, past the pages.</summary>
    public async Task<DisclosureRequest> TakeAsync(DisclosureRequest request, Func<CaseWriting, Task<CaseEvent>> propose)
    {
        var answer = await Journal.TakeAsync(request.Id, null, Clerk, Change(), async (writing, _) => [await propose(writing)], Ct);
        Assert.True(answer.IsTaken, string.Join(",", answer.Refusals));
        return answer.Matter;
    }

    public async Task<DisclosureRequest> FindAsync(DisclosureRequestId id) => (await Journal.FindAsync(id, Ct))!.Value.Request;

    /// <summary>A column of the projection.</summary>
    public async Task<string?> ViewAsync(DisclosureRequestId id, string column)
    {
        await using var reading = await Store.Database.OpenAsync(Ct);
        return await reading.ExecuteScalarAsync<string?>($"select {column} from case_view where id = @id", new { id });
    }

    public static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (connection is not null) PostgresServer.Drop(connection);
    }

    private static readonly Actor Clerk = new(new PersonId(Guid.CreateVersion7()), [.. Enum.GetValues<Role>()]);

    private ChangeContext Change() => new("system", "试验", Clock.GetUtcNow(), null);
}
