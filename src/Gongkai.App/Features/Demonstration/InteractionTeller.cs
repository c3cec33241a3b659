using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Casework;
using Gongkai.Features.Interaction;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>What the public has written to agencies of the demonstration, and what was asked of it.</summary>
public sealed record DemonstrationInteraction(ImmutableArray<DemonstrationMessage> Messages, ImmutableArray<DemonstrationSurvey> Surveys);

/// <summary>A message, or a fault of the website, with its steps.</summary>
public sealed record DemonstrationMessage(string Agency, MessageKind Kind, DateOnly On, string Subject, string Words,
    ImmutableArray<DemonstrationMessageStep> Steps)
{
    public string? Name { get; init; }

    public string? Telephone { get; init; }

    public string? Email { get; init; }

    public ReplyWish Wish { get; init; }

    public bool MayBePublic { get; init; }

    /// <summary>The code that its writer holds; where there is none, one is made.</summary>
    public string? Code { get; init; }

    /// <summary>The item in which the fault stands, by its key.</summary>
    public string? Item { get; init; }
}

/// <summary>A step of a message: <c>assign</c>, <c>answer</c>, <c>return</c>, <c>approve</c> or <c>direct</c>.</summary>
public sealed record DemonstrationMessageStep(DateOnly On, string By, string Step)
{
    public string Section { get; init; } = "";

    /// <summary>The answer, the reason, the advice or the note.</summary>
    public string? Words { get; init; }

    /// <summary>The public title; an answer that has one becomes public.</summary>
    public string? Title { get; init; }

    public string? Question { get; init; }

    public MessageDirection Direction { get; init; }
}

/// <summary>A survey with its answers.</summary>
public sealed record DemonstrationSurvey(string Agency, string Author, string Publisher, DateOnly DraftedOn, DateOnly PublishedOn, SurveyContent Content,
    ImmutableArray<DemonstrationReply> Answers)
{
    public DateOnly? ConcludedOn { get; init; }

    public string? Conclusion { get; init; }
}

/// <summary>What somebody has answered: what was chosen, question by question, and what was written last.</summary>
public sealed record DemonstrationReply(DateOnly On, ImmutableArray<ImmutableArray<int>> Chosen)
{
    public string? Words { get; init; }
}

/// <summary>互动交流: messages sent by the public's form and answered at the desk; surveys asked, answered and told of.</summary>
internal sealed class InteractionTeller(IServiceProvider services, DemonstrationClock clock, DemonstrationNames names, DemonstrationStaff staff)
{
    private readonly MessageJournal messages = services.GetRequiredService<MessageJournal>();
    private readonly SurveyJournal surveys = services.GetRequiredService<SurveyJournal>();

    /// <summary>How many things are told.</summary>
    public static int CountOf(DemonstrationInteraction told) =>
        told.Messages.Sum(one => 1 + one.Steps.Length) + told.Surveys.Sum(one => 2 + one.Answers.Length + (one.ConcludedOn is null ? 0 : 1));

    /// <summary>What is told, by days.</summary>
    public IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOf(DemonstrationInteraction told, CancellationToken ct) =>
        told.Messages.SelectMany(one => StepsOf(one, ct)).Concat(told.Surveys.SelectMany(one => StepsOf(one, ct)));

    private IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOf(DemonstrationMessage told, CancellationToken ct)
    {
        var (id, agency) = (new MessageId(names.NewId()), names.Agency(told.Agency).Id);
        yield return (told.On, told.Subject, async () =>
        {
            var form = new MessageForm
            {
                Kind = told.Kind,
                Subject = told.Subject,
                Words = told.Words,
                Name = told.Name,
                Telephone = told.Telephone,
                Email = told.Email,
                Wish = told.Wish,
                MayBePublic = told.MayBePublic,
            };
            var code = TrackingCode.Read(told.Code) ?? TrackingCode.New();
            ItemId? item = told.Item is { } key ? names.Item(key) : null;
            Demand((await messages.ReceiveAsync(agency, id, told.Kind, form, item, TrackingCode.Hash(code), ct)).Refusals);
        }
        );
        foreach (var step in told.Steps)
            yield return (step.On, $"{told.Subject} {step.Step}", async () =>
            {
                var officer = await staff.OfficerAsync(step.By, ct);
                var permission = step.Step switch
                {
                    "assign" => Permission.AssignMessages,
                    "answer" => Permission.HandleMessages,
                    _ => Permission.ApproveMessages,
                };
                var answer = await messages.TakeAsync(new(new PublicMessage(id), null, async (writing, _) => [await EventAsync(writing, step, officer.Id)]),
                    officer.ActorAt(agency), officer.Change(clock, permission, agency), ct);
                Demand(answer.Refusals);
            }
            );
    }

