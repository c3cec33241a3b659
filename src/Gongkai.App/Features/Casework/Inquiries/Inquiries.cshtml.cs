using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>首问: those that run or are over, one more to be registered, and within how many workdays each kind is answered.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiriesPage(
    Officer officer, InquiryJournal journal, AgencyRegister agencies, AgencySettings settings, PeopleRegister people, Database database,
    TimeProvider clock) : PageModel
{
    public NewInquiry Command { get; set; } = new();

    public InquiryTerms Terms { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public ImmutableArray<InquiryLine> Lines { get; private set; } = [];

    public int Pages { get; private set; }

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>Whether the officer may choose the terms.</summary>
    public bool MayChoose { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleInquiries) is not { } agency) return NotFound();
        await ShowAsync(agency, ct);
        await FillAsync(agency, ct);
        Command = Command with { Key = Guid.CreateVersion7(), Code = TrackingCode.New(), On = Today };
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Command))] NewInquiry command, CancellationToken ct)
    {
        Command = command;
        if (this.AgencyOf(officer, Permission.HandleInquiries) is not { } agency) return NotFound();
        if (!ModelState.IsValid) return await NewAgainAsync(agency, [], ct);
        var (id, code) = (new InquiryId(Command.Key == Guid.Empty ? Guid.CreateVersion7() : Command.Key),
            TrackingCode.Read(Command.Code) ?? TrackingCode.New());
        // Sent twice: it is there.
        if (await journal.FindAsync(new Inquiry(id), ct) is not null) return Redirect(InquiryRoutes.Of(id));
        var posts = officer.PostsAt(agency);
        var answer =
            await journal.TakeAsync(
                new(new(id), 0, async (writing, _) => [await Command.EventAsync(writing, officer.Id, posts, code)]) { BeginningAt = agency },
            new(officer.Id, posts), officer.Change(clock, Permission.HandleInquiries, agency), ct);
        if (!answer.IsTaken) return await NewAgainAsync(agency, answer.Refusals, ct);
        TempData[InquiryPage.CodeKey] = code;
        return Redirect(InquiryRoutes.Of(id));
    }

    public async Task<IActionResult> OnPostTermsAsync([Bind(Prefix = nameof(Terms))] InquiryTerms terms, CancellationToken ct)
    {
        Terms = terms;
        if (this.AgencyOf(officer, Permission.HandleInquiries) is not { } agency || !officer.May(Permission.ManageSettings, agency)
            || await agencies.FindAsync(agency, ct) is not { } at) return NotFound();
        if (!ModelState.IsValid)
        {
            await ShowAsync(agency, ct);
            return this.Again();
        }
        try
        {
            await settings.ChooseAsync(at, InquiryMatters.Settings, Terms.Settings,
                officer.Change(clock, Permission.ManageSettings, agency), ct);
        }
        catch (StaleVersionException)
        {
            await ShowAsync(agency, ct);
            return this.Stale();
        }
        return Redirect(InquiryRoutes.List);
    }

    private async Task<PageResult> NewAgainAsync(AgencyId agency, ImmutableArray<Refusal> refusals, CancellationToken ct)
    {
        await ShowAsync(agency, ct);
        await FillAsync(agency, ct);
        return this.Again(refusals, nameof(Command));
    }

    private async Task FillAsync(AgencyId agency, CancellationToken ct) =>
        Terms = InquiryTerms.Of(InquiryMatters.Read(await settings.FindAsync(agency, InquiryMatters.Settings, ct)));

    private async Task ShowAsync(AgencyId agency, CancellationToken ct)
    {
        MayChoose = officer.May(Permission.ManageSettings, agency);
        await using var connection = await database.OpenAsync(ct);
        (Lines, Pages) = await InquiryView.ListAsync(connection, agency, !Over, officer.SectionsAt(agency), officer.Id, Math.Clamp(Number, 1, 10_000));
        Names = await people.NamesAsync(ct);
    }
}

/// <summary>What is typed when somebody has asked.</summary>
public sealed record NewInquiry
{
    /// <summary>By which the same form sent twice is known.</summary>
    public Guid Key { get; init; }

    /// <summary>The code for whoever asked.</summary>
    public string Code { get; init; } = "";

    [Display(Name = "询问日期"), Required]
    public DateOnly? On { get; init; }

    [Display(Name = "方式")]
    public InquiryWay Way { get; init; }

    [Display(Name = "事项")]
    public InquiryKind Kind { get; init; }

    [Display(Name = "询问的内容"), Required, StringLength(4000)]
    public string Question { get; init; } = "";

    [Display(Name = "询问人和联系方式"), StringLength(200)]
    public string? Asker { get; init; }

    /// <summary>The event; who registers it is the first who was asked.</summary>
    internal async Task<InquiryReceived> EventAsync(MatterWriting<InquirySituation> writing, PersonId first, ImmutableArray<HeldPost> posts, string code)
    {
        var year = On!.Value.Year;
        var number = $"{year}-首{await writing.Transaction.NextNumberAsync(writing.Agency, $"inquiry/{year}"):0000}";
        return new(On.Value, number, Way, Kind, await writing.SealAsync("inquiry", Question.Trim()), first)
        {
            Section = posts.Any(post => post.Section is null) ? null : posts.FirstOrDefault()?.Section,
            Asker = await writing.SealOrNoneAsync("inquiry", Asker),
            CodeHash = TrackingCode.Hash(code),
        };
    }
}

/// <summary>The terms as they are typed.</summary>
public sealed record InquiryTerms
{
    [Display(Name = "咨询"), Required, Range(0, InquirySettings.MostWorkdays)]
    public int? Consultation { get; init; }

    [Display(Name = "求助"), Required, Range(0, InquirySettings.MostWorkdays)]
    public int? Help { get; init; }

    [Display(Name = "意见建议"), Required, Range(0, InquirySettings.MostWorkdays)]
    public int? Suggestion { get; init; }

    [Display(Name = "投诉举报"), Required, Range(0, InquirySettings.MostWorkdays)]
    public int? Complaint { get; init; }

    /// <summary>The choices; the form has been found right.</summary>
    internal InquirySettings Settings =>
        new() { Consultation = Consultation!.Value, Help = Help!.Value, Suggestion = Suggestion!.Value, Complaint = Complaint!.Value };

    /// <summary>The form filled in.</summary>
    internal static InquiryTerms Of(InquirySettings chosen) =>
        new() { Consultation = chosen.Consultation, Help = chosen.Help, Suggestion = chosen.Suggestion, Complaint = chosen.Complaint };
}
