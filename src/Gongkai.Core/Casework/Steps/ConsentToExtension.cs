using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>同意延长答复期限: by the head of the disclosure office (第三十三条第二款).</summary>
public sealed record ExtensionConsented(DateOnly On, int Workdays, PrivateRef Reason, PersonId By) : CaseEvent(On);

internal sealed class ConsentToExtension() : CaseStep<ExtensionConsented>("extension")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("同意延期", [.. Running, Approved], null, [OfficeHead])];

    protected override DisclosureRequest Apply(DisclosureRequest request, ExtensionConsented e) =>
        request with { Extensions = request.Extensions.Add((e, null)) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ExtensionConsented e, CaseSituation situation)
    {
        var (due, most) = (request.Clock(situation).Due, ReplyTerms.Regulation.On(e.On).Extension);
        // Until it is told, a consent binds nobody: another may take its place.
        if (request.Extensions.LastOrDefault(given => given.Notice is not null).Notice is { } earlier && !MayAgain(request, earlier, situation.Settings.Clock))
            yield return new("CW34") { Values = [("date", Day(earlier.On))] };
        if (e.Workdays < 1 || e.Workdays > most)
            yield return new("CW35") { Field = nameof(e.Workdays), Values = [("workdays", (long)e.Workdays), ("most", (long)most)] };
        if (request.IsRehandled || due is null || e.On > due) yield return Late(request, e.On, due);
    }

    protected override Sentence Told(DisclosureRequest request, ExtensionConsented e) => $"{e.By}同意延长 {e.Workdays} 个工作日{Sentence.Maybe("：", e.Reason)}";

    protected override PublicStep? Shown(DisclosureRequest request, ExtensionConsented e) => null;

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) => request.Extensions is not [.., { Notice: null }];

    /// <summary>Why it is too late for an extension, or not the agency's to give.</summary>
    internal static Refusal Late(DisclosureRequest request, DateOnly on, DateOnly? due) => request.Decision.Order is { } order
        // The date that a reconsideration decision or a judgment sets is not the agency's to move.
        ? new("CW36") { Variant = "ordered", Values = [("due", Day(order.Due))] }
        : due is { } day ? new("CW36") { Field = nameof(CaseEvent.On), Values = [("date", Day(on)), ("due", Day(day))] }
        : new("CW36") { Variant = "waiting" };

    // Disputed point 6: a restart gives a new extension only where the agency's settings say so.
    private static bool MayAgain(DisclosureRequest request, ExtensionNoticed earlier, ClockSettings settings) =>
        settings.ExtensionPerRestart && earlier.On < new[] { request.Correction?.On, request.FeePayment?.On }.Max();
}
