using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>本案文书: what was issued in a case, and what can be issued.</summary>
[Needs(Permission.ReadCases)]
public sealed class CaseLettersPage(CaseDoor door) : CasePage(door)
{
    /// <summary>The letters that can be issued by hand, as the case stands.</summary>
    public IEnumerable<LetterType> Possible => LetterType.All.Where(letter => OnTheWay.Contains(letter.Code) && CaseSteps.Workflow.Find(typeof(LetterIssued), Case.Request.Stage) is not null && letter.Code switch
    {
        "D-O1" => Case.Request.Stage == CaseStage.LapsedNoCorrection,
        "D-O2" => Case.Request.Stage == CaseStage.LapsedFeeUnpaid,
        // Before the fee is notified, its letter goes out from the step that computes it.
        "L09" => Case.Request.FeeNotice is not null && Case.Request.Stage.IsOpen(),
        _ => Case.Request.Stage.IsOpen(),
    });

    /// <summary>The step that serves a letter which waits for it; null for one that waits for none.</summary>
    public Type? StepOf(IssuedLetterRef letter) =>
        Steps.GetValueOrDefault(letter.Code) is { } step && Case.Request.PendingLetter(letter.Code)?.Docx == letter.Docx && Case.Open.RowFor(step) is not null ? step : null;

    private static readonly FrozenDictionary<string, Type> Steps = new Dictionary<string, Type>
    {
        ["L02"] = typeof(CorrectionRequested),
        ["L03"] = typeof(ReasonsRequested),
        ["L04"] = typeof(ExtensionNoticed),
        ["L05"] = typeof(ConsultationSent),
        ["L06"] = typeof(ApplicantToldOfConsultation),
        ["L07"] = typeof(ConsultationSent),
        ["L08"] = typeof(CaseAssigned),
        ["L09"] = typeof(FeeNoticed),
        ["L10"] = typeof(AgreedDelaySet),
    }.ToFrozenDictionary();

    /// <summary>The letters between receipt and decision, and the notes that close a lapsed case.</summary>
    public static ImmutableArray<string> OnTheWay { get; } = ["L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "D-O1", "D-O2"];

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct) => await EnterAsync(id, ct) ?? Page();
}
