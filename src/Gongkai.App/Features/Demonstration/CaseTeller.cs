using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>Takes the steps of the demonstration's cases, each as the one who took it, by the rules.</summary>
internal sealed class CaseTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff)
{
    /// <summary>The event of that name.</summary>
    public static Type TypeOf(string step) => CaseSteps.Workflow.Types.GetValueOrDefault(step) ?? throw new InvalidDataException($"no step {step}");

    private readonly Store store = services.GetRequiredService<Store>();
    private readonly RequestJournal journal = services.GetRequiredService<RequestJournal>();
    private readonly Attachments attachments = services.GetRequiredService<Attachments>();
    private readonly LetterDesk letters = services.GetRequiredService<LetterDesk>();
    private readonly DecisionDesk decisions = services.GetRequiredService<DecisionDesk>();

    /// <summary>Takes one step.</summary>
    /// <exception cref="InvalidDataException">The rules refuse it.</exception>
    public async Task TellAsync(DemonstrationCase told, DemonstrationStep step, CancellationToken ct) => Check(await TakeAsync(told, step, ct));

    private async Task<CaseAnswer> TakeAsync(DemonstrationCase told, DemonstrationStep step, CancellationToken ct)
    {
        if (step.Step == nameof(ApplicationArrived)) return await ArriveAsync(told, step, ct);
        if (step.By == "applicant") return await TakeAsApplicantAsync(told, step, ct);
        var desk = await staff.DeskAsync(step.By, ct);
        var at = await desk.FindAsync(names.Case(told.Key), ct) ?? throw new InvalidDataException($"{step.By} may not read it");
        return step.Step switch
        {
            nameof(LetterIssued) => await IssueAsync(desk, at, await PrepareAsync(at, step, ct), issued => new LetterIssued(step.On, issued), ct),
            nameof(ThirdPartyTold) =>
                await IssueAsync(desk, at, await PrepareAsync(at, step, ct),
                    issued => new ThirdPartyTold(step.On, names.Within(at.Request.Id, step.Facts["consultation"]!.GetValue<string>())) { Letter = issued }, ct),
            nameof(DecisionIssued) =>
                await IssueAsync(desk, at,
                    await decisions.MatterAsync(at, ct) is { Letter: { } prepared }
                        ? prepared : throw new InvalidDataException("no draft"), issued => new DecisionIssued(step.On, issued), ct),
            nameof(CaseRegistered) =>
                await desk.TakeAsync(at.Open, int.MaxValue, typeof(CaseRegistered), null,
                    async (writing, request) => [await writing.RegisterAsync(step.On, request.Kind)], ct),
            nameof(CaseSplit) => await TogetherAsync<CaseSplit>(desk, at, Lineage.Split(at.Open, at.Request.Version, step.On, Parts(step)), ct),
            nameof(CaseJoined) =>
                await TogetherAsync<CaseJoined>(desk, at,
                    Lineage.Join(at.Open, at.Request.Version, step.On, names.Case(step.Facts["into"]!.GetValue<string>())), ct),
            nameof(CaseArchived) => await services.GetRequiredService<Archiving>().ArchiveAsync(desk, at.Open, at.Open.Situation.Settings.RetentionYears, ct),
            _ => await StepAsync(desk, at, step, ct),
        };
    }

    private async Task<CaseAnswer> StepAsync(CaseDesk desk, CaseAtHand at, DemonstrationStep step, CancellationToken ct)
    {
        var letter = step.Letter is null ? null : await LetterAsync(desk, at, step, ct);
        return await journal.TakeAsync(at.Request.Id, null, at.Situation.Actor, ChangeOf(desk.Officer, at, TypeOf(step.Step)),
            async (writing, _) => [await EventAsync(writing, step, desk.Officer.Id, letter)], ct);
    }

    private async Task<CaseEvent> EventAsync(CaseWriting writing, DemonstrationStep step, PersonId by, IssuedLetterRef? letter)
    {
        var facts = new StepFacts(names, writing.Id, words => writing.SealAsync("demonstration", words), file => KeepAsync(writing, file, step.On));
        return CaseEventJson.Read(step.Step, (await facts.ReadAsync(TypeOf(step.Step), step, by, letter)).ToJsonString());
    }

    private async Task<FileRef> KeepAsync(CaseWriting writing, DemonstrationFile file, DateOnly on)
    {
        var bytes = DemonstrationData.File(file.File);
        var kept = await store.Files.PutAsync(writing.Transaction, bytes, writing.Id.Stream);
        var reference = new FileRef(kept.Hash, file.Kind);
        await CaseFiles.RecordAsync(writing, new(reference, file.File, TypeOf(file, bytes), bytes.Length), on);
        return reference;
    }

    private static string TypeOf(DemonstrationFile file, byte[] bytes) =>
        Gongkai.Reading.FileKinds.Of(bytes) ?? throw new InvalidDataException($"{file.File} is not a kind that is taken");

    private Task<CaseAnswer> TakeAsApplicantAsync(DemonstrationCase told, DemonstrationStep step, CancellationToken ct) =>
        journal.TakeAsync(names.Case(told.Key), null, Actor.Applicant, ChangeContext.ByApplicant("申请人持查询码", clock.GetUtcNow()),
            async (writing, _) => [await EventAsync(writing, step, default, null)], ct);

