using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Publishing;

/// <summary>信息种类: all kinds of items, each in a file of its own.</summary>
public static partial class ItemKinds
{
    private static readonly Lazy<FrozenDictionary<string, ItemKind>> Known = new(() => All.ToFrozenDictionary(kind => kind.Code));

    /// <summary>Every kind, in the order in which they are offered.</summary>
    public static ImmutableArray<ItemKind> All =>
    [
        Regulation, NormativeDocument, WorkingDocument, Interpretation, Notice,
        News, Plan, Procurement, Budget, PowerEntry,
        ProposalReply, PublicNotice, Consultation, KeyArea, EmergencyPlan,
        HotTopic, Clarification, Statistics, ReleaseCalendar, TaskList,
        Profile, Leader, DisclosureGuide, DisclosureRule, YearlyReport, ServiceGuide,
        ServiceResult, Recruitment, OtherInformation,
    ];

    /// <summary>The kind of a code; null when there is none.</summary>
    public static ItemKind? Find(string? code) => code is null ? null : Known.Value.GetValueOrDefault(code);

    /// <summary>The kind of what lies in a column, where that is one only; null where several may be meant.</summary>
    public static ItemKind? UsualIn(PublicColumn column) => column.Id switch
    {
        "news" => News,
        "notices" => Notice,
        "interpretations" => Interpretation,
        "responses" => HotTopic,
        "consultations" => Consultation,
        "P20-04" => Statistics,
        _ => All.Where(kind => column.Node is { } node ? kind.Node == node && kind.Home is null : kind.Home == column.Sort).ToArray() is [var only]
            ? only : null,
    };

    /// <summary>The kind of a code that some event names.</summary>
    public static ItemKind Of(string code) => Find(code) ?? throw new ArgumentOutOfRangeException(nameof(code), code, "no such kind of items");
}
