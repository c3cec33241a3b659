using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Redaction;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Severing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>Takes the steps of the demonstration's items, each by the one whose post it is; only what has passed the whole chain becomes public.</summary>
internal sealed class ItemTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff)
{
    /// <summary>Who answers for the columns, and for what is kept or no longer in force.</summary>
    public const string OfficeHead = "zhengguoliang";

    /// <summary>Who looks at each item, and at the catalogue, before anybody outside does.</summary>
    public const string Secrecy = "gaoyuan";

    private const string Clerk = "zhoumin", Leader = "mawenjing";

    private readonly ItemJournal journal = services.GetRequiredService<ItemJournal>();
    private readonly DemonstrationFiles files = new(services, names);
    private readonly OpinionJournal opinions = services.GetRequiredService<OpinionJournal>();
    private readonly Dictionary<(string Key, DemonstrationComment Comment), OpinionId> heard = [];

    /// <summary>Tells of one day of an item.</summary>
    public async Task TellAsync(DemonstrationItem told, ItemMoment moment, CancellationToken ct)
    {
        if (moment.Draft) await DraftAsync(told, ct);
        if (moment.Draft) foreach (var file in told.Severed.GroupBy(part => part.File)) await SeverAsync(told, file.Key, [.. file], ct);
        if (moment.Draft && told.Uninterpreted is { } reason) await TakeAsync(told, OfficeHead, async (writing, _) =>
            new InterpretationWaived(Today(writing), await writing.SealAsync("demonstration", reason), By(writing)), ct);
        if (moment.Submit) await SubmitAsync(told, ct);
        if (moment.Publish) await PublishAsync(told, ct);
        if (moment.Publish && told.Adopts) await new CatalogueTeller(services, clock, names, staff).AdoptAsync(told, ct);
        if (moment.Stand is { } stand) await StandAsync(told, stand, ct);
        if (moment.Validity is { } validity) await TakeAsync(told, OfficeHead, (writing, _) => Task.FromResult<ItemEvent>(
            new ValidityChanged(Today(writing), validity.Validity, validity.Since, validity.Basis, By(writing))
            {
                Successor = validity.Successor is { } successor ? names.Item(successor) : null,
            }), ct);
        if (moment.Comment is { } comment) await HearAsync(told, comment, ct);
        if (moment.Update is { } update)
        {
            if (update.Values.ContainsKey("outcome")) await AnswerAsync(told, ct);
            await AmendAsync(told, update, ct);
        }
    }

    private async Task HearAsync(DemonstrationItem told, DemonstrationComment comment, CancellationToken ct)
    {
        var (agency, item) = (names.Agency(DemonstrationItem.Agency).Id, names.Item(told.Key));
        if (await opinions.CallAsync(agency, item, ct) is not var (call, _)) throw new InvalidDataException("nobody is asked");
        var form = new OpinionForm { Words = comment.Words, Name = comment.Who, Telephone = "13900001234" };
        var id = heard[(told.Key, comment)] = new(names.NewId());
        Check((await opinions.ReceiveAsync(agency, id, call, form, clock.BeijingToday, OpinionWay.Online, TrackingCode.Hash(TrackingCode.New()), [],
            Actor.Applicant, ChangeContext.ByApplicant("公众", clock.GetUtcNow()), ct)).Refusals);
    }

    // Before the outcome is told, each that has an answer gets it.
    private async Task AnswerAsync(DemonstrationItem told, CancellationToken ct)
    {
        var (officer, agency) = (await staff.OfficerAsync(told.Author, ct), names.Agency(DemonstrationItem.Agency).Id);
        foreach (var comment in told.Comments)
            if (comment.Outcome is { } outcome)
                Check((await opinions.TakeAsync(new(new Opinion(heard[(told.Key, comment)]), null, async (writing, opinion) =>
                [
                    new OpinionAnswered(writing.Situation.Today, outcome, await writing.SealAsync("demonstration", comment.Answer), officer.Id)
                    {
                        Way = opinion.Received!.Kind == OpinionKind.Objection ? OpinionWay.Online : null,
                    },
                ]), officer.ActorAt(agency), officer.Change(clock, Permission.HandleOpinions, agency), ct)).Refusals);
    }

