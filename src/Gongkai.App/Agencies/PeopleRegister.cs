using System.Collections.Immutable;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Agencies;

/// <summary>人员名录: who works here, in which posts, and who stands in for whom. The journal knows people by id only.</summary>
public sealed class PeopleRegister(Database database, Journal journal, TimeProvider clock)
{
    private const string PostColumns =
        "p.id, p.person, p.agency, a.name as agencyname, p.section, s.name as sectionname, p.role, p.title, p.from_on as fromon, p.until_on as untilon";

    private const string Posts = $$"""
        select {{PostColumns}}, {0} as actingfor
        from post p join agency a on a.id = p.agency left join section s on s.id = p.section
        where p.from_on <= @today and (p.until_on is null or p.until_on >= @today)
        """;

    private static readonly string OnDuty = $"""
        {Posts.Replace("{0}", "null", StringComparison.Ordinal)} and p.person = @person
        union all
        {Posts.Replace("{0}", "p.person", StringComparison.Ordinal)} and p.person in (select absent from deputy where deputy = @person and from_on <= @today and until_on >= @today)
        """;

    private readonly Held<(PersonId Person, DateOnly On), ImmutableArray<Post>> posts = new(journal, clock, 500);
    private readonly Held<bool, ImmutableDictionary<PersonId, string>> names = new(journal, clock, 1);

    /// <summary>The person; null when there is none.</summary>
    public async Task<Person?> FindAsync(PersonId id, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return (await connection.QuerySingleOrDefaultAsync<PersonRow>(
            new CommandDefinition("select * from person where id = @id", new { id }, cancellationToken: ct)))?.Person;
    }

