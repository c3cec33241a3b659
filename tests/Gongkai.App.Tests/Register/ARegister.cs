using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Register;

/// <summary>The site on the first workday of 2027, with an agency whose cases of 2026 are written by the real steps.</summary>
internal sealed class ARegister : IAsyncDisposable
{
    private static readonly PersonId Officer = new(Guid.Parse("01990000-0000-7000-8000-000000000001"));
    private static readonly PersonId Leader = new(Guid.Parse("01990000-0000-7000-8000-000000000002"));
    private readonly string? database;

    private ARegister(RunningSite site, string? database) => (Site, this.database) = (site, database);

    public static FakeTimeProvider Clock { get; } = new(new(2027, 1, 4, 9, 0, 0, TimeSpan.FromHours(8)));

    public RunningSite Site { get; }

    public AgencyId Agency => Site.Agency!.Id;

    public T Get<T>() where T : notnull => Site.Services.GetRequiredService<T>();

    public static async Task<ARegister> OnAsync(Engine engine)
    {
        var database = engine == Engine.Postgres ? PostgresServer.Create() : null;
        var site = await RunningSite.StartAsync(options => options with { Storage = options.Storage with { Connection = database } }, Clock);
        await site.EmployAsync("zhouke", Role.OfficeHead);
        return new(site, database);
    }

    /// <summary>An application handed in and registered that day; 市场科 has it.</summary>
    public async Task<DisclosureRequestId> ReceiveAsync(string day, ApplicantCategory category = ApplicantCategory.NaturalPerson,
        string? topic = null, AgencyId? at = null)
    {
        var (id, on) = (new DisclosureRequestId(Guid.CreateVersion7()), Day(day));
        Taken(await Get<RequestJournal>().BeginAsync(at ?? Agency, id, Actor(Officer), AStore.Change(), async (writing, _) =>
        [
            new ApplicationArrived(on, Channel.InPerson, category, await writing.SealAsync("applicant", "李云岚"),
                await writing.SealAsync("description", "社会消费品零售总额")) { Topic = topic },
            await writing.RegisterAsync(on),
            new CaseAssigned(on, "市场科", Officer),
        ], TestContext.Current.CancellationToken));
        return id;
    }

    /// <summary>Answers that nothing is held, served that day.</summary>
    public async Task AnswerAsync(DisclosureRequestId id, string day)
    {
        var on = Day(day);
        await StepAsync(id, Officer, async writing =>
        {
            var words = await writing.SealAsync("words", "经检索未找到");
            return
            [
                new SearchLogged(on, ["办公系统"], ["零售总额"], false),
                new DecisionDrafted(on,
                    new(DispositionType.NotHeld) { Texts = [.. Enum.GetValues<DecisionNeed>().Select(need => new DraftText(need, words))] }, Officer),
            ];
        });
        await StepAsync(id, Leader, _ => Task.FromResult<IReadOnlyList<CaseEvent>>([new DecisionApproved(on, Leader)]));
        await StepAsync(id, Officer, async writing =>
        [
            new DecisionIssued(on, new("D-U1a", $"云商复〔2026〕{id}号", on, "1", new(new string('a', 64), FileKind.Letter), null)),
            new DecisionServed(on, ServiceRoute.Direct) { Proof = await writing.SealAsync("proof", "当面签收") },
        ]);
    }

    public Task StepAsync(DisclosureRequestId id, CaseEvent step) => StepAsync(id, Officer, _ => Task.FromResult<IReadOnlyList<CaseEvent>>([step]));

    public static DateOnly Day(string day) => StoredTypes.Day(day);

    private async Task StepAsync(DisclosureRequestId id, PersonId by, Func<CaseWriting, Task<IReadOnlyList<CaseEvent>>> steps) =>
        Taken(await Get<RequestJournal>()
            .TakeAsync(id, null, Actor(by), AStore.Change(), (writing, _) => steps(writing), TestContext.Current.CancellationToken));

    private static Actor Actor(PersonId person) => new(person, [.. Enum.GetValues<Role>()]);

    private static void Taken(MatterAnswer<DisclosureRequest, CaseEvent> answer) =>
        Assert.True(answer.IsTaken, string.Join(' ', answer.Refusals.Select(refusal => $"{refusal.Code} {refusal.Variant}")));

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (database is not null) PostgresServer.Drop(database);
    }
}
