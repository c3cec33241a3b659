using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Interaction;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Interaction;

/// <summary>留言选登 of an agency, and what can be written to it.</summary>
[Public]
public sealed class AgencyInteractionPage(AgencyRegister register, PublishedMessages messages, Database database, TimeProvider clock)
    : InteractionPage(register, clock)
{
    public ImmutableArray<PublishedMessage> Shown { get; private set; } = [];

    /// <summary>Surveys that are public, the latest first.</summary>
    public ImmutableArray<SurveyLine> Surveys { get; private set; } = [];

    /// <summary>How a survey stands today.</summary>
    public string StateOf(SurveyLine survey) => survey.Stage == SurveyStage.Concluded ? "已公布结果"
        : Today < survey.From ? $"{Dates.Of(survey.From)} 开始" : Today <= survey.Until ? $"进行中，到 {Dates.Of(survey.Until)} 为止" : "已截止，待公布结果";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid agency, CancellationToken ct)
    {
        if (!await FindAsync(agency, ct)) return NotFound();
        await using var connection = await database.OpenAsync(ct);
        Surveys = await SurveyMatters.ListAsync(connection, At.Id, isPublic: true);
        (Shown, Pages) = await messages.OfAsync(At.Id, Math.Clamp(Number, 1, 10_000), ct);
        return Page();
    }
}

/// <summary>A question that became public, with its answer.</summary>
[Public]
public sealed class PublishedMessagePage(AgencyRegister register, PublishedMessages messages, TimeProvider clock) : InteractionPage(register, clock)
{
    public PublishedMessage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(MessageId id, CancellationToken ct)
    {
        if (await messages.FindAsync(id, ct) is not { } found || !await FindAsync(found.Agency.Value, ct)) return NotFound();
        Shown = found;
        return Page();
    }
}
