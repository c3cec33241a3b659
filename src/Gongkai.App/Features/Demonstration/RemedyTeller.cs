using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>Tells what followed a reply: reconsiderations, suits, complaints.</summary>
internal sealed class RemedyTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff)
{
    private const string Filed = "ComplaintFiled", Answered = "ComplaintAnswered";

    private static readonly ImmutableDictionary<string, Type> Types =
        typeof(ReviewEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ReviewEvent)))
            .ToImmutableDictionary(type => type.Name, StringComparer.Ordinal);

    private readonly ReviewJournal reviews = services.GetRequiredService<ReviewJournal>();
    private readonly ComplaintJournal complaints = services.GetRequiredService<ComplaintJournal>();

    /// <summary>Whether a step is told here.</summary>
    public static bool Tells(string step) => step is Filed or Answered || Types.ContainsKey(step);

    /// <summary>Tells one step.</summary>
    /// <exception cref="InvalidDataException">The rules refuse it.</exception>
    public async Task TellAsync(DemonstrationCase told, DemonstrationStep step, CancellationToken ct)
    {
        var (agency, request) = (names.Agency(told.Agency), names.Case(told.Key));
        switch (step.Step)
        {
            case Filed:
                Demand((await complaints.FileAsync(agency.Id, agency.Superior!.Value, request, step.On, Words(step),
                    ChangeContext.ByApplicant("申请人持查询码", clock.GetUtcNow()), ct)).Refusals);
                break;
            case Answered:
                var complaint = (await complaints.AboutAsync(request, ct)).Select(one => one.Complaint).First(one => one.Answer is null);
                var (officer, authority) = (await staff.OfficerAsync(step.By, ct), agency.Superior!.Value);
                var answering = new MatterStep<Complaint, ComplaintEvent, CaseSituation>(new(complaint.Id), null,
                    async (writing, _) => [new ComplaintAnswered(step.On, await writing.SealAsync("complaint-answer", Words(step)))]);
                Demand((await complaints.TakeAsync(answering, officer.ActorAt(authority),
                    officer.Change(clock, Permission.AnswerComplaints, authority), ct)).Refusals);
                break;
            default:
                await ReviewAsync(agency, request, step, ct);
                break;
        }
    }

    private static string Words(DemonstrationStep step) => step.Facts["words"]!.GetValue<string>();

    private async Task ReviewAsync(Agency agency, DisclosureRequestId request, DemonstrationStep step, CancellationToken ct)
    {
        var (officer, type) = (await staff.OfficerAsync(step.By, ct), Types[step.Step]);
        var id = new ReviewId(names.Within(request, step.Review ?? throw new InvalidDataException("no review")));
        var taken = new ReviewStep(new(id) { Request = request }, null, async (writing, _) =>
        {
            var facts = await new StepFacts(names, request, words => writing.SealAsync("review", words), null).ReadAsync(type, step, officer.Id, null);
            return [(ReviewEvent)facts.Deserialize(type, DemonstrationData.Options)!];
        })
        { BeginningAt = agency.Id };
        var answer = await reviews.TakeAsync(taken, officer.ActorAt(agency.Id),
            officer.Change(clock, Permission.HandleDisputes, agency.Id), ct);
        Demand(answer.Refusals);
    }

    private static void Demand(ImmutableArray<Refusal> refusals)
    {
        if (!refusals.IsEmpty) throw new InvalidDataException(string.Join("；", refusals.Select(refusal => $"{refusal.Code} {Message.Of(refusal.Finding)}")));
    }
}
