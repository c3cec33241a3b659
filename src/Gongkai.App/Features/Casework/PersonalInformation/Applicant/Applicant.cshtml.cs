using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>An opening as pages list it.</summary>
/// <param name="Opening">The opening.</param>
/// <param name="Who">The name of the one who opened.</param>
/// <param name="Words">What he wrote on it.</param>
public sealed record OpeningLine(Opening Opening, string Who, string Words);

/// <summary>The people of a case: masked until somebody says what he needs them for; then shown once.</summary>
[Needs(Permission.OpenPersonalData)]
public sealed class ApplicantPage(CaseDesk desk, Openings openings, PeopleRegister people, TimeProvider clock) : PageModel
{
    private OpenCase? open;

    [BindProperty]
    public OpenForm Command { get; set; } = new();

    public OpenCase Case => open ?? throw new InvalidOperationException("no case is open");

    public ImmutableArray<ApplicantCard> Cards { get; private set; } = [];

    public ImmutableArray<OpeningLine> History { get; private set; } = [];

    /// <summary>Whether this answer shows what is masked otherwise.</summary>
    public bool IsOpened { get; private set; }

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    /// <summary>Writes the opening down and then shows the data, in the answer itself: an address that shows them again does not exist.</summary>
    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        await openings.RecordAsync(Case.Agency, id, Command.Purpose!.Value, Command.Words, People(Case.Request).Select(one => one.Row),
            desk.Officer.Change(clock, Permission.OpenPersonalData, Case.Agency), ct);
        (IsOpened, History) = (true, await HistoryAsync(ct));
        return Page();
    }

    private async Task<bool> FindAsync(DisclosureRequestId id, CancellationToken ct)
    {
        open = await desk.OpenAsync(id, ct);
        if (open is null || !desk.Officer.May(Permission.OpenPersonalData, open.Agency)) return false;
        var rows = People(Case.Request);
        var texts = await desk.TextsAsync(rows.Select(one => one.Row), ct);
        Cards = [.. rows.Select(one => one.Card(texts.Has(one.Row) ? texts[one.Row] : null))];
        History = await HistoryAsync(ct);
        return true;
    }

    private async Task<ImmutableArray<OpeningLine>> HistoryAsync(CancellationToken ct)
    {
        var (names, lines) = (await people.NamesAsync(ct), await openings.OfAsync(Case.Request.Id, ct));
        var words = await desk.TextsAsync(lines.Where(line => line.Words is not null).Select(line => new PrivateRef(line.Words!.Value, "")), ct);
        return [.. lines.Select(line =>
            new OpeningLine(line, names.GetValueOrDefault(PersonId.Parse(line.Who, null), "（已离职人员）"), line.Words is { } row ? words[new(row, "")] : ""))];
    }

    private static ImmutableArray<(PrivateRef Row, Func<string?, ApplicantCard> Card)> People(DisclosureRequest request)
    {
        var arrival = request.Arrival!;
        List<(PrivateRef, Func<string?, ApplicantCard>)> people =
        [
            (arrival.Applicant, row => ApplicantCard.Of("申请人", row, request.Category == ApplicantCategory.NaturalPerson)),
            .. arrival.JointApplicants.Select((other, index) =>
                (other, (Func<string?, ApplicantCard>)(row => ApplicantCard.Of($"共同申请人 {index + 1}", row, isPerson: true)))),
        ];
        if (arrival.Agent is { } agent) people.Add((agent, row => ApplicantCard.Of("代理人", row, isPerson: true)));
        if (request.ServiceAddress is { } address) people.Add((address, row => ApplicantCard.OfAddress("确认的送达地址", row)));
        return [.. people];
    }
}
