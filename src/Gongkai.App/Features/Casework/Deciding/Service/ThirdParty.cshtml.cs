using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>告知第三方决定公开的内容和理由 (第三十二条): a letter of its own, which goes out before the information does.</summary>
[Needs(Permission.HandleRequests)]
public sealed class ThirdPartyPage(CaseDesk door, DecisionDesk desk, LetterDesk letters) : DecisionPage(door, desk)
{
    [BindProperty, Display(Name = "第三方"), Required]
    public Guid? Consultation { get; set; }

    [BindProperty, Display(Name = "决定公开的内容"), Required, StringLength(4000)]
    public string? Disclosed { get; set; }

    [BindProperty, Display(Name = "公开的理由"), Required, StringLength(4000)]
    public string? Reasons { get; set; }

    /// <summary>What was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>The letter as it would be.</summary>
    public PreparedLetter? Preview { get; private set; }

    /// <summary>Those who were asked and not told yet.</summary>
    public IEnumerable<Choice> Parties => Case.Request.Consultations.Where(asked => asked.Sent.Kind == ConsultationKind.ThirdParty && !asked.ToldOfDisclosure)
        .Select(asked => new Choice(asked.Sent.Consultation.ToString(), Case.Words.Of(asked.Sent.Party)));

    public override async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        (Consultation, Reasons) = (Guid.TryParse(Parties.FirstOrDefault()?.Value, out var first) ? first : null, Matter.Plain?.PublicInterest);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        var asked = Case.Request.Consultations.FirstOrDefault(one => one.Sent.Consultation == Consultation);
        if (asked is null && Consultation is not null) this.Fault(nameof(Consultation), "没有向这一方征求过意见");
        if (!ModelState.IsValid || asked is null) return this.Again();
        var fields = CaseFields.Of(Case).With(LetterField.Salutation, "你单位").With(LetterField.ThirdParty, Case.Words.Of(asked.Sent.Party))
            .With(LetterField.ConsultedOn, asked.Sent.On).With(LetterField.Disclosed, Disclosed).With(LetterField.Reasons, Reasons);
        Preview = await letters.PrepareAsync(Case, LetterType.ThirdPartyNotice, Case.Situation.Today, fields, ct);
        foreach (var fault in Preview.Faults) ModelState.AddModelError("", Diagnostics.Message.Of(fault));
        if (!ModelState.IsValid) return this.Again();
        return Then == "preview" ? Page() : await TakeAsync(LetterRoutes.OfCase(Case.Request.Id), (writing, request) =>
            letters.IssueAsync(writing, request, Case, Preview,
                letter => new ThirdPartyTold(writing.Situation.Today, asked.Sent.Consultation) { Letter = letter }), ct);
    }
}
