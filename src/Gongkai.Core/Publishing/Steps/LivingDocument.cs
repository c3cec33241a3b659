using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>有效性变化: a document was amended, abolished, or has lapsed; its old page says so.</summary>
/// <param name="On">The day of the entry.</param>
/// <param name="Validity">有效性</param>
/// <param name="Since">From which day that holds; one that lies ahead takes effect when it comes, without anybody's hand.</param>
/// <param name="Basis">By which document or decision, as the public reads it.</param>
/// <param name="By">Who.</param>
public sealed record ValidityChanged(DateOnly On, Validity Validity, DateOnly Since, string Basis, PersonId By) : ItemEvent(On)
{
    /// <summary>The item that takes its place, or that amends it; null for none.</summary>
    public ItemId? Successor { get; init; }
}

/// <summary>取消变更: a change of validity that was said ahead is called off before its day.</summary>
/// <param name="On">The day.</param>
/// <param name="Reason">Why, as the public reads it.</param>
/// <param name="By">Who.</param>
public sealed record ValidityChangeDropped(DateOnly On, string Reason, PersonId By) : ItemEvent(On);

/// <summary>到期评估: it was looked at before it lapses; what follows is an amendment, a successor, or that it lapses.</summary>
public sealed record DocumentEvaluated(DateOnly On, PrivateRef Conclusion, PersonId By) : ItemEvent(On)
{
    /// <summary>The end of the term for which it was made, and for no other; null where that was not noted.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>解读方案: the interpretation that goes out with it is being written.</summary>
public sealed record InterpretationPlanned(DateOnly On, ItemId Interpretation) : ItemEvent(On);

/// <summary>取消解读方案: that interpretation was given up, or is to interpret something else.</summary>
public sealed record InterpretationDropped(DateOnly On, ItemId Interpretation) : ItemEvent(On);

/// <summary>解读关联: an interpretation of it has become public.</summary>
public sealed record InterpretationTied(DateOnly On, ItemId Interpretation) : ItemEvent(On);

/// <summary>解读撤回: an interpretation of it was withdrawn, or came to interpret something else; it no longer counts.</summary>
public sealed record InterpretationUntied(DateOnly On, ItemId Interpretation) : ItemEvent(On);

/// <summary>不需要解读, and why.</summary>
public sealed record InterpretationWaived(DateOnly On, PrivateRef Reason, PersonId By) : ItemEvent(On);

internal sealed class ChangeValidity() : ItemStep<ValidityChanged>("validity")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("变更有效性", WhileLive, null, [Role.OfficeHead, Role.LeaderInCharge]);

    protected override bool Suits(PublicItem item) => item.Live is not null && item.Kind.HasValidity;

    public override bool IsOffered(PublicItem matter, ItemSituation situation) =>
        situation.Contents.Find(matter.Live?.Content) is { } live && matter.Kind.HasValidityIn(live);

