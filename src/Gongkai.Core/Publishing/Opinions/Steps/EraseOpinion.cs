using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Publishing.OpinionStage;

namespace Gongkai.Publishing;

/// <summary>提出删除: one proposes, another erases.</summary>
public sealed record OpinionErasureProposed(DateOnly On, PersonId By) : OpinionEvent(On);

/// <summary>删除个人信息 (个人信息保护法第四十七条): who said it, what he said, his files and the answer are gone; what became of it stays counted.</summary>
public sealed record OpinionErased(DateOnly On, PersonId By) : OpinionEvent(On);

internal sealed class ProposeOpinionErasure() : OpinionStep<OpinionErasureProposed>
{
    protected override ImmutableArray<Transition<OpinionStage>> Rows => EraseOpinion.RowOf<OpinionErasureProposed>("提出删除个人信息", null);

    protected override Opinion Apply(Opinion opinion, OpinionErasureProposed e) => opinion with { ErasureProposedBy = e.By };

    protected override IEnumerable<Refusal> Faults(Opinion opinion, OpinionErasureProposed e, OpinionSituation situation) =>
        EraseOpinion.TooEarly(opinion, situation);

    protected override Sentence Told(Opinion opinion, OpinionErasureProposed e) => $"{e.By}提出删除个人信息";

    protected override (string, string)? Shown(Opinion opinion, OpinionErasureProposed e) => null;
}

internal sealed class EraseOpinion() : OpinionStep<OpinionErased>
{
    protected override ImmutableArray<Transition<OpinionStage>> Rows => RowOf<OpinionErased>("删除个人信息", Erased);

    protected override Opinion Apply(Opinion opinion, OpinionErased e) => opinion;

    protected override IEnumerable<Refusal> Faults(Opinion opinion, OpinionErased e, OpinionSituation situation)
    {
        if (opinion.ErasureProposedBy is null || opinion.ErasureProposedBy == e.By) yield return Fault("PU29", "second");
        foreach (var refusal in TooEarly(opinion, situation)) yield return refusal;
    }

    protected override Sentence Told(Opinion opinion, OpinionErased e) => $"{e.By}删除个人信息";

    protected override (string, string)? Shown(Opinion opinion, OpinionErased e) => ("删除个人信息", "保管期限已满，您的个人信息和意见内容已经删除。");

    internal static ImmutableArray<Transition<OpinionStage>> RowOf<T>(string step, OpinionStage? to) =>
        [new(step, typeof(T), [Received, Answered], to, [Role.Archivist, Role.OfficeHead])];

    internal static IEnumerable<Refusal> TooEarly(Opinion opinion, OpinionSituation situation)
    {
        if (opinion.ErasableFrom(situation.Settings) is var from && situation.Today < from)
            yield return Fault("PU29", "early", null, ("from", Plain.Day(from)));
    }
}