    private static async Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing, DemonstrationMessageStep step, PersonId by)
    {
        var today = writing.Situation.Today;
        return step.Step switch
        {
            "assign" => new MessageAssigned(today, step.Section, by) { Note = await writing.SealOrNoneAsync("message_note", step.Words) },
            "answer" => new MessageAnswerSubmitted(today, await writing.SealAsync("message_answer", step.Words!), by)
            {
                IsPublic = step.Title is not null,
                Title = await writing.SealOrNoneAsync("message_answer", step.Title),
                Question = await writing.SealOrNoneAsync("message_answer", step.Question),
            },
            "return" => new MessageAnswerReturned(today, await writing.SealAsync("message_reason", step.Words!), by),
            "approve" => new MessageAnswerApproved(today, by),
            "direct" => new MessageDirected(today, step.Direction, await writing.SealAsync("message_answer", step.Words!), by),
            var other => throw new InvalidDataException($"no step {other}"),
        };
    }

    private IEnumerable<(DateOnly On, string Name, Func<Task> TellAsync)> StepsOf(DemonstrationSurvey told, CancellationToken ct)
    {
        var (id, agency, title) = (new SurveyId(names.NewId()), names.Agency(told.Agency).Id, told.Content.Title);
        yield return (told.DraftedOn, title, () => TakeAsync(told.Author, Permission.HandleSurveys, 0, async (writing, actor) =>
            new SurveyDrafted(writing.Situation.Today, await SurveyForm.NumberAsync(writing), told.Content, actor.Person!.Value)
            {
                Section = actor.OwnSection,
            }));
        yield return (told.PublishedOn, title, () => TakeAsync(told.Publisher, Permission.PublishSurveys, null, (writing, actor) =>
            Task.FromResult<SurveyEvent>(new SurveyPublished(writing.Situation.Today, actor.Person!.Value))));
        foreach (var reply in told.Answers)
            yield return (reply.On, title, async () => await services.GetRequiredService<SurveyAnswers>().AnswerAsync(agency,
                (await surveys.FindAsync(new Survey(id), ct))!.Value.Matter, names.NewId(), null,
                [.. reply.Chosen.Select((chosen, place) => (chosen, place == reply.Chosen.Length - 1 ? reply.Words : null))], ct));
        if (told.ConcludedOn is { } concluded)
            yield return (concluded, title, () => TakeAsync(told.Publisher, Permission.PublishSurveys, null, (writing, actor) =>
                Task.FromResult<SurveyEvent>(new SurveyConcluded(writing.Situation.Today, told.Conclusion!, actor.Person!.Value))));

        async Task TakeAsync(string who, string permission, int? version, Func<MatterWriting<SurveySituation>, Actor, Task<SurveyEvent>> propose)
        {
            var officer = await staff.OfficerAsync(who, ct);
            var actor = officer.ActorAt(agency);
            Demand((await surveys.TakeAsync(new(new Survey(id), version, async (writing, _) => [await propose(writing, actor)])
            {
                BeginningAt = version is null ? null : agency,
            }, actor, officer.Change(clock, permission, agency), ct)).Refusals);
        }
    }

    private static void Demand(IReadOnlyCollection<Refusal> refused)
    {
        if (refused.Count > 0) throw new InvalidDataException(string.Join("；", refused.Select(refusal => Message.Of(refusal.Finding))));
    }
}
