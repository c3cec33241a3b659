using System.Text.RegularExpressions;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Reminders;

public sealed partial class ReminderTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Each_level_is_told_once_to_those_who_must_act(Engine engine)
    {
        await using var desk = await Desk.AtAsync(engine, clock, null);
        await desk.RoundsAsync(3);
        Assert.Empty(await desk.OccasionsAsync());

        clock.SetUtcNow(Beijing(2026, 3, 23));
        await desk.RoundsAsync(3);
        Assert.Equal(["Amber officer"], await desk.OccasionsAsync());

        clock.SetUtcNow(Beijing(2026, 3, 26));
        await desk.RoundsAsync(3);
        Assert.Equal(["Amber officer", "Red head", "Red officer"], await desk.OccasionsAsync());

        clock.SetUtcNow(Beijing(2026, 3, 31));
        await desk.RoundsAsync(3);
        Assert.Equal(["Amber officer", "Overdue head", "Overdue leader", "Overdue office", "Overdue officer", "Red head",
            "Red officer"], await desk.OccasionsAsync());
    }

    [Theory, BothEngines]
    public async Task A_mail_is_sent_once_and_says_nothing_of_the_applicant(Engine engine)
    {
        await using var server = new MailServer();
        await using var desk = await Desk.AtAsync(engine, clock, server.Port);
        clock.SetUtcNow(Beijing(2026, 3, 23));

        await desk.RoundsAsync(3);

        var message = Assert.Single(server.Messages);
        Assert.Contains("To: officer@yunchuan.example", message, StringComparison.Ordinal);
        Assert.DoesNotContain("李云", message, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_mail_that_a_broken_process_had_claimed_goes_out_under_the_same_number(Engine engine)
    {
        await using var server = new MailServer();
        await using var desk = await Desk.AtAsync(engine, clock, server.Port);
        clock.SetUtcNow(Beijing(2026, 3, 23));
        await desk.Reminders.RunAsync(Ct);
        var row = Assert.Single(await desk.Outbox.DueAsync(Ct));
        Assert.True(await desk.Outbox.ClaimAsync(row, Ct));
        Assert.False(await desk.Outbox.ClaimAsync(row, Ct));

        await desk.RoundsAsync(2);
        Assert.Empty(server.Messages);
        clock.Advance(TimeSpan.FromMinutes(11));
        await desk.RoundsAsync(2);

        Assert.Contains($"Message-Id: <{row.Id:n}@gongkai>", Assert.Single(server.Messages), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothEngines]
    public async Task A_server_that_refuses_is_tried_again_later_and_at_last_a_person_has_to_look(Engine engine)
    {
        await using var server = new MailServer { IsFull = true };
        await using var desk = await Desk.AtAsync(engine, clock, server.Port);
        clock.SetUtcNow(Beijing(2026, 3, 23));
        await desk.RoundsAsync(1);
        for (var i = 0; i < 10; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(300));
            await desk.Delivery.RunAsync(Ct);
        }
        var given = Assert.Single(await desk.Outbox.GivenUpAsync([desk.Agency], Ct));
        Assert.Equal(1, (await desk.Outbox.StateAsync(Ct)).GivenUp);

        server.IsFull = false;
        await desk.Outbox.RetryAsync(given.Id, desk.Agency, Ct);
        await desk.Delivery.RunAsync(Ct);
        Assert.Single(server.Messages);
        Assert.Empty(await desk.Outbox.GivenUpAsync([desk.Agency], Ct));
    }

    private static DateTimeOffset Beijing(int year, int month, int day) => new(year, month, day, 9, 0, 0, TimeSpan.FromHours(8));

    [GeneratedRegex("[^/]+/(?<level>[A-Za-z]+)/")]
    private static partial Regex Level { get; }

    /// <summary>An agency with one case received on 2026-03-02, due on 2026-03-30, and everybody who may be told.</summary>
    private sealed class Desk(AStore store, AgencyId agency, Outbox outbox, DueReminders reminders, Delivery delivery, PeopleRegister people) : IAsyncDisposable
    {
        public AgencyId Agency => agency;

        public Outbox Outbox => outbox;

        public DueReminders Reminders => reminders;

        public Delivery Delivery => delivery;

        public static async Task<Desk> AtAsync(Engine engine, FakeTimeProvider clock, int? mailPort)
        {
            var store = AStore.On(engine);
            var settings = new ConfigurationBuilder().AddInMemoryCollection(mailPort is { } port
                ? new Dictionary<string, string?>
                {
                    ["Smtp:Host"] = "127.0.0.1",
                    ["Smtp:Port"] = $"{port}",
                    ["Smtp:Security"] = "None",
                    ["Smtp:From"] = "gongkai@yunchuan.example",
                }
                : []).Build();
            var (calendars, people, ways) = (new WorkCalendars(store.Database), new PeopleRegister(store.Database, store.Journal, clock),
                new OutgoingWays(settings));
            var outbox = new Outbox(store.Store, clock);
            var agency = new Agency(AStore.NewAgency(), "云川市商务局") { FromOn = new(2020, 1, 1) };
            await new AgencyRegister(store.Database, store.Journal, clock).AddAsync(agency, AStore.Change(), Ct);
            var officer = await EmployAsync(people, agency, "officer", Role.SectionOfficer);
            foreach (var (name, role) in new[] { ("head", Role.SectionHead), ("office", Role.OfficeHead), ("leader", Role.LeaderInCharge) })
                await EmployAsync(people, agency, name, role);
            var journal = new RequestJournal(store.Store, calendars, clock);
            var on = new DateOnly(2026, 3, 2);
            var clerk = new Actor(officer, [.. Enum.GetValues<Role>()]);
            var answer = await journal.BeginAsync(agency.Id, new(Guid.CreateVersion7()), clerk, AStore.Change(), async (writing, _) =>
            [
                new ApplicationArrived(on, Channel.InPerson, ApplicantCategory.NaturalPerson, await writing.SealAsync("applicant", "李云"),
                    await writing.SealAsync("description", "x")),
                await writing.RegisterAsync(on),
                new CaseAssigned(on, "市场科", officer),
            ], Ct);
            Assert.True(answer.IsTaken);
            return new(store, agency.Id, outbox, new(store.Store, journal, people, new(people, ways), outbox),
                new(outbox, ways, people, NullLogger<Delivery>.Instance), people);
        }

        public async Task RoundsAsync(int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                await reminders.RunAsync(Ct);
                await delivery.RunAsync(Ct);
            }
        }

        public async Task<IEnumerable<string>> OccasionsAsync()
        {
            var names = (await people.AllAsync(Ct)).ToDictionary(person => person.Id, person => person.SignIn);
            await using var connection = await store.Database.OpenAsync(Ct);
            return (await connection.QueryAsync<(string Occasion, PersonId Person)>("select occasion, person from outbox where way = 'Desk'"))
                .Select(row => $"{Level.Match(row.Occasion).Groups["level"].Value} {names[row.Person]}").Order(StringComparer.Ordinal);
        }

        public async ValueTask DisposeAsync()
        {
            delivery.Dispose();
            await store.DisposeAsync();
        }

        private static async Task<PersonId> EmployAsync(PeopleRegister people, Agency agency, string name, Role role)
        {
            var person = new Person { Name = name, SignIn = name, Email = $"{name}@yunchuan.example" };
            await people.AddAsync(person,
                new Post(new(Guid.CreateVersion7()), person.Id, agency.Id, agency.Name, null, null, role, "", new(2020, 1, 1), null, null),
                AStore.Change(), Ct);
            return person.Id;
        }
    }
}
