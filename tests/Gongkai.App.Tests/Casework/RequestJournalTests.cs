using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Casework;

public sealed class RequestJournalTests
{
    private static readonly FakeTimeProvider Clock = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Actor Clerk = new(new PersonId(Guid.CreateVersion7()), [Role.RegistrationClerk]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Numbers_run_without_gaps_though_some_cases_are_refused(Engine engine)
    {
        await using var store = AStore.On(engine);
        var journal = Of(store);
        var agency = AStore.NewAgency();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => BeginAsync(journal, agency, readBack: i % 3 != 0)));

        Assert.Equal(10, answers.Count(answer => answer.Refusals is [{ Code: "CW58" }]));
        var numbers = answers.Where(answer => answer.IsTaken).Select(answer => answer.Matter.Registration!.Number).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"2026-{n:0000}"), numbers);
    }

    [Theory, BothEngines]
    public async Task Of_two_officers_one_wins_and_the_other_is_told_what_changed(Engine engine)
    {
        await using var store = AStore.On(engine);
        var journal = Of(store);
        var begun = (await BeginAsync(journal, AStore.NewAgency(), readBack: true)).Matter;

        var answers = await Task.WhenAll(
            TakeAsync(journal, begun, new CaseAssigned(Today, "市场科", null)),
            TakeAsync(journal, begun, new CaseAssigned(Today, "外贸科", null)));

        var loser = Assert.Single(answers, answer => !answer.IsTaken);
        var winner = Assert.Single(answers, answer => answer.IsTaken);
        Assert.Equal([winner.Matter.Assignment!], loser.Meanwhile);
        Assert.Equal(CaseStage.UnderReview, loser.Matter.Stage);
    }

    [Theory, BothEngines]
    public async Task A_refused_step_leaves_no_trace(Engine engine)
    {
        await using var store = AStore.On(engine);
        var journal = Of(store);
        var begun = (await BeginAsync(journal, AStore.NewAgency(), readBack: true)).Matter;
        var rows = await CountAsync(store, "personal_data");

        var answer = await journal.TakeAsync(begun.Id, begun.Version, Clerk, AStore.Change(), async (writing, _) =>
            [new CorrectionRequested(Today, [await writing.SealAsync("point", "何时的数据")], 90)], Ct);

        Assert.Equal(["CW26"], answer.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(rows, await CountAsync(store, "personal_data"));
        Assert.Equal(begun.Version, (await journal.FindAsync(begun.Id, Ct))!.Value.Request.Version);
    }

    [Theory, BothEngines]
    public async Task The_list_follows_the_events(Engine engine)
    {
        await using var store = AStore.On(engine);
        var journal = Of(store);
        var begun = (await BeginAsync(journal, AStore.NewAgency(), readBack: true)).Matter;

        await using var connection = await store.Database.OpenAsync(Ct);
        var row = await connection.QuerySingleAsync<(string Number, string Stage, string Due)>("select number, stage, due_on from case_view where id = @Id",
            new { begun.Id });

        Assert.Equal(("2026-" + begun.Registration!.Number[5..], "Registered", "2026-03-30"), row);
    }

    private static RequestJournal Of(AStore store) => new(store.Store, new(store.Database), Clock);

    private static Task<MatterAnswer<DisclosureRequest, CaseEvent>> BeginAsync(RequestJournal journal, AgencyId agency, bool readBack) =>
        journal.BeginAsync(agency, new(Guid.CreateVersion7()), Clerk, AStore.Change(), async (writing, _) =>
        [
            new ApplicationArrived(Today, Channel.InPerson, ApplicantCategory.NaturalPerson, await writing.SealAsync("applicant", "李云"),
                await writing.SealAsync("description", "2025年社会消费品零售总额"))
            {
                WasOral = true, WasReadBack = readBack,
            },
            await writing.RegisterAsync(Today),
        ], Ct);

    private static Task<MatterAnswer<DisclosureRequest, CaseEvent>> TakeAsync(RequestJournal journal, DisclosureRequest seen, CaseEvent step) =>
        journal.TakeAsync(seen.Id, seen.Version, Clerk, AStore.Change(), (_, _) => Task.FromResult<IReadOnlyList<CaseEvent>>([step]), Ct);

    private static async Task<long> CountAsync(AStore store, string table)
    {
        await using var connection = await store.Database.OpenAsync(Ct);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }
}
