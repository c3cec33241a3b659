using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>移交: whose desk, to whom, why.</summary>
public sealed class HandOverForm
{
    [Required, Display(Name = "移交人")]
    public PersonId? From { get; set; }

    [Required, Display(Name = "接收人")]
    public PersonId? To { get; set; }

    [Required, StringLength(500), Display(Name = "移交原因")]
    public string Reason { get; set; } = "";
}

/// <summary>移交个人的全部案件: every open case of one person goes to another, each by an event of its own.</summary>
[Needs(Permission.HandOverDesks)]
public sealed class HandOverPage(CaseDesk desk, RequestJournal journal, CaseLists lists, AgencyRegister agencies, PeopleRegister people) : PageModel
{
    [BindProperty]
    public HandOverForm Command { get; set; } = new();

    /// <summary>Which agency, for those who have several.</summary>
    [BindProperty(SupportsGet = true)]
    public AgencyId? Agency { get; set; }

    public ImmutableArray<Choice> Agencies { get; private set; } = [];

    /// <summary>Those who have open cases, with their number.</summary>
    public ImmutableArray<Choice> Holders { get; private set; } = [];

    public ImmutableArray<Choice> Receivers { get; private set; } = [];

    /// <summary>What was handed over, and what was not; null before.</summary>
    public (int Done, ImmutableArray<(DisclosureRequestId Id, string Number, Refusal Why)> Kept)? Result { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await PrepareAsync(ct);
        if (Command.From is { } && Holders.All(one => one.Value != Command.From.ToString())) this.Fault("Command.From", "请从有在办案件的人员中选择");
        if (Command.To is { } && Receivers.All(one => one.Value != Command.To.ToString())) this.Fault("Command.To", "请从现任承办人中选择");
        if (Command.To is { } && Command.To == Command.From) this.Fault("Command.To", "接收人不能是移交人自己");
        if (!ModelState.IsValid || Agency is not { } agency || Command is not { From: { } from, To: { } to }) return this.Again();
        Result = await HandOverAsync(agency, from, to, ct);
        Command = new();
        ModelState.Clear();
        await PrepareAsync(ct);
        return Page();
    }

    private async Task<(int, ImmutableArray<(DisclosureRequestId, string, Refusal)>)> HandOverAsync(AgencyId agency, PersonId from,
        PersonId to, CancellationToken ct)
    {
        var row = CaseSteps.Workflow.Of(typeof(CaseAssigned)).Moves[0];
        var (change, reason) = (desk.Change(agency, row), Command.Reason.Trim());
        // Whoever works in one section cannot handle what lies in another: the case moves along.
        var section = (await desk.CaseworkersAsync(agency, ct)).FirstOrDefault(one => one.Id == to).Section;
        var answers = await Task.WhenAll((await lists.OpenOfAsync(agency, from, Sections(agency), ct))
            .Select(id => journal.TakeAsync(id, null, desk.ActorAt(agency), change, async (writing, request) =>
            request.Assignment is { } had && had.Officer == from
                ? [had with
                {
                    On = writing.Situation.Today,
                    Officer = to,
                    Section = section ?? had.Section,
                    Letter = null,
                    Reason = await writing.SealAsync("hand-over", reason),
                }]
                : [], ct)));
        return (answers.Count(answer => answer.IsTaken),
            [.. answers.Where(answer => !answer.IsTaken)
                .Select(answer => (answer.Matter.Id, answer.Matter.Registration?.Number ?? "未登记", answer.Refusals[0]))]);
    }

    // A section's head hands over within his section; the office's head everywhere. Null: no limit.
    private ImmutableArray<string>? Sections(AgencyId agency)
    {
        var posts = desk.Officer.Posts.Where(post => post.Agency == agency && Permissions.Allow(Permission.HandOverDesks, [post.Role])).ToImmutableArray();
        return posts.Any(post => post.Section is null) ? null : [.. posts.Select(post => post.SectionName).OfType<string>()];
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        var mine = desk.Officer.Agencies(Permission.HandOverDesks);
        Agencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(one => mine.Contains(one.Agency.Id))
            .Select(one => new Choice(one.Agency.Id.ToString(), one.Agency.Name))];
        var agency = Agency is { } chosen && mine.Contains(chosen) ? chosen : AgencyId.Parse(Agencies[0].Value, null);
        Agency = agency;
        var names = await people.NamesAsync(ct);
        Holders = [.. (await lists.HoldersAsync(agency, Sections(agency), ct))
            .Select(held => new Choice(held.Officer.ToString(), $"{names.GetValueOrDefault(held.Officer, "（已离职人员）")}（{held.Cases} 件）"))];
        Receivers = [.. (await desk.CaseworkersAsync(agency, ct))
            .Select(one => new Choice(one.Id.ToString(), one.Section is null ? one.Name : $"{one.Name}（{one.Section}）"))];
    }
}
