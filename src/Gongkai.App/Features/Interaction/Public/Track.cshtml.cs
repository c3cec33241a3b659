using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Text;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Interaction;

/// <summary>Whoever wrote sees by number and code what became of it. Both are sent and never stand in an address.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class TrackedMessagePage(MessageJournal messages, AgencyRegister register, Database database) : PageModel
{
    [BindProperty, Required, Display(Name = "编号")]
    public string Number { get; set; } = "";

    [BindProperty, Required, Display(Name = "查询码")]
    public string Code { get; set; } = "";

    public PublicMessage? Message { get; private set; }

    public Agency Agency { get; private set; } = new(AgencyId.Platform, "");

    /// <summary>The last day of its term, while it waits.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>What happened, each with the words that go with it.</summary>
    public ImmutableArray<(PublicStep Step, string? Words)> Steps { get; private set; } = [];

    /// <summary>What an application has of it, where it is one.</summary>
    public ImmutableArray<(string Name, string Value)> Carried { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return this.Again();
        if (TrackingCode.Read(Code) is not { } code
            || await messages.FindTrackedAsync(ChineseText.Fold(Number).Trim(), TrackingCode.Hash(code), ct) is not var (agency, found, texts)
            || await register.FindAsync(agency, ct) is not { } at)
        {
            this.Fault(nameof(Code), "没有这个编号和查询码，请对照回执再输一次");
            return this.Again();
        }
        (Message, Agency) = (found, at);
        await using var connection = await database.OpenAsync(ct);
        var situation = await messages.Kind.SituationAsync(connection, null, agency, found, Actor.Applicant);
        (Due, Carried) = (found.Due(situation.Calendar), CarriedMessage.ToApplicant(found, texts));
        Steps =
        [
            .. from happened in found.History
               let step = MessageSteps.Workflow.Shown(found, happened)
               where step is not null
               select (step, WordsOf(found, happened) is { } words && texts.Has(words) ? texts[words] : null),
        ];
        return Page();
    }

    // The answer is read once it is given.
    private static PrivateRef? WordsOf(PublicMessage message, MessageEvent happened) => happened switch
    {
        MessageDirected directed => directed.Advice,
        MessageAnswerApproved => message.Draft?.Answer,
        MessageAnswerSubmitted submitted when message.IsCorrection => submitted.Answer,
        _ => null,
    };
}