    // What holds at once is the word from now on; one that ends the document leaves nothing for what was said ahead.
    protected override PublicItem Apply(PublicItem item, ValidityChanged e) => e.Since > e.On ? item with { Validity = item.ValidityOn(e.On), Coming = e }
        : item with { Validity = e, Coming = IsEnd(e.Validity) ? null : item.AheadOn(e.On) };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ValidityChanged e, ItemSituation situation)
    {
        if (string.IsNullOrWhiteSpace(e.Basis)) yield return Fault("PU08", "basis", nameof(e.Basis));
        var live = situation.Contents[item.Live!.Content];
        if (!item.Kind.HasValidityIn(live)) yield return Fault("PU08", "kind", nameof(e.Validity), ("kind", item.Kind.Name));
        if (e.Validity == Publishing.Validity.Forthcoming) yield return Fault("PU08", "forthcoming", nameof(e.Validity));
        if (e.Since > situation.Today && item.AheadOn(situation.Today) is { } ahead)
            yield return Fault("PU08", "pending", nameof(e.Since), ("since", Plain.Day(ahead.Since)), ("validity", ahead.Validity.Name()));
        if (ItemField.Day(live["inForceOn"]) is { } from && e.Since < from)
            yield return Fault("PU08", "early", nameof(e.Since), ("from", Plain.Day(from)));
        if (e.Successor == item.Id) yield return Fault("PU08", "itself", nameof(e.Successor));
        if (e.Validity == Publishing.Validity.InForce && e.Since <= situation.Today
            && item.ValidityOn(situation.Today) is null && item.ValiditySaidOn(situation.Today) == e.Validity)
            yield return Fault("PU08", "same", nameof(e.Validity));
        if (e.Validity is Publishing.Validity.InForce or Publishing.Validity.Lapsed && e.Successor is not null)
            yield return Fault("PU08", "successor", nameof(e.Successor), ("validity", e.Validity.Name()));
    }

    protected override Sentence Told(ValidityChanged e) => $"{e.By}变更有效性：{Plain.Day(e.Since)}起{e.Validity.Name()}，{e.Basis}";

    protected override (string, string)? Shown(PublicItem item, ValidityChanged e) => (e.Validity.Name(), $"自{Plain.Day(e.Since)}起，{e.Basis}");

    private static bool IsEnd(Validity validity) => validity is Publishing.Validity.Abolished or Publishing.Validity.Lapsed;
}

internal sealed class DropValidityChange() : ItemStep<ValidityChangeDropped>("validity-off")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("取消有效性变更", WhileLive, null, [Role.OfficeHead, Role.LeaderInCharge]);

    public override bool IsOffered(PublicItem matter, ItemSituation situation) => matter.AheadOn(situation.Today) is not null;

    protected override bool Suits(PublicItem item) => item.Live is not null && item.Coming is not null;

    protected override PublicItem Apply(PublicItem item, ValidityChangeDropped e) => item with { Validity = item.ValidityOn(e.On), Coming = null };

    protected override IEnumerable<Refusal> Faults(PublicItem item, ValidityChangeDropped e, ItemSituation situation)
    {
        if (item.AheadOn(situation.Today) is null) yield return Fault("PU08", "come", null, ("since", Plain.Day(item.Coming!.Since)));
        if (string.IsNullOrWhiteSpace(e.Reason)) yield return Fault("PU08", "reason", nameof(e.Reason));
    }

    protected override Sentence Told(ValidityChangeDropped e) => $"{e.By}取消还没有生效的有效性变更：{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, ValidityChangeDropped e) =>
        item.History.TakeWhile(happened => !ReferenceEquals(happened, e)).OfType<ValidityChanged>().LastOrDefault(said => said.Since > said.On) is { } dropped
            ? ("取消变更", $"原定自{Plain.Day(dropped.Since)}起{dropped.Validity.Name()}，不再执行：{e.Reason}") : null;
}

internal sealed class EvaluateDocument() : ItemStep<DocumentEvaluated>("evaluate")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows => Row("到期评估", WhileLive, null, [Role.SectionHead, Role.OfficeHead]);

    protected override bool Suits(PublicItem item) => item.Live is not null && item.Kind.HasValidity;

    public override bool IsOffered(PublicItem matter, ItemSituation situation) =>
        TermOf(matter, situation) is { } until && !matter.IsEvaluatedFor(until) && matter.Kind.HasValidityIn(situation.Contents[matter.Live!.Content]);

    protected override PublicItem Apply(PublicItem item, DocumentEvaluated e) => item with { Evaluated = e };

    protected override IEnumerable<Refusal> Faults(PublicItem item, DocumentEvaluated e, ItemSituation situation)
    {
        if (TermOf(item, situation) is not { } until) yield return Fault("PU08", "endless");
        else if (e.Until != until) yield return Fault("PU08", "term", null, ("until", Plain.Day(until)));
    }

    private static DateOnly? TermOf(PublicItem item, ItemSituation situation) =>
        ItemField.Day(situation.Contents.Find(item.Live?.Content)?["validUntil"]);

    protected override Sentence Told(DocumentEvaluated e) => $"{e.By}到期评估{(e.Until is { } until ? $"（有效期至 {Plain.Day(until)}）" : "")}：{e.Conclusion}";

    protected override (string, string)? Shown(PublicItem item, DocumentEvaluated e) => null;
}