    private async Task DraftAsync(DemonstrationItem told, CancellationToken ct)
    {
        var officer = await staff.OfficerAsync(told.Author, ct);
        var agency = names.Agency(DemonstrationItem.Agency).Id;
        var content = await files.WithFilesAsync(told, Content(told, told.Content), ct);
        var answer = await journal.TakeAsync(new(new PublicItem(names.Item(told.Key)), 0, async (writing, _) =>
        [
            new ItemDrafted(Today(writing), await ItemJournal.NumberAsync(writing), told.Content.Kind,
                await ItemContentTable.KeepAsync(writing, content), await PlacementAsync(writing, told), officer.Id)
            {
                Section = officer.PostsAt(agency).Select(post => post.Section).FirstOrDefault(),
                Import = told.Origin is { } origin ? new(origin.From, origin.On) : null,
            },
        ])
        { BeginningAt = agency }, officer.ActorAt(agency), officer.Change(clock, Permission.HandleItems, agency), ct);
        Check(answer);
    }

    private async Task SeverAsync(
        DemonstrationItem told, string name, ImmutableArray<(string File, string What, string Where, string Reason)> parts, CancellationToken ct)
    {
        var (store, id) = (services.GetRequiredService<Store>(), names.Item(told.Key));
        ItemFile original;
        await using (var connection = await store.Database.OpenAsync(ct))
            original = (await ItemContentTable.FindAsync(connection, (await journal.FindAsync(new PublicItem(id), ct))!.Value.Matter.Content, ct))!
                .Files.Single(file => file.Name == name);
        var plan = new SeverancePlan([.. parts.Select(part => SeverancePlace.Parse(part.Where) is { } place
            ? new SeveredPart(part.What, SeveranceGround.ThirdPartyHarm, part.Reason) { Place = place }
            : new SeveredPart(part.What, SeveranceGround.ThirdPartyHarm, part.Reason) { Words = part.Where })]);
        var made = Redactor.Redact(await store.Files.ReadAsync(original.Sha256, ct), plan, ReadingLimits.Default, office: false);
        var severed = new SeveredFile($"{Path.GetFileNameWithoutExtension(name)}（区分处理）{made.Extension}", made.Extension, made.Content,
            SeveranceJson.Of(made.Proof));
        var result = (await files.KeepAsync(told, severed.Name, severed.Content, ct)) with { Severed = new(made.Proof.Lines) };
        var proof = await files.KeepAsync(told, severed.ProofName, severed.ProofContent, ct);
        await TakeAsync(told, told.Author, async (writing, item) => new ItemFileSevered(Today(writing), await ItemContentTable.KeepAsync(writing,
            writing.Situation.Contents[item.Content].Instead(original.Sha256, result)), original.Sha256, result.Sha256, proof.Sha256, parts.Length,
            By(writing)), ct);
    }

    private async Task PublishAsync(DemonstrationItem told, CancellationToken ct)
    {
        if (await StageAsync(told, ct) is ItemStage.Drafting or ItemStage.Returned) await SubmitAsync(told, ct);
        await PassAsync(told, ChainStage.Leader, ct);
        if (told.Openness == Openness.Proactive)
            await TakeAsync(told, Clerk, async (writing, item) => await ItemJournal.PublicationAsync(writing, item, By(writing)), ct);
        else await TakeAsync(told, OfficeHead, (writing, _) => Task.FromResult<ItemEvent>(new ItemKept(Today(writing), By(writing))), ct);
    }

    private async Task StandAsync(DemonstrationItem told, DemonstrationStand stand, CancellationToken ct)
    {
        if (stand.Stage == ItemStage.Drafting) return;
        await SubmitAsync(told, ct);
        if (stand.ReturnedBecause is { } because)
        {
            await PassAsync(told, ChainStage.Section, ct);
            await TakeAsync(told, Secrecy, async (writing, _) =>
                new ItemReturned(Today(writing), await writing.SealAsync("demonstration", because), By(writing)), ct);
        }
        else if (stand.PlannedAt is { } at)
        {
            await PassAsync(told, ChainStage.Leader, ct);
            await TakeAsync(told, Clerk, (writing, _) => Task.FromResult<ItemEvent>(new ItemScheduled(Today(writing), at, By(writing))), ct);
        }
        else await PassAsync(told, stand.Stage == ItemStage.AtSecrecy ? ChainStage.Section : ChainStage.Secrecy, ct);
        var stands = await StageAsync(told, ct);
        if (stands != stand.Stage) throw new InvalidDataException($"it stands at {stands.Name()}");
    }

    private async Task<ItemStage> StageAsync(DemonstrationItem told, CancellationToken ct) =>
        (await journal.FindAsync(new PublicItem(names.Item(told.Key)), ct))!.Value.Matter.Stage;

