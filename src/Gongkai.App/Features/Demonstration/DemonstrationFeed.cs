using System.Text.Json;
using System.Text.Json.Nodes;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Identity;

namespace Gongkai.Features.Demonstration;

/// <summary>Feeds the documents of <c>data/demo</c> to a site that has not started, through what its pages use, each step on its own day.</summary>
internal sealed class DemonstrationFeed(IServiceProvider services, DemonstrationClock clock, IProgress<DemonstrationProgress>? progress = null)
{
    private static readonly TimeSpan OpeningTime = new(9, 0, 0);
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(2);

    private readonly DemonstrationNames names = new(clock);

    private ChangeContext Change => ChangeContext.ByPlatform(clock.GetUtcNow(), "演示数据");

    /// <summary>Feeds everything.</summary>
    /// <exception cref="InvalidDataException">A document is wrong, or the rules refuse a step.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        var (agencies, cases, items) = (DemonstrationData.Agencies, DemonstrationData.Cases, DemonstrationData.Items);
        var store = services.GetRequiredService<Store>();
        StandAt(agencies.Min(agency => agency.FromOn));
        await DemonstrationStore.BeginAsync(store, Change, ct);
        await EachAsync(DemonstrationStage.Agencies, agencies, agency => FoundAsync(agency, ct));
        await EachAsync(DemonstrationStage.People, DemonstrationData.People, person => EmployAsync(person, ct));
        foreach (var person in DemonstrationData.People) await NameDeputiesAsync(person, ct);
        await OpenColumnsAsync(ct);
        await TellAsync(cases, items, ct);
        clock.StandAt(DemonstrationData.Plan.Now);
        await EachAsync(DemonstrationStage.Answers, DemonstrationData.Answers, answer => PublishAsync(answer, ct));
        var media = new MediaTeller(services, clock, names);
        await EachAsync(DemonstrationStage.Media, DemonstrationData.Accounts, account => media.TellAsync(account, ct));
        await DemonstrationStore.EndAsync(store, Change, ct);
    }

    private async Task FoundAsync(DemonstrationAgency told, CancellationToken ct)
    {
        var register = services.GetRequiredService<AgencyRegister>();
        var facts = (JsonObject)told.Facts.DeepClone();
        (facts["id"], facts["name"], facts["fromOn"]) = (names.NewId().ToString(), told.Name, StoredTypes.Text(told.FromOn));
        if (told.Superior is { } above) facts["superior"] = names.Agency(above).Id.ToString();
        var agency = facts.Deserialize<Agency>(DemonstrationData.Options)!;
        await register.AddAsync(agency, Change, ct);
        agency = agency with { Version = 1 };
        foreach (var name in told.OtherNames)
        {
            await register.AddAliasAsync(agency, name, Change, ct);
            agency = agency with { Version = agency.Version + 1 };
        }
        foreach (var section in told.Sections)
        {
            await register.OpenSectionAsync(agency, new(new(names.NewId()), agency.Id, section, agency.FromOn, null), Change, ct);
            agency = agency with { Version = agency.Version + 1 };
        }
        if (told.Casework is { } chosen)
        {
            await services.GetRequiredService<AgencySettings>().ChooseAsync(agency, AgencyCasework.Read(chosen.ToJsonString()), Change, ct);
            agency = agency with { Version = agency.Version + 1 };
        }
        names.Enter(agency);
    }

    private async Task EmployAsync(DemonstrationPerson told, CancellationToken ct)
    {
        var register = services.GetRequiredService<PeopleRegister>();
        var person = new Person { Id = new(names.NewId()), Name = told.Name, SignIn = told.SignIn };
        using (var scope = services.CreateScope())
            person.PasswordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>().HashPassword(person, DemonstrationData.Plan.Password);
        var posts = new List<Post>();
        foreach (var post in told.Posts)
        {
            var agency = names.Agency(post.Agency);
            var section = post.Section is { } name
                ? (await services.GetRequiredService<AgencyRegister>().SectionsAsync(agency.Id, null, ct)).Single(one => one.Name == name) : null;
            posts.Add(new(new(names.NewId()), person.Id, agency.Id, agency.Name, section?.Id, section?.Name, post.Role, post.Title,
                post.FromOn, post.UntilOn, null));
        }
        await register.AddAsync(person, posts[0], Change, ct);
        foreach (var post in posts[1..])
        {
            await register.GivePostAsync(person, post, Change, ct);
            person.Version++;
        }
        names.Enter(person);
    }

    private async Task NameDeputiesAsync(DemonstrationPerson told, CancellationToken ct)
    {
        var absent = names.Person(told.SignIn);
        foreach (var deputy in told.Deputies)
        {
            await services.GetRequiredService<PeopleRegister>()
                .NameDeputyAsync(absent,
                    new(names.NewId().ToString(), absent.Id, names.Person(deputy.SignIn).Id, deputy.Reason, deputy.FromOn, deputy.UntilOn), Change, ct);
            absent.Version++;
        }
    }

    // Typed by one and released by another, as at the desk.
    private async Task PublishAsync(DemonstrationAnswer told, CancellationToken ct)
    {
        var (answers, agency, id) = (services.GetRequiredService<PublicAnswers>(), names.Agency(told.Agency).Id, names.NewId());
        await answers.ProposeAsync(new(id, agency, told.Kind, told.Title, told.Summary, told.Place, told.PublishedOn), At(Role.RegistrationClerk), Change, ct);
        await answers.ReleaseAsync(agency, id, At(Role.SecrecyReviewer), told.PublishedOn, Change, ct);

        PersonId At(Role role) => names.Person(DemonstrationData.People
            .First(person => person.Posts.Any(post => post.Agency == told.Agency && post.Role == role)).SignIn).Id;
    }

    private async Task OpenColumnsAsync(CancellationToken ct)
    {
        var staff = new DemonstrationStaff(services, clock, names);
        var (catalogues, agency) = (services.GetRequiredService<CatalogueJournal>(), names.Agency(DemonstrationItem.Agency).Id);
        await catalogues.FoundAsync(agency, Change, ct);
        var officer = await staff.OfficerAsync(ItemTeller.OfficeHead, ct);
        foreach (var column in DemonstrationData.Columns)
        {
            var opened = new PublicColumn(names.NewId().ToString(), column.Name, column.Sort) { UpdateDays = column.UpdateDays, Place = column.Place };
            var answer = await catalogues.TakeAsync(new(new PublicCatalogue(agency), null, (writing, _) =>
                Task.FromResult<IReadOnlyList<CatalogueEvent>>([new ColumnPut(writing.Situation.Today, opened)])),
                officer.ActorAt(agency), officer.Change(clock, Permission.ManageCatalogue, agency), ct);
            if (!answer.IsTaken) throw new InvalidDataException($"{column.Name}: {string.Join("；", answer.Refusals.Select(refusal => refusal.Variant))}");
        }
    }

    private async Task TellAsync(IReadOnlyList<DemonstrationCase> cases, IReadOnlyList<DemonstrationItem> items, CancellationToken ct)
    {
        var (round, day) = (services.GetRequiredService<DailyRound>(), DateOnly.MinValue);
        // Numbers are given in the order of days, so cases and items are told side by side.
        var steps = StepsOfReports(items, ct).Concat(StepsOf(cases, ct)).Concat(StepsOf(items, ct)).Concat(StepsOfSites(ct))
            .Concat(new SupervisionTeller(services, clock, names, new(services, clock, names)).Steps(ct))
            .Concat(new InteractionTeller(services, clock, names, new(services, clock, names)).StepsOf(DemonstrationData.Interaction, ct))
            .OrderBy(step => step.On);
        await EachAsync(DemonstrationStage.Steps, [.. steps], async step =>
        {
            if (step.On != day)
            {
                StandAt(day = step.On);
                await round.RunAsync(ct);
            }
            clock.StandAt(clock.GetUtcNow() + Pace);
            try
            {
                await step.TellAsync();
            }
            catch (InvalidDataException wrong)
            {
                throw new InvalidDataException($"{step.Name} {StoredTypes.Text(step.On)}: {wrong.Message}", wrong);
            }
        });
    }

    private IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOf(IReadOnlyList<DemonstrationCase> cases, CancellationToken ct)
    {
        var staff = new DemonstrationStaff(services, clock, names);
        var (requests, remedies) = (new CaseTeller(services, clock, names, staff), new RemedyTeller(services, clock, names, staff));
        return from one in cases
               from step in one.Steps
               select (step.WrittenOn ?? step.On, $"{one.Key} {step.Step}",
                   (Func<Task>)(() => RemedyTeller.Tells(step.Step) ? remedies.TellAsync(one, step, ct) : requests.TellAsync(one, step, ct)));
    }

    private IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOf(IReadOnlyList<DemonstrationItem> items, CancellationToken ct)
    {
        var staff = new DemonstrationStaff(services, clock, names);
        var (teller, years) = (new ItemTeller(services, clock, names, staff), new YearTeller(services, clock, names, staff, ReportStaff.Bureau));
        return from next in ItemMoment.Of(items)
                   // What the bureau compiles is drafted by being handed on.
               where !next.Moment.Draft || !years.Tells(next.Item)
               select (next.Moment.On, next.Item.Key, (Func<Task>)(() => teller.TellAsync(next.Item, next.Moment, ct)));
    }

    private IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOfReports(IReadOnlyList<DemonstrationItem> items, CancellationToken ct)
    {
        var staff = new DemonstrationStaff(services, clock, names);
        var (bureau, filings) = (new YearTeller(services, clock, names, staff, ReportStaff.Bureau), new FilingTeller(services, clock, names, staff));
        var city = new YearTeller(services, clock, names, staff, ReportStaff.City);
        return (from item in items
                where bureau.Tells(item)
                from step in bureau.StepsOf(item, ct).Concat(filings.StepsOf(YearTeller.YearOf(item), item.DraftedOn, ct))
                    .Concat(bureau.CorrectionOf(item, ct)).Concat(filings.CorrectionOf(item, ct))
                select (step.On, item.Key, step.TellAsync))
            .Concat(from item in DemonstrationData.GovernmentReports
                    from step in city.StepsOf(item, ct).Append(city.PublicationOf(item, ct))
                    select (step.On, item.Key, step.TellAsync));
    }

    private IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOfSites(CancellationToken ct)
    {
        var teller = new WebsiteTeller(services, clock, names, new(services, clock, names));
        return DemonstrationData.Websites.SelectMany(site => teller.StepsOf(site, ct));
    }

    private async Task EachAsync<T>(DemonstrationStage stage, IReadOnlyList<T> all, Func<T, Task> feed)
    {
        for (var i = 0; i < all.Count; i++)
        {
            progress?.Report(new(stage, i, all.Count));
            await feed(all[i]);
        }
        progress?.Report(new(stage, all.Count, all.Count));
    }

    private void StandAt(DateOnly day) => clock.StandAt(new(day.ToDateTime(TimeOnly.FromTimeSpan(OpeningTime)), BeijingTime.Offset));
}