    private async Task<CaseAnswer> ArriveAsync(DemonstrationCase told, DemonstrationStep step, CancellationToken ct)
    {
        var (id, agency, code) = (names.Case(told.Key), names.Agency(told.Agency), told.Code ?? TrackingCode.New());
        var files = new List<Attachment>();
        foreach (var file in told.Files)
            files.Add(await attachments.TakeAsync(id, file.Kind,
                new(file.File, TypeOf(file, DemonstrationData.File(file.File)), DemonstrationData.File(file.File)), ct));
        foreach (var (field, fault) in ApplicationFaults.Of(told.Application, told.Kind, [.. told.Files.Select(file => file.Kind)], clock.BeijingToday,
            step.By == "applicant"))
            throw new InvalidDataException($"{field}: {fault}");
        if (step.By == "applicant")
        {
            var sent = await services.GetRequiredService<Submissions>().SubmitAsync(agency.Id, id, code, told.Kind, told.Application, files, ct);
            return new(sent.Request ?? new(id), sent.Refusals, []);
        }
        var officer = await staff.OfficerAsync(step.By, ct);
        var receipt = Receipt(step, TrackingCode.Hash(code));
        return await journal.BeginAsync(agency.Id, id, officer.ActorAt(agency.Id),
            officer.Change(clock, Permission.RegisterRequests, agency.Id), async (writing, _) =>
        {
            var arrived = await ApplicationWriting.ArriveAsync(writing, told.Application, told.Kind, receipt, files);
            return [arrived, .. await ApplicationWriting.RegisterAsync(writing, arrived, null)];
        }, ct);
    }

    private static ReceiptFacts Receipt(DemonstrationStep step, string hash)
    {
        var facts = (JsonObject)step.Facts.DeepClone();
        (facts["arrivedOn"], facts["trackingHash"]) = (StoredTypes.Text(step.On), hash);
        return System.Text.Json.JsonSerializer.Deserialize<ReceiptFacts>(facts, DemonstrationData.Options)!;
    }

    // A letter on the way is issued first; the step that serves it names it.
    private async Task<IssuedLetterRef?> LetterAsync(CaseDesk desk, CaseAtHand at, DemonstrationStep step, CancellationToken ct)
    {
        var answer = await IssueAsync(desk, at, await PrepareAsync(at, step, ct), issued => new LetterIssued(step.On, issued), ct);
        Check(answer);
        return answer.Matter.PendingLetter(LetterType.Find(step.Letter!.Code)!);
    }

    private async Task<PreparedLetter> PrepareAsync(CaseAtHand at, DemonstrationStep step, CancellationToken ct)
    {
        var told = step.Letter ?? throw new InvalidDataException("no letter");
        var letter = LetterType.Find(told.Code) ?? throw new InvalidDataException($"no letter {told.Code}");
        var fields = told.Fields.Aggregate(StepFields.Of(at, letter), (fields, typed) =>
            With(fields,
                letter.Fields.FirstOrDefault(field => field.Name == typed.Key)
                    ?? throw new InvalidDataException($"{told.Code} has no {typed.Key}"), typed.Value!));
        return await letters.PrepareAsync(at, letter, step.On, fields, ct);
    }

    private async Task<CaseAnswer> IssueAsync<T>(CaseDesk desk, CaseAtHand at, PreparedLetter prepared, Func<IssuedLetterRef, T> step,
        CancellationToken ct) where T : CaseEvent
    {
        if (!prepared.Faults.IsEmpty) throw new InvalidDataException(string.Join("；", prepared.Faults.Select(fault => Message.Of(fault))));
        return await desk.TakeAsync(at.Open, at.Request.Version, typeof(T), null,
            async (writing, request) => [await letters.IssueAsync(writing, request, at, prepared, step)], ct);
    }

    private static LetterFields With(LetterFields fields, LetterField field, JsonNode typed) => field.Kind switch
    {
        LetterFieldKind.Day => fields.With(field, DateOnly.ParseExact(typed.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        LetterFieldKind.Number => fields.With(field, typed.GetValue<long>()),
        LetterFieldKind.List =>
            fields.With(field,
                typed.AsArray()
                    .Select(item =>
                        item!.AsObject()
                            .Aggregate(LetterFields.Empty,
                                (so, one) => so.With(field.Items.First(known => known.Name == one.Key), one.Value!.GetValue<string>())))),
        _ => fields.With(field, typed.GetValue<string>()),
    };

    private static Task<CaseAnswer> TogetherAsync<T>(CaseDesk desk, CaseAtHand at, IReadOnlyList<CaseStep> steps, CancellationToken ct) where T : CaseEvent =>
        desk.TakeTogetherAsync(at.Open, typeof(T), null, steps, ct);

    private ImmutableArray<(DisclosureRequestId Id, string Description)> Parts(DemonstrationStep step) =>
        [.. step.Facts["into"]!.AsArray().Select(part => (names.Case(part!["key"]!.GetValue<string>()), part["description"]!.GetValue<string>()))];

    private ChangeContext ChangeOf(Officer officer, CaseAtHand at, Type step)
    {
        var by = CaseSteps.Workflow.Find(step, at.Request.Stage)?.By ?? [];
        return new(officer.Id.ToString(), officer.Posts.FirstOrDefault(post => post.Agency == at.Agency.Id && by.Contains(post.Role))?.Words ?? "本人",
            clock.GetUtcNow(), null);
    }

    private static void Check(CaseAnswer answer)
    {
        if (!answer.IsTaken)
            throw new InvalidDataException(
                string.Join("；",
                    answer.Refusals.Select(refusal => $"{refusal.Code} {refusal.Variant} {Message.Of(refusal.Finding)}")
                        .Concat(answer.Meanwhile.Select(happened => happened.GetType().Name))));
    }
}
