using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>案件: what it asks for, where it stands, what has happened, and what may be done now.</summary>
[Needs(Permission.ReadCases)]
public sealed class ShowCasePage(CaseDesk desk, CaseFiles files, CaseLists lists, PeopleRegister people) : PageModel
{
    private OpenCase? open;

    public OpenCase Case => open ?? throw new InvalidOperationException("no case is open");

    public MatterTexts Texts { get; private set; } = new(ImmutableDictionary<PersonalDataId, string>.Empty);

    /// <summary>The applicant, whose numbers and addresses the page masks.</summary>
    public ApplicantDetails Applicant { get; private set; } = new("");

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public ImmutableArray<CaseFile> Files { get; private set; } = [];

    /// <summary>The cases that it was split from or into, or joined with.</summary>
    public ImmutableArray<(string Tie, DisclosureRequestId Id, string Number)> Lineage { get; private set; } = [];

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    /// <summary>Whether the officer may still ring the applicant and write the confirmation down (第三十一条).</summary>
    public bool NeedsConfirmation =>
        Case.Request is { ConfirmedOn: null, Stage: CaseStage.Arrived or CaseStage.Registered, Arrival.Channel: not (Channel.InPerson or Channel.MailSigned) }
        && Case.RowFor(typeof(ReceiptConfirmed)) is not null && desk.Officer.May(Permission.RegisterRequests, Case.Agency);

    /// <summary>What may be done: first the steps that move the case, last those that end it.</summary>
    public ImmutableArray<(Transition<CaseStage> Row, string Address)> Steps { get; private set; } = [];

    /// <summary>What else there is of the case for the officer's posts.</summary>
    public IEnumerable<(string Address, string Words)> Places
    {
        get
        {
            if (desk.Officer.May(Permission.OpenPersonalData, Case.Agency)) yield return (PersonalRoutes.Applicant(Case.Request.Id), "申请人的个人信息");
            if (Case.Request.Outcome is not null && desk.Officer.May(Permission.HandleDisputes, Case.Agency))
                yield return (ReviewRoutes.OfCase(Case.Request.Id), "复议、诉讼");
            if (desk.Officer.May(Permission.HandleDisputes, Case.Agency)) yield return (CaseRoutes.Evidence(Case.Request.Id), "证据材料");
            if (desk.Officer.May(Permission.ArchiveCases, Case.Agency)) yield return (CaseRoutes.Archive(Case.Request.Id), "卷宗");
        }
    }

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if ((open = await desk.OpenAsync(id, ct)) is null) return NotFound();
        Names = await people.NamesAsync(ct);
        Texts = await desk.TextsAsync(MatterTexts.In(Case.Entries), ct);
        Applicant = ApplicantDetails.Read(Texts.Of(Case.Request.Arrival?.Applicant));
        History = new MatterSentences(Texts, Names).Of(Case);
        Files = await files.OfAsync(id, ct);
        Lineage = await LineageAsync(ct);
        Steps =
        [
            .. from offered in CaseSteps.Workflow.Offered(Case.Request, Case.Situation)
               orderby offered.Row.To switch { { } to when to.IsOpen() => 0, null => 1, _ => 2 }
               select (offered.Row, CaseRoutes.Step(id, offered.Step.Event)),
        ];
        return Page();
    }

    private async Task<ImmutableArray<(string, DisclosureRequestId, string)>> LineageAsync(CancellationToken ct)
    {
        var request = Case.Request;
        List<(string Tie, DisclosureRequestId Id)> ties =
        [
            .. request.SplitInto.Select(part => ("拆分出", part)), .. request.Absorbed.Select(other => ("并入本件", other)),
        ];
        if (request.SplitFrom is { } parent) ties.Add(("由此拆分", parent));
        if (request.JoinedInto is { } into) ties.Add(("已并入", into));
        if (ties.Count == 0) return [];
        var numbers = await lists.NumbersAsync(ties.Select(tie => tie.Id), ct);
        return [.. ties.Select(tie => (tie.Tie, tie.Id, numbers.GetValueOrDefault(tie.Id, "未登记")))];
    }
}