internal sealed class PlanInterpretation() : ItemStep<InterpretationPlanned>
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("解读方案", InHand, null, Authors, byPlatform: true);

    protected override PublicItem Apply(PublicItem item, InterpretationPlanned e) =>
        item.Planned.Contains(e.Interpretation) ? item : item with { Planned = item.Planned.Add(e.Interpretation) };

    protected override IEnumerable<Refusal> Faults(PublicItem item, InterpretationPlanned e, ItemSituation situation) => [];

    protected override Sentence Told(InterpretationPlanned e) => "起草解读材料";

    protected override (string, string)? Shown(PublicItem item, InterpretationPlanned e) => null;
}

internal sealed class DropInterpretation() : ItemStep<InterpretationDropped>
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("取消解读方案", InHand, null, [], byPlatform: true);

    protected override PublicItem Apply(PublicItem item, InterpretationDropped e) => item with { Planned = item.Planned.Remove(e.Interpretation) };

    protected override IEnumerable<Refusal> Faults(PublicItem item, InterpretationDropped e, ItemSituation situation) => [];

    protected override Sentence Told(InterpretationDropped e) => "原来起草的解读材料作废，或者改为解读别的文件";

    protected override (string, string)? Shown(PublicItem item, InterpretationDropped e) => null;
}

internal sealed class TieInterpretation() : ItemStep<InterpretationTied>
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("解读关联", InHand, null, [], byPlatform: true);

    protected override PublicItem Apply(PublicItem item, InterpretationTied e) =>
        item.Interpretations.Contains(e.Interpretation) ? item : item with { Interpretations = item.Interpretations.Add(e.Interpretation) };

    protected override IEnumerable<Refusal> Faults(PublicItem item, InterpretationTied e, ItemSituation situation) => [];

    protected override Sentence Told(InterpretationTied e) => "解读材料已经公开，与本文件互相链接";

    protected override (string, string)? Shown(PublicItem item, InterpretationTied e) => ("解读", "解读材料已经公开");
}

internal sealed class UntieInterpretation() : ItemStep<InterpretationUntied>
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("解读撤回", InHand, null, [], byPlatform: true);

    protected override PublicItem Apply(PublicItem item, InterpretationUntied e) => item.Interpretations.Remove(e.Interpretation) is var left && left.IsEmpty
        ? item with { Interpretations = left, Planned = item.Planned.Remove(e.Interpretation), UninterpretedSince = e.On }
        : item with { Interpretations = left, Planned = item.Planned.Remove(e.Interpretation) };

    protected override IEnumerable<Refusal> Faults(PublicItem item, InterpretationUntied e, ItemSituation situation) => [];

    protected override Sentence Told(InterpretationUntied e) => "解读材料已经撤回，或者改为解读别的文件，不再算作本文件的解读";

    protected override (string, string)? Shown(PublicItem item, InterpretationUntied e) => ("解读", "解读材料已经撤回");
}

internal sealed class WaiveInterpretation() : ItemStep<InterpretationWaived>("no-interpretation")
{
    protected override ImmutableArray<Transition<ItemStage>> Rows =>
        Row("不需要解读", InHand, null, [Role.SectionHead, Role.OfficeHead]);

    public override bool IsOffered(PublicItem matter, ItemSituation situation) => matter.Waived is null && matter.Interpretations.IsEmpty;

    protected override bool Suits(PublicItem item) => item.Kind.IsNormative;

    protected override PublicItem Apply(PublicItem item, InterpretationWaived e) => item with { Waived = e };

    protected override IEnumerable<Refusal> Faults(PublicItem item, InterpretationWaived e, ItemSituation situation) => [];

    protected override Sentence Told(InterpretationWaived e) => $"{e.By}说明不需要解读：{e.Reason}";

    protected override (string, string)? Shown(PublicItem item, InterpretationWaived e) => null;
}
