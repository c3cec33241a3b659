using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Severing;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>A line of the list of what was taken out (区分处理清单); the words themselves are only in the proof.</summary>
/// <param name="Ground">依据</param>
/// <param name="What">What it is.</param>
/// <param name="Reason">理由</param>
/// <param name="Places">In how many places.</param>
public sealed record SeveredEntry(SeveranceGround Ground, PrivateRef What, PrivateRef Reason, int Places)
{
    /// <summary>How the reply that closes it says so; null for what is no government information.</summary>
    [JsonIgnore]
    public DispositionType? Disposition => Ground switch
    {
        SeveranceGround.StateSecret => DispositionType.StateSecret,
        SeveranceGround.ProhibitedByLaw => DispositionType.ProhibitedByLaw,
        SeveranceGround.SecurityAndStability => DispositionType.SecurityAndStability,
        SeveranceGround.ThirdPartyHarm => DispositionType.ThirdPartyHarm,
        SeveranceGround.InternalAffairs => DispositionType.InternalAffairs,
        SeveranceGround.Deliberative => DispositionType.Deliberative,
        SeveranceGround.EnforcementFile => DispositionType.EnforcementFile,
        SeveranceGround.NotGovernmentInformation => null,
    };
}

/// <summary>区分处理 (第三十七条): parts were taken out of a file, and several readers have found nothing of them in the result.</summary>
/// <param name="On">The day.</param>
/// <param name="Original">The file as it was, for the agency alone.</param>
/// <param name="Result">The file that may be given.</param>
/// <param name="Proof">What was looked for, by whom, and the hashes of both; for the agency alone.</param>
/// <param name="Parts">The list.</param>
public sealed record FileSevered(DateOnly On, FileRef Original, FileRef Result, FileRef Proof, ImmutableArray<SeveredEntry> Parts) : CaseEvent(On);

internal sealed class SeverFile() : CaseStep<FileSevered>("severance")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("区分处理", [UnderReview, AwaitingCorrection, AwaitingReasons, AwaitingPayment, Drafted], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, FileSevered e) => request with { Severances = request.Severances.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, FileSevered e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, FileSevered e)
    {
        Sentence told = $"区分处理，去掉 {e.Parts.Length} 个部分，重读没有找到";
        foreach (var (part, i) in e.Parts.Select((part, i) => (part, i)))
            told.AppendFormatted((Sentence)$"；{i + 1}. {part.What}（{part.Places} 处，{part.Ground.Article()}）：{part.Reason}");
        return told;
    }

    protected override PublicStep? Shown(DisclosureRequest request, FileSevered e) => null;
}