    /// <summary>The posts that a person holds on a day, those of absent colleagues included.</summary>
    public ValueTask<ImmutableArray<Post>> PostsOnAsync(PersonId person, DateOnly on) => posts.GetAsync((person, on), async asked =>
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return [.. (await connection.QueryAsync<PostRow>(OnDuty, new { person = asked.Person, today = asked.On })).Select(row => row.Post)];
    });

    /// <summary>The names of people, for pages that print who did something.</summary>
    public ValueTask<ImmutableDictionary<PersonId, string>> NamesAsync(CancellationToken ct) => names.GetAsync(true, async _ =>
    {
        await using var connection = await database.OpenAsync(ct);
        return (await connection.QueryAsync<PersonRow>(new CommandDefinition("select id, name from person", cancellationToken: ct)))
            .ToImmutableDictionary(row => row.Id, row => row.Name);
    });

    /// <summary>Everybody, by name.</summary>
    public async Task<ImmutableArray<Person>> AllAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<PersonRow>(new CommandDefinition("select * from person order by name, id", cancellationToken: ct)))
            .Select(row => row.Person)];
    }

    /// <summary>The posts of a person, or at an agency, or all of them; past ones too.</summary>
    public async Task<ImmutableArray<Post>> PostsAsync(PersonId? person, AgencyId? agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<PostRow>(new CommandDefinition($"""
            select {PostColumns} from post p join agency a on a.id = p.agency left join section s on s.id = p.section
            where (@person is null or p.person = @person) and (@agency is null or p.agency = @agency) order by p.from_on desc, p.id
            """, new { person = person?.ToString(), agency = agency?.ToString() }, cancellationToken: ct));
        return [.. rows.Select(row => row.Post)];
    }

    /// <summary>Those who hold a role at an agency on a day.</summary>
    public async Task<ImmutableArray<PersonId>> HoldersAsync(AgencyId agency, Role role, DateOnly day, CancellationToken ct) =>
        [.. (await PostsAsync(null, agency, ct)).Where(post => post.Role == role && post.IsHeldOn(day)).Select(post => post.Person)];

    /// <summary>The head and the officers of a section on a day.</summary>
    public async Task<ImmutableArray<PersonId>> InSectionAsync(AgencyId agency, string section, DateOnly day, CancellationToken ct) =>
        [.. (await PostsAsync(null, agency, ct)).Where(post => post.SectionName == section && post.IsHeldOn(day)
            && post.Role is Role.SectionHead or Role.SectionOfficer).Select(post => post.Person)];

    /// <summary>The deputies of an absent person, past ones too.</summary>
    public async Task<ImmutableArray<Deputy>> DeputiesAsync(PersonId absent, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. await connection.QueryAsync<Deputy>(new CommandDefinition(
            "select id, absent, deputy as Stands, reason, from_on as FromOn, until_on as UntilOn from deputy where absent = @absent order by from_on desc",
            new { absent }, cancellationToken: ct))];
    }

    /// <summary>Whether a sign-in name is taken.</summary>
    public async Task<bool> IsTakenAsync(string signIn, PersonId except, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition("select count(*) from person where sign_in_folded = @folded and id <> @except",
                new { folded = PersonStore.Fold(signIn), except }, cancellationToken: ct)) > 0;
    }

    /// <summary>Whether anybody is entered at all.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition("select count(*) from person", cancellationToken: ct)) == 0;
    }

    /// <summary>Enters a person with the first post.</summary>
    public Task AddAsync(Person person, Post? post, ChangeContext change, CancellationToken ct) =>
        WriteAsync(transaction => AddAsync(transaction, person, post, change), ct);

    /// <summary>The same within a larger piece of writing.</summary>
    public static async Task AddAsync(JournalTransaction transaction, Person person, Post? post, ChangeContext change)
    {
        var events = new List<JournalEvent> { JournalEvent.Of(new PersonTold(), PersonEvents.Added) };
        if (post is not null) events.Add(Given(post));
        await transaction.AppendAsync(AgencyId.Platform, Stream(person.Id), 0, events, change, null);
        (person.Version, person.SignInFolded) = (events.Count, PersonStore.Fold(person.SignIn));
        await transaction.Connection.ExecuteAsync(PersonRow.Insert, new PersonRow(person), transaction.Transaction);
        if (post is not null) await InsertAsync(transaction, post);
    }

    /// <summary>
    /// Changes what is known of a person; <paramref name="what"/> names the event: PersonChanged, PasswordReset, SecondFactorRemoved, PersonEnded.
    /// </summary>
    /// <exception cref="StaleVersionException">Somebody changed it since it was read.</exception>
    public Task ChangeAsync(Person person, string what, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(AgencyId.Platform, Stream(person.Id), person.Version, [JournalEvent.Of(new PersonTold(person.EndedOn), what)],
            change, null);
        person.Version++;
        person.SignInFolded = PersonStore.Fold(person.SignIn);
        await transaction.Connection.ExecuteAsync(PersonRow.Update, new PersonRow(person), transaction.Transaction);
    }, ct);

    /// <summary>Tells what a person did with the own account, within a larger piece of writing.</summary>
    public static async Task NoteAsync(JournalTransaction transaction, Person person, string what, ChangeContext change)
    {
        person.Version = (int)await transaction.Connection.ExecuteScalarAsync<long>("select version from person where id = @Id", new { person.Id },
            transaction.Transaction);
        await AppendAsync(transaction, person, JournalEvent.Of(new PersonTold(), what), change);
        person.Version++;
    }

    /// <summary>Gives a post.</summary>
    public Task GivePostAsync(Person person, Post post, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, person, Given(post), change);
        await InsertAsync(transaction, post);
    }, ct);

    /// <summary>Ends a post after a day.</summary>
    public Task EndPostAsync(Person person, PostId post, DateOnly untilOn, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, person, JournalEvent.Of(new PostEnded(post, untilOn)), change);
        await transaction.Connection.ExecuteAsync("update post set until_on = @untilOn where id = @post and person = @Id", new { untilOn, post, person.Id },
            transaction.Transaction);
    }, ct);

    /// <summary>Names who stands in for an absent person.</summary>
    public Task NameDeputyAsync(Person absent, Deputy deputy, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, absent, JournalEvent.Of(new DeputyNamed(deputy.Stands, deputy.FromOn, deputy.UntilOn)), change);
        await transaction.Connection.ExecuteAsync(
            "insert into deputy (id, absent, deputy, reason, from_on, until_on) values (@Id, @Absent, @Stands, @Reason, @FromOn, @UntilOn)", deputy,
            transaction.Transaction);
    }, ct);

    /// <summary>Ends a deputy's time after a day.</summary>
    public Task EndDeputyAsync(Person absent, string deputy, DateOnly untilOn, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, absent, JournalEvent.Of(new DeputyEnded(deputy, untilOn)), change);
        await transaction.Connection.ExecuteAsync("update deputy set until_on = @untilOn where id = @deputy and absent = @Id",
            new { untilOn, deputy, absent.Id }, transaction.Transaction);
    }, ct);

    private static async Task AppendAsync(JournalTransaction transaction, Person person, JournalEvent happened, ChangeContext change)
    {
        await transaction.AppendAsync(AgencyId.Platform, Stream(person.Id), person.Version, [happened], change, null);
        await transaction.Connection.ExecuteAsync("update person set version = @Next where id = @Id", new { Next = person.Version + 1, person.Id },
            transaction.Transaction);
    }

    private static Task InsertAsync(JournalTransaction transaction, Post post) => transaction.Connection.ExecuteAsync(
        """
            insert into post (id, person, agency, section, role, title, from_on, until_on)
            values (@Id, @Person, @Agency, @Section, @role, @Title, @FromOn, @UntilOn)
            """,
        new { post.Id, post.Person, post.Agency, post.Section, role = post.Role.ToString(), post.Title, post.FromOn, post.UntilOn }, transaction.Transaction);

    private Task WriteAsync(Func<JournalTransaction, Task> work, CancellationToken ct) => journal.WriteAsync(async transaction =>
    {
        await work(transaction);
        return true;
    }, ct);

    private static JournalEvent Given(Post post) => JournalEvent.Of(new PostGiven(post.Id, post.Agency, post.Section, post.Role, post.FromOn, post.UntilOn));

    private static string Stream(PersonId person) => $"person/{person}";
}

/// <summary>代理: who stands in for an absent person, why, and from when until when.</summary>
public sealed record Deputy(string Id, PersonId Absent, PersonId Stands, string Reason, DateOnly FromOn, DateOnly UntilOn);
