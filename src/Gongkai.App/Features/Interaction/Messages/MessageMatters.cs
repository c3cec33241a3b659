using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Publishing;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Publishing.Scanning;
using Gongkai.Search;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Interaction;

/// <summary>留言 as a kind of matter.</summary>
/// <param name="calendars">By which its terms count.</param>
/// <param name="clock">The time.</param>
/// <param name="people">Where the words lie that are scanned before they become public; null for who takes no steps.</param>
public sealed class MessageMatters(WorkCalendars calendars, TimeProvider clock, PersonalData? people = null)
    : MatterKind<PublicMessage, MessageEvent, MessageStage, MessageSituation>(MessageSteps.Workflow, Events, "message/")
{
    /// <summary>The name under which an agency's choices are kept.</summary>
    public const string Settings = "interaction";

    /// <summary>The events of messages by their names.</summary>
    public static MatterJson<MessageEvent> Events { get; } = new(MessageSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<PublicMessage, MessageSituation>, Task>> Projections =>
        [MessageView.WriteAsync, WriteTermsAsync, WriteEntryAsync];

    public override string? About(PublicMessage matter) => null;

    public override PublicMessage Blank(Guid id) => new(new MessageId(id));

    public override async Task<MessageSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, PublicMessage matter, Actor actor)
    {
        var (calendar, settings) = await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, Settings);
        return new(clock.BeijingToday, calendar, Read(settings), await FoundAsync(connection, transaction, agency, matter), actor);
    }

    protected override ImmutableArray<RunningTerm> Terms(PublicMessage matter, MessageSituation situation) => matter.Terms(situation);

    /// <summary>An agency's choices as they are kept; the defaults where it has chosen nothing.</summary>
    public static InteractionSettings Read(string? body) => AgencySettings.Read<InteractionSettings>(body);

    // What everybody may read is found by its words while it is public, and by nothing of it afterwards.
    private async Task WriteEntryAsync(MatterChange<PublicMessage, MessageSituation> change)
    {
        var (transaction, message) = (change.Transaction, change.Matter);
        // Who has no words writes nothing of them.
        if (people is null) return;
        if (message is not { PublicOn: { } on, Received: { } received } || PublishedMessages.Shown(message) is not [var title, var question, var answer])
        {
            await SearchEntries.RemoveAsync(transaction, message.Stream);
            return;
        }
        var words = new List<string>();
        foreach (var part in (PrivateRef[])[title, question, answer])
            words.Add(await people.OpenAsync(transaction.Connection, part.Id, transaction.Transaction) ?? "");
        await SearchEntries.WriteAsync(transaction, new(message.Stream, PublishedMessages.EntryKind, change.Agency, words[0])
        {
            On = on,
            Body = $"{words[1]}\n{words[2]}",
            About = $"{received.Kind.Name()}\n留言答复\n{message.Section}",
        });
    }

    private async Task<Lazy<ImmutableArray<Finding>>?> FoundAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, PublicMessage matter)
    {
        if (people is null || matter is not { Stage: MessageStage.Submitted, Draft: { IsPublic: true, Title: { } title, Question: { } question } draft })
            return null;
        var around = await MessageScan.AroundAsync(connection, transaction, agency, clock.BeijingToday);
        var words = new List<string>();
        foreach (var part in (PrivateRef[])[title, question, draft.Answer]) words.Add(await people.OpenAsync(connection, part.Id, transaction) ?? "");
        return new(() => MessageScan.Of(words[0], words[1], words[2], around));
    }
}

/// <summary>What is found in question and answer before they become public, as in an item.</summary>
internal static class MessageScan
{
    /// <summary>What is known beside them.</summary>
    public static async Task<ScanSurroundings> AroundAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, DateOnly today) =>
        await ItemScans.AroundAsync(connection, transaction, agency,
            ItemMatters.Read(await AgencySettings.FindAsync(connection, agency, ItemMatters.Settings, transaction)), today);

    /// <summary>The findings.</summary>
    public static ImmutableArray<Finding> Of(string title, string question, string answer, ScanSurroundings around) => Scanner.Scan(new ScannedPage(title)
    {
        Blocks =
        [
            new(BlockSort.Title, title),
            .. from words in (string[])[question, answer]
               from line in words.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
               select new ScannedBlock(BlockSort.Paragraph, line),
        ],
    }, around);
}

