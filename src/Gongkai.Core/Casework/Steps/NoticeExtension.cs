using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>延期告知送达: only with this does the extension hold.</summary>
public sealed record ExtensionNoticed(DateOnly On) : CaseEvent(On), INamesLetter
{
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class NoticeExtension() : CaseStep<ExtensionNoticed>("extension-notice")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("延期告知送达", [.. Running, Approved], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ExtensionNoticed e) =>
        request with { Extensions = request.Extensions.SetItem(request.Extensions.Length - 1, (request.Extensions[^1].Consent, e)) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ExtensionNoticed e, CaseSituation situation)
    {
        var due = request.Clock(situation).Due;
        if (request.Extensions is not [.., { Notice: null } pending]) yield return new("CW37");
        else if (e.On < pending.Consent.On) yield return new("CW37") { Variant = "order", Values = [("consentedOn", Day(pending.Consent.On))] };
        if (request.IsRehandled || due is null || e.On > due) yield return ConsentToExtension.Late(request, e.On, due);
    }

    protected override Sentence Told(DisclosureRequest request, ExtensionNoticed e) => $"延期告知送达{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, ExtensionNoticed e) =>
        new(e.On, "延长答复期限", $"经本机关政府信息公开工作机构负责人同意，延长 {request.Extensions.First(given => ReferenceEquals(given.Notice, e)).Consent.Workdays} 个工作日。");

    public override bool IsOffered(DisclosureRequest request, CaseSituation situation) => request.Extensions is [.., { Notice: null }];
}
