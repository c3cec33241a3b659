using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gongkai.Features.Casework;

/// <summary>A complaint to the authority above, by the holder of the code, and what became of it.</summary>
[Public]
public sealed class FileComplaintPage(TrackedCases cases, ComplaintJournal complaints, Store store, AgencyRegister agencies, TimeProvider clock)
    : TrackedPage(cases)
{
    private MatterTexts texts = new(ImmutableDictionary<PersonalDataId, string>.Empty);

    [BindProperty, Required, StringLength(3000), Display(Name = "投诉内容")]
    public string Words { get; set; } = "";

    public Agency? Authority { get; private set; }

    public string Government { get; private set; } = "";

    public ImmutableArray<(Complaint Complaint, CaseSituation Situation)> Earlier { get; private set; } = [];

    /// <inheritdoc/>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            var tree = await agencies.TreeAsync(Ct);
            var agency = tree[Tracked.Agency];
            (Authority, Government) = (agency?.Superior is { } above ? tree[above] : null, agency?.Government ?? "");
            Earlier = await complaints.AboutAsync(Tracked.Request.Id, Ct);
            await using var connection = await store.Database.OpenAsync(Ct);
            texts = await MatterTexts.OpenAsync(store.People, connection,
                Earlier.SelectMany(one => one.Complaint.History).Select(WordsOf).OfType<PrivateRef>());
            return await next();
        });

    /// <summary>What happened in one, as whoever complained is told, each with the words that go with it.</summary>
    public IEnumerable<(PublicStep Step, string? Words)> StepsOf(Complaint complaint) =>
        from happened in complaint.History
        let step = ComplaintSteps.Workflow.Shown(complaint, happened)
        where step is not null
        select (step, WordsOf(happened) is { } words ? texts[words] : null);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Authority is null) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        var answer = await complaints.FileAsync(Tracked.Agency, Authority.Id, Tracked.Request.Id, clock.BeijingToday, Words.Trim(), Change, Ct);
        return answer.IsTaken ? Redirect(TrackRoutes.Complain(Tracked.Code)) : this.Again(answer.Refusals);
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(ComplaintId id)
    {
        ModelState.Clear();
        if (Earlier.All(one => one.Complaint.Id != id)) return NotFound();
        var answer = await complaints.TakeAsync(
            new(new(id), null, (_, _) => Task.FromResult<IReadOnlyList<ComplaintEvent>>([new ComplaintWithdrawn(clock.BeijingToday)])),
            Actor.Applicant, Change, Ct);
        return answer.IsTaken ? Redirect(TrackRoutes.Complain(Tracked.Code)) : this.Again(answer.Refusals);
    }

    private ChangeContext Change => ChangeContext.ByApplicant("申请人持查询码", clock.GetUtcNow());

    private static PrivateRef? WordsOf(ComplaintEvent happened) => happened switch
    {
        ComplaintFiled filed => filed.Words,
        ComplaintPassedOn passed => passed.Reason,
        ComplaintAnswered answered => answered.Answer,
        _ => null,
    };
}
