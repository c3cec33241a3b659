using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>One person: posts, deputies, data, signing in.</summary>
[Needs(Permission.ManagePeople)]
public sealed class PersonPage(PeopleRegister people, AgencyRegister agencies, Sessions sessions, Attempts attempts, TrustedDevices devices,
    ProviderClaims claims, ProviderSettings provider, Officer officer, IPasswordHasher<Person> hasher, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PersonForm Command { get; set; } = new();

    [BindProperty]
    public PostForm Post { get; set; } = new();

    [BindProperty]
    public AbsenceForm Absence { get; set; } = new();

    /// <summary>核对码 of somebody whom the provider has vouched for.</summary>
    [BindProperty, Display(Name = "核对码"), StringLength(20)]
    public string? Code { get; set; }

    /// <summary>Whom the code belongs to, to be looked at before it is bound.</summary>
    public ProviderClaim? Claim { get; private set; }

    /// <summary>The name of the provider; null where there is none.</summary>
    public string? ProviderName => provider.IsConfigured ? provider.Name : null;

    public Person? Person { get; private set; }
    public ImmutableArray<Post> Posts { get; private set; } = [];
    public ImmutableArray<Deputy> Deputies { get; private set; } = [];
    public ImmutableArray<Choice> Agencies { get; private set; } = [];
    public ImmutableArray<Choice> Sections { get; private set; } = [];
    public ImmutableArray<Choice> Colleagues { get; private set; } = [];
    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    /// <summary>The agencies that the officer administers.</summary>
    public ImmutableHashSet<AgencyId> Mine { get; } = officer.Agencies(Permission.ManagePeople);

    /// <summary>Shown once.</summary>
    public string? FirstPassword { get; private set; }

    public DateOnly Today { get; } = clock.BeijingToday;

    public bool HasFaultIn(string form) => ModelState.Any(entry => entry.Key.StartsWith(form + ".", StringComparison.Ordinal) && entry.Value!.Errors.Count > 0);

    public async Task<IActionResult> OnGetAsync(PersonId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Command = new() { Name = Person!.Name, SignIn = Person.SignIn, Email = Person.Email, Telephone = Person.Telephone };
        return Page();
    }

    public Task<IActionResult> OnPostPostAsync(PersonId id, CancellationToken ct) => DoAsync(id, "Post", async person =>
    {
        if (Post.UntilOn < Post.FromOn) this.Fault("Post.UntilOn", "结束日期早于开始日期");
        if (Post.Agency is { } agency && !Mine.Contains(agency)) this.Fault("Post.Agency", "请选择您管理的机关");
        else if (Post is { Agency: { } at, Section: { } section } && (await agencies.SectionsAsync(at, null, ct)).All(one => one.Id != section))
            this.Fault("Post.Section", "这个科室不属于所选的机关");
        if (!ModelState.IsValid) return;
        var post = new Post(new(Guid.CreateVersion7(clock.GetUtcNow())), person.Id, Post.Agency!.Value, "", Post.Section, null, Post.Role!.Value,
            Post.Title?.Trim() ?? "", Post.FromOn!.Value, Post.UntilOn, null);
        await people.GivePostAsync(person, post, Change(post.Agency), ct);
    }, ct);

    public Task<IActionResult> OnPostEndPostAsync(PersonId id, PostId post, CancellationToken ct) => DoAsync(id, null, person =>
        Posts.FirstOrDefault(held => held.Id == post) is { } found && Mine.Contains(found.Agency)
            ? people.EndPostAsync(person, post, Today, Change(found.Agency), ct) : Task.CompletedTask, ct);

    public Task<IActionResult> OnPostDeputyAsync(PersonId id, CancellationToken ct) => DoAsync(id, "Absence", async person =>
    {
        if (Absence.UntilOn < Absence.FromOn) this.Fault("Absence.UntilOn", "最后一天早于第一天");
        if (Absence.Deputy is { } chosen && Colleagues.All(one => one.Value != chosen.ToString())) this.Fault("Absence.Deputy", "请选择本单位的人员");
        if (!ModelState.IsValid) return;
        var deputy = new Deputy(Guid.CreateVersion7(clock.GetUtcNow()).ToString(), person.Id, Absence.Deputy!.Value, Absence.Reason.Trim(),
            Absence.FromOn!.Value, Absence.UntilOn!.Value);
        await people.NameDeputyAsync(person, deputy, Change(null), ct);
    }, ct);

    public Task<IActionResult> OnPostEndDeputyAsync(PersonId id, string deputy, CancellationToken ct) =>
        DoAsync(id, null, person => people.EndDeputyAsync(person, deputy, Today.AddDays(-1), Change(null), ct), ct);

    public Task<IActionResult> OnPostChangeAsync(PersonId id, CancellationToken ct) => DoAsync(id, "Command", async person =>
    {
        if (await people.IsTakenAsync(Command.SignIn, person.Id, ct)) this.Fault("Command.SignIn", "这个登录名已经有人用了");
        if (!ModelState.IsValid) return;
        (person.Name, person.SignIn, person.Email,
            person.Telephone) = (Command.Name.Trim(), Command.SignIn.Trim(), Command.Email?.Trim() ?? "", Command.Telephone?.Trim() ?? "");
        await people.ChangeAsync(person, "PersonChanged", Change(null), ct);
    }, ct);

    public async Task<IActionResult> OnPostResetAsync(PersonId id, CancellationToken ct)
    {
        var password = NewPersonPage.NewPassword();
        var answer = await DoAsync(id, null, async person =>
        {
            (person.PasswordHash, person.MustChangePassword,
                person.SecurityStamp) = (hasher.HashPassword(person, password), true, Guid.NewGuid().ToString("N"));
            await people.ChangeAsync(person, "PasswordReset", Change(null), ct);
            await attempts.ForgetAsync(person.Id, ct);
            await devices.EndAsync(person.Id, null, ct);
            await sessions.EndAsync(person.Id, null, null, ct);
        }, ct);
        if (answer is not LocalRedirectResult || !await LoadAsync(id, ct)) return answer;
        FirstPassword = password;
        Command = new() { Name = Person!.Name, SignIn = Person.SignIn, Email = Person.Email, Telephone = Person.Telephone };
        ModelState.Clear();
        return Page();
    }

    public Task<IActionResult> OnPostRemoveFactorAsync(PersonId id, CancellationToken ct) => DoAsync(id, null, async person =>
    {
        (person.SecondFactorOn, person.SecondFactorKey, person.SecurityStamp) = (false, null, Guid.NewGuid().ToString("N"));
        await people.ChangeAsync(person, "SecondFactorRemoved", Change(null), ct);
    }, ct);

    /// <summary>Shows whom a code belongs to.</summary>
    public async Task<IActionResult> OnPostClaimAsync(PersonId id, CancellationToken ct)
    {
        var answer = await DoAsync(id, null, async _ => await FindClaimAsync(ct), ct);
        return Claim is null ? answer : Page();
    }

    /// <summary>Binds it to the person, once.</summary>
    public Task<IActionResult> OnPostBindAsync(PersonId id, CancellationToken ct) => DoAsync(id, null, async person =>
    {
        await FindClaimAsync(ct);
        if (person.ExternalSubject is not null) this.Fault("Code", "已经绑定过，要换的先解除");
        if (!ModelState.IsValid) return;
        person.ExternalSubject = Claim!.ExternalSubject;
        await people.ChangeAsync(person, "ProviderLinked", Change(null), ct);
        await claims.RemoveAsync(Claim, ct);
    }, ct);

    public Task<IActionResult> OnPostUnbindAsync(PersonId id, CancellationToken ct) => DoAsync(id, null, async person =>
    {
        (person.ExternalSubject, person.SecurityStamp) = (null, Guid.NewGuid().ToString("N"));
        await people.ChangeAsync(person, "ProviderUnlinked", Change(null), ct);
        await sessions.EndAsync(person.Id, null, null, ct);
    }, ct);

    public Task<IActionResult> OnPostEndAsync(PersonId id, CancellationToken ct) => DoAsync(id, null, async person =>
    {
        if (person.Id == officer.Id) this.Fault("", "不能登记自己离开，请由其他管理员办理");
        if (!ModelState.IsValid) return;
        // From the day of leaving on nobody is let in.
        person.EndedOn = Today.AddDays(-1);
        await people.ChangeAsync(person, "PersonEnded", Change(null), ct);
        await sessions.EndAsync(person.Id, null, null, ct);
    }, ct);

    private async Task<IActionResult> DoAsync(PersonId id, string? form, Func<Person, Task> work, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        this.KeepForm(form is null ? "" : form + ".");
        if (form != "Command") Command = new() { Name = Person!.Name, SignIn = Person.SignIn, Email = Person.Email, Telephone = Person.Telephone };
        try
        {
            await work(Person!);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return ModelState.IsValid ? LocalRedirect(OrganisationRoutes.Person(id)) : this.Again();
    }

    private async Task FindClaimAsync(CancellationToken ct)
    {
        Claim = await claims.FindAsync(Code ?? "", ct);
        if (Claim is null) this.Fault("Code", "没有这个核对码，或者已经过期。请本人再用统一身份认证登录一次，把新的核对码告诉您");
    }

    private ChangeContext Change(AgencyId? agency) =>
        officer.Change(clock, Permission.ManagePeople, agency ?? Posts.Select(post => post.Agency).Append(officer.Posts[0].Agency).First(Mine.Contains));

    private async Task<bool> LoadAsync(PersonId id, CancellationToken ct)
    {
        (Person, Posts) = (await people.FindAsync(id, ct), await people.PostsAsync(id, null, ct));
        // Somebody else's staff are not this administrator's; whoever has no post yet is everybody's.
        if (Person is null || !Posts.IsEmpty && !Posts.Any(post => Mine.Contains(post.Agency))) return false;
        (Deputies, Names) = (await people.DeputiesAsync(id, ct), await people.NamesAsync(ct));
        var tree = await agencies.TreeAsync(ct);
        Agencies = [.. tree.InOrder().Where(row => Mine.Contains(row.Agency.Id)).Select(row => new Choice(row.Agency.Id.ToString(), row.Agency.Name))];
        var sections = ImmutableArray.CreateBuilder<Choice>();
        foreach (var agency in Mine)
            sections.AddRange((await agencies.SectionsAsync(agency, Today, ct))
                .Select(section => new Choice(section.Id.ToString(), $"{tree[agency]!.Name}{section.Name}")));
        Sections = [.. sections.OrderBy(choice => choice.Text, StringComparer.Ordinal)];
        Colleagues = [.. (await people.PostsAsync(null, null, ct)).Where(post => Mine.Contains(post.Agency) && post.IsHeldOn(Today) && post.Person != id)
            .Select(post => post.Person).Distinct()
            .Select(one => new Choice(one.ToString(), Names.GetValueOrDefault(one, "—"))).OrderBy(choice => choice.Text, StringComparer.Ordinal)];
        return true;
    }
}