    private async Task AmendAsync(DemonstrationItem told, DemonstrationUpdate update, CancellationToken ct)
    {
        await TakeAsync(told, told.Author, (writing, _) => Task.FromResult<ItemEvent>(new AmendmentBegun(Today(writing), update.Note, By(writing))), ct);
        await TakeAsync(told, told.Author, async (writing, item) => new ItemRevised(Today(writing),
            await ItemContentTable.KeepAsync(writing, Amended(writing.Situation.Contents[item.Content], update)), item.Placement, By(writing)), ct);
        await PublishAsync(told, ct);
    }

    private Task SubmitAsync(DemonstrationItem told, CancellationToken ct) => TakeAsync(told, told.Author, (writing, _) =>
        Task.FromResult<ItemEvent>(new ItemSubmitted(Today(writing), writing.Situation.Settings.Chain, By(writing))), ct);

    // Stage by stage, each by his own hand, up to one.
    private async Task PassAsync(DemonstrationItem told, ChainStage last, CancellationToken ct)
    {
        foreach (var stage in Enum.GetValues<ChainStage>().TakeWhile(stage => stage <= last).Where(stage => stage != ChainStage.Office))
            await TakeAsync(told, stage switch { ChainStage.Section => HeadOf(told.Author), ChainStage.Secrecy => Secrecy, _ => Leader },
                async (writing, item) => stage != ChainStage.Secrecy ? new ItemPassed(Today(writing), stage, item.Content, By(writing))
                    : told.Openness == Openness.Closed ? new ItemSecrecyReviewed(Today(writing), item.Content, SecrecyFinding.Closed, By(writing))
                    {
                        Ground = told.Ground,
                        Opinion = await writing.SealAsync("demonstration", told.Why!),
                    }
                    : new ItemSecrecyReviewed(Today(writing), item.Content, SecrecyFinding.Open, By(writing)), ct);
    }

    private async Task TakeAsync(
        DemonstrationItem told, string signIn, Func<MatterWriting<ItemSituation>, PublicItem, Task<ItemEvent>> propose, CancellationToken ct)
    {
        var (officer, agency) = (await staff.OfficerAsync(signIn, ct), names.Agency(DemonstrationItem.Agency).Id);
        Check(await journal.TakeAsync(new(new PublicItem(names.Item(told.Key)), null, async (writing, item) => [await propose(writing, item)]),
            officer.ActorAt(agency), officer.Change(clock, Permission.HandleItems, agency), ct));
    }

    private static async Task<ItemPlacement> PlacementAsync(MatterWriting<ItemSituation> writing, DemonstrationItem told) =>
        new(writing.Situation.Columns.FirstOrDefault(column => column.Id == told.Column || column.Name == told.Column)?.Id
            ?? throw new InvalidDataException($"no column {told.Column}"), told.Openness)
        {
            Article = told.Article,
            Ground = told.Ground,
            Why = await writing.SealOrNoneAsync("demonstration", told.Why),
            IsInternal = told.IsInternal,
        };

    // As what is taken over from a file: cleaned, and the items that fields name by their ids.
    private ItemContent Content(DemonstrationItem told, ItemContent content) => content with
    {
        Html = CleanText.Of(content.Html, TextPolicy.Default).Html,
        Fields = content.Fields.ToImmutableSortedDictionary(field => field.Key,
            field => ItemKinds.Of(told.Content.Kind).Field(field.Key)!.Type == FieldType.Item ? names.Item(field.Value).ToString() : field.Value,
            StringComparer.Ordinal),
    };

    private static ItemContent Amended(ItemContent content, DemonstrationUpdate update)
    {
        foreach (var (field, value) in update.Values)
            content = field != "body" ? content with { Fields = content.Fields.SetItem(field, value) }
                : value.Split(" → ") is [var old, var anew] && content.Html.Split(old).Length == 2
                    ? content with { Html = content.Html.Replace(old, anew, StringComparison.Ordinal) }
                    : throw new InvalidDataException($"“{value}” does not stand once in the text");
        return content;
    }

    private static string HeadOf(string author)
    {
        var section = DemonstrationData.Person(author).Posts[0].Section ?? "办公室";
        return DemonstrationData.People.First(person => person.Posts.Any(post => post.Role == Role.SectionHead && post.Section == section)).SignIn;
    }

    private static DateOnly Today(MatterWriting<ItemSituation> writing) => writing.Situation.Today;

    private static PersonId By(MatterWriting<ItemSituation> writing) => writing.Situation.Actor.Person!.Value;

    private static void Check(MatterAnswer<PublicItem, ItemEvent> answer) => Check(answer.Refusals);

    private static void Check(ImmutableArray<Refusal> refusals)
    {
        if (!refusals.IsEmpty)
            throw new InvalidDataException(string.Join("；", refusals.Select(refusal => $"{refusal.Code} {refusal.Variant} {Message.Of(refusal.Finding)}")));
    }
}
