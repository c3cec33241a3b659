using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>终止征求意见: what the form asks for.</summary>
public sealed class DroppedForm : StepForm
{
    [Required, Display(Name = "终止的原因")]
    public DropCause? Cause { get; set; }

    [Required, StringLength(2_000), Display(Name = "理由")]
    public string Reason { get; set; } = "";
}

/// <summary>终止征求意见: by a head, who sees beforehand what it does to the term.</summary>
[Needs(Permission.DropConsultations)]
public sealed class DroppedPage(CaseDesk desk, CaseFiles files) : StepPage<DroppedForm>(desk, files, typeof(ConsultationDropped))
{
    [BindProperty(SupportsGet = true)]
    public Guid Consultation { get; set; }

    /// <summary>Who was asked, and when.</summary>
    public string Party { get; private set; } = "";

    /// <summary>The dates that would change if it were dropped today.</summary>
    public ImmutableArray<(string Name, string Before, string After)> Moved { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        if (Case.Request.Consultations.FirstOrDefault(asked => asked.Sent.Consultation == Consultation) is not { Sent: var sent }) return;
        Party = $"{sent.Kind.Name()}：{(await Desk.TextsAsync([sent.Party], ct))[sent.Party]}，{sent.On:yyyy-MM-dd} 发函";
        var situation = Case.Situation;
        var after = CaseFold.Of(Case.Request.Id,
            [.. Case.Request.History, new ConsultationDropped(situation.Today, Consultation, DropCause.NotNeeded, sent.Party, Desk.Officer.Id)]);
        Moved = MovedDates.Of(Case.Clock, after.Clock(situation));
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ConsultationDropped(Command.On, Consultation, Command.Cause ?? default,
            await writing.SealAsync("drop-reason", Command.Reason.Trim()), Desk.Officer.Id)];
}
