using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Websites;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;

namespace Gongkai.Features.Demonstration;

/// <summary>A site of the demonstration.</summary>
public sealed record DemonstrationWebsite(string Agency, WebsiteKind Kind, string Name, string Address, string Competent, string Operator, string IdentityCode,
    string Icp, string Police, bool IsPlatform, string Responsible, DateOnly OpenedOn, DateOnly EnteredOn, DemonstrationWebsiteForm? Form);

/// <summary>The form of a site: who declared what on which days, what was returned, who approved and published it.</summary>
public sealed record DemonstrationWebsiteForm(int Year, string Author, string Reviewer, string Publisher, DateOnly BegunOn, DateOnly ReturnedOn, string Reason,
    DateOnly AgainOn, DateOnly ApprovedOn, DateOnly PublishedOn, string Proof, ImmutableSortedDictionary<string, string> Declared,
    ImmutableSortedDictionary<string, string> Mended);

/// <summary>政府网站: sites in the register, and the form of the year before, returned once, approved by another, published in time.</summary>
internal sealed class WebsiteTeller(IServiceProvider services, DemonstrationClock clock, DemonstrationNames names, DemonstrationStaff staff)
{
    private readonly WebsiteFormJournal journal = services.GetRequiredService<WebsiteFormJournal>();
    private readonly WebsiteFormReading reading = services.GetRequiredService<WebsiteFormReading>();

    /// <summary>How many things are told of a site.</summary>
    public static int CountOf(DemonstrationWebsite told) => told.Form is null ? 1 : 6;

    /// <summary>What is told of a site, by days.</summary>
    public IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOf(DemonstrationWebsite told, CancellationToken ct)
    {
        var id = new WebsiteId(names.NewId());
        var agency = names.Agency(told.Agency).Id;
        yield return (told.EnteredOn, told.Name, () => EnterAsync(agency, id, told, ct));
        if (told.Form is not { } form) yield break;
        var (name, blank) = ($"{told.Name} {form.Year}", new WebsiteForm(WebsiteForm.IdOf(id, form.Year)));
        yield return (form.BegunOn, name, async () =>
        {
            var officer = await staff.OfficerAsync(form.Author, ct);
            Demand((await journal.BeginAsync(agency, id, form.Year, clock.BeijingToday, officer.ActorAt(agency),
                officer.Change(clock, Permission.HandleWebsites, agency), ct))!.Refusals);
            await DeclareAsync(form.Declared);
            await HandInAsync();
        }
        );
        yield return (form.ReturnedOn, name, () => TakeAsync(form.Reviewer, Permission.ApproveWebsiteForms, async (writing, day, by) =>
            new WebsiteFormReturned(day, await writing.SealAsync("website-form", form.Reason), by)));
        yield return (form.AgainOn, name, async () =>
        {
            await DeclareAsync(form.Mended);
            await HandInAsync();
        }
        );
        yield return (form.ApprovedOn, name, async () =>
        {
            var sight = await SightAsync();
            await TakeAsync(form.Reviewer, Permission.ApproveWebsiteForms, (_, day, by) =>
                Task.FromResult<WebsiteFormEvent>(new WebsiteFormApproved(day, sight.Now, sight.Hash, sight.Edition.Text, by)));
        }
        );
        yield return (form.PublishedOn, name, () => TakeAsync(form.Publisher, Permission.PublishWebsiteForms, (_, day, by) =>
            Task.FromResult<WebsiteFormEvent>(new WebsiteFormPublished(day, by))));

        Task DeclareAsync(IReadOnlyDictionary<string, string> figures) => TakeAsync(form.Author, Permission.HandleWebsites, (_, day, by) =>
            Task.FromResult<WebsiteFormEvent>(new WebsiteFiguresDeclared(day,
                [.. figures.Select(one => new DeclaredFigure(one.Key, one.Value, form.Proof))], by)));

        async Task HandInAsync()
        {
            var sight = await SightAsync();
            await TakeAsync(form.Author, Permission.HandleWebsites, (_, day, by) =>
                Task.FromResult<WebsiteFormEvent>(new WebsiteFormHandedIn(day, sight.Now, sight.Hash, by)));
        }

        async Task<WebsiteFormSight> SightAsync() => (await reading.OfAsync(agency, (await journal.FindAsync(blank, ct))!.Value.Matter, ct))!;

        async Task TakeAsync(string who, string permission, Func<MatterWriting<WebsiteFormSituation>, DateOnly, PersonId, Task<WebsiteFormEvent>> propose)
        {
            var officer = await staff.OfficerAsync(who, ct);
            var answer = await journal.TakeAsync(new(blank, null, async (writing, _) => [await propose(writing, clock.BeijingToday, officer.Id)]),
                officer.ActorAt(agency), officer.Change(clock, permission, agency), ct);
            Demand(answer.Refusals);
        }
    }

    private async Task EnterAsync(AgencyId agency, WebsiteId id, DemonstrationWebsite told, CancellationToken ct) => Demand(
        await services.GetRequiredService<WebsiteRegister>().EnterAsync(agency, id,
            new(told.Kind, told.Name, told.Address, told.Agency, names.Person(told.Responsible).Id, told.OpenedOn)
            {
                Competent = told.Competent,
                Operator = told.Operator,
                IdentityCode = told.IdentityCode,
                Icp = told.Icp,
                Police = told.Police,
                IsPlatform = told.IsPlatform,
            }, ChangeContext.ByPlatform(clock.GetUtcNow(), "演示数据"), ct));

    private static void Demand(IReadOnlyCollection<Refusal> refused)
    {
        if (refused.Count > 0) throw new InvalidDataException(string.Join("；", refused.Select(refusal => Message.Of(refusal.Finding))));
    }
}
