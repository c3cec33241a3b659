using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Documents.Writing;
using Gongkai.Features.Casework;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>发放邀请码: to those who were chosen. They are shown once; of each its hash is kept until it is used, and then nothing.</summary>
[Needs(Permission.PublishSurveys)]
public sealed class SurveyInvitationsPage(SurveyDesk desk, PublicAddress address) : PageModel
{
    [BindProperty, Display(Name = "发放几个"), Range(1, 500)]
    public int Count { get; set; } = 50;

    public Survey Survey { get; private set; } = null!;

    /// <summary>Why none can be given out; null where they can.</summary>
    public string? WhyNot { get; private set; }

    public ImmutableArray<string> Codes { get; private set; } = [];

    /// <summary>Where the survey is answered.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The codes as a spreadsheet, Base64.</summary>
    public string Sheet { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(SurveyId id, CancellationToken ct) => await OpenAsync(id, ct) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(SurveyId id, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is not { } open) return NotFound();
        if (!ModelState.IsValid || WhyNot is not null) return this.Again();
        ImmutableArray<string> codes = [.. Enumerable.Range(0, Count).Select(_ => TrackingCode.New())];
        var answer = await desk.TakeAsync(open, open.Matter.Version, typeof(SurveyInvitationsGiven), null, async (writing, _) =>
        {
            await SurveyAnswers.InviteAsync(writing, id, codes);
            return [new SurveyInvitationsGiven(writing.Situation.Today, codes.Length, desk.Officer.Id)];
        }, ct);
        if (!answer.IsTaken) return answer.Refusals.IsEmpty ? this.Stale() : this.Again(answer.Refusals);
        (Codes, Address) = (codes, address.Of(InteractionRoutes.Survey(id)));
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, "邀请码", [new("邀请码", 30), new("问卷", 60)], codes.Select(code => (IReadOnlyList<object?>)[code, Address]));
        Sheet = Convert.ToBase64String(stream.ToArray());
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<Opened<Survey, SurveyEvent, SurveyStage, SurveySituation>?> OpenAsync(SurveyId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new Survey(id), ct) is not { } open) return null;
        Survey = open.Matter;
        if (open.WhyNot(typeof(SurveyInvitationsGiven)) is { } refusal) WhyNot = Diagnostics.Message.Of(refusal.Finding);
        return open;
    }
}