/// <summary>留言 as their events. The section to which one goes is told; the answer goes by mail to whoever wants it so, in the same writing.</summary>
public sealed class MessageJournal(Store store, WorkCalendars calendars, PeopleRegister people, StaffMessages staff, Outbox outbox, OutgoingWays ways,
    TimeProvider clock)
    : MatterJournal<PublicMessage, MessageEvent, MessageStage, MessageSituation>(store, new MessageMatters(calendars, clock, store.People))
{
    /// <summary>The message of that number whose code has that hash, with its own words and those of the answer; null when there is none.</summary>
    public async Task<(AgencyId Agency, PublicMessage Message, MatterTexts Texts)?> FindTrackedAsync(string number, string hash, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        if (await MessageView.TrackedAsync(connection, number, hash) is not { } id || await FindAsync(new PublicMessage(id), ct) is not var (agency, message))
            return null;
        var received = message.Received!;
        PrivateRef?[] told = [message.Draft?.Answer, message.Direction?.Advice, received.Words, received.Subject, received.Sender];
        return (agency, message, await MatterTexts.OpenAsync(Store.People, connection, told.OfType<PrivateRef>()));
    }

    /// <summary>Whether a message says that.</summary>
    public async Task<bool> SaysAsync(MessageReceived known, string words, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        return await Store.People.OpenAsync(connection, known.Words.Id) == words;
    }

    /// <summary>One that came; to send the same form again changes nothing.</summary>
    internal Task<MatterAnswer<PublicMessage, MessageEvent>> ReceiveAsync(
        AgencyId agency, MessageId id, MessageKind kind, MessageForm form, ItemId? item, string codeHash, CancellationToken ct) =>
        TakeAsync(new(new(id), 0, async (writing, _) => [await form.EventAsync(writing, kind, item, codeHash)]) { BeginningAt = agency },
            Actor.Applicant, ChangeContext.ByApplicant("公众", clock.GetUtcNow()), ct);

    /// <summary>Proposes to erase what is personal in some messages; each stands or falls with the others.</summary>
    public Task<MatterAnswer<PublicMessage, MessageEvent>> ProposeErasureAsync(
        IEnumerable<MessageId> ids, Actor actor, ChangeContext change, CancellationToken ct) =>
        TakeTogetherAsync([.. ids.Select(id => new MatterStep<PublicMessage, MessageEvent, MessageSituation>(new(id), null, (writing, _) =>
            Task.FromResult<IReadOnlyList<MessageEvent>>([new MessageErasureProposed(writing.Situation.Today, actor.Person!.Value)])))], actor, change, ct);

    /// <summary>Erases what is personal in some messages, on the word of a second person. What is public stays public.</summary>
    public async Task<MatterAnswer<PublicMessage, MessageEvent>> EraseAsync(IEnumerable<MessageId> ids, Actor actor, ChangeContext change, CancellationToken ct)
    {
        var answer = await TakeTogetherAsync([.. ids.Select(id => new MatterStep<PublicMessage, MessageEvent, MessageSituation>(new(id), null,
            async (writing, message) =>
            {
                var shown = message.PublicOn is null ? [] : PublishedMessages.Shown(message).Select(row => row.Id).ToHashSet();
                var rows = MatterTexts.In(await writing.Transaction.ReadAsync(writing.Stream)).Where(row => !shown.Contains(row.Id))
                    .Select(row => ErasedContent.Row(row.Id));
                await ErasedContents.DestroyAsync(writing.Transaction, Store.People, [.. rows, ErasedContent.Drafts(writing.Stream)]);
                return [new MessageErased(writing.Situation.Today, actor.Person!.Value)];
            }))], actor, change, ct);
        if (answer.IsTaken) await ErasedContents.WriteListAsync(Store, ct);
        return answer;
    }

    protected override async Task<ImmutableArray<Refusal>> FollowAsync(MatterChange<PublicMessage, MessageSituation> changed, PublicMessage before,
        ChangeContext change)
    {
        var message = changed.Matter;
        if (message.Section is { } section && section != before.Section) await TellSectionAsync(changed, section);
        if (before.DoneOn is null && message.DoneOn is not null && message.Received is { Wish: ReplyWish.Email, Sender: not null }) await MailAsync(changed);
        return [];
    }

    private async Task TellSectionAsync(MatterChange<PublicMessage, MessageSituation> changed, string section)
    {
        var (today, message) = (changed.Situation.Today, changed.Matter);
        var receivers = await people.InSectionAsync(changed.Agency, section, today, CancellationToken.None);
        var told = new StaffNotice($"{message.Stream}/assigned/{message.Version}", changed.Agency, "Message", message.Stream,
            $"{message.Received!.Kind.Name()} {message.Received.Number} 交{section}办理", "请在期限内拟写答复。", DueLevel.Amber);
        await outbox.PutAllAsync(changed.Transaction, await staff.OfAsync(told, receivers, today, CancellationToken.None));
    }

    private async Task MailAsync(MatterChange<PublicMessage, MessageSituation> changed)
    {
        var (connection, within, message) = (changed.Transaction.Connection, changed.Transaction.Transaction, changed.Matter);
        if (ways.Smtp is null || OpinionSender.Read(await Store.People.OpenAsync(connection, message.Received!.Sender!.Id, within))
            is not { Email.Length: > 0 } sender) return;
        var agency = await connection.QuerySingleAsync<string>("select name from agency where id = @Agency", new { changed.Agency }, within);
        var words = (message.Direction?.Advice ?? message.Draft!.Answer).Id;
        var letter = new SealedLetter(sender.Email, $"""
            您的{message.Received.Kind.Name()}（编号 {message.Received.Number}）{(message.Direction is { } direction ? $"{direction.Direction.Name()}" : "答复如下")}：

            {await Store.People.OpenAsync(connection, words, within)}

            {agency}
            """);
        var row = await Store.People.SealAsync(changed.Transaction, "message_mail", JsonSerializer.Serialize(letter));
        await outbox.PutAsync(changed.Transaction, new($"{message.Stream}/mailed", changed.Agency, default, Way.Email, "MessageAnswered", message.Stream,
            $"留言 {message.Received.Number} 的答复", "")
        { Sealed = row.Id });
    }
}

/// <summary>What an officer does with one message: those whose posts reach its section read it.</summary>
public sealed class MessageDesk(MessageJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<PublicMessage, MessageEvent, MessageStage, MessageSituation>(journal, store, people, officer, Permission.HandleMessages, clock)
{
    protected override bool MayRead(PublicMessage matter, Actor actor) => actor.Posts.Any(post => post.Reaches(matter.Section));
}
