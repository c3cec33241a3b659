using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing;

/// <summary>What a column is for; the first four are the fixed parts of the platform (国办公开办函〔2019〕61号), the fifth stands beside them.</summary>
public enum ColumnSort
{
    [Word("政府信息公开指南")] Guide,
    [Word("政府信息公开制度")] Rules,
    [Word("法定主动公开内容")] Statutory,
    [Word("政府信息公开年报")] Reports,
    [Word("依申请公开")] Requests,
    [Word("普通栏目")] Ordinary,
    [Word("专题专栏")] Topic,
    [Word("内部公开")] Internal,
}

/// <summary>栏目: a place of the portal. It accepts only what belongs in it.</summary>
/// <param name="Id">By which items name it, for ever: a word for what the Regulation fixes (<c>guide</c>, <c>P20-01</c>), else an id.</param>
/// <param name="Name">名称</param>
/// <param name="Sort">What it is for.</param>
public sealed record PublicColumn(string Id, string Name, ColumnSort Sort)
{
    /// <summary>The most days between two items that can be asked for.</summary>
    public const int MostUpdateDays = 3_660;

    /// <summary>The column that it stands under; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>The node of the statutory catalogue that it is bound to; null for one of no article.</summary>
    public string? Node { get; init; }

    /// <summary>更新周期: within how many days something new has to appear; null where none is set.</summary>
    public int? UpdateDays { get; init; }

    /// <summary>Where it stands among those beside it.</summary>
    public int Place { get; init; }

    /// <summary>The kinds that the agency has chosen for it, by their codes; null where it has chosen none.</summary>
    public ImmutableArray<string>? Kinds { get; init; }

    /// <summary>The kinds that lie in it: those that were chosen, or those that the platform gives it; empty: any that its node and its sort allow.</summary>
    [JsonIgnore]
    public ImmutableArray<string> KindsTaken => Kinds ?? UsualKinds(Id);

    /// <summary>Since when it takes nothing more; null while it does.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Whether the platform has it by law, so that nobody can close it or call it otherwise.</summary>
    public bool IsFixed => Id == Node || Fixed.Any(column => column.Id == Id);

    /// <summary>Whether items lie in it at all: not in the heading of the statutory part, and requests are no items.</summary>
    public bool TakesItems => ClosedOn is null && Sort != ColumnSort.Requests && (Sort != ColumnSort.Statutory || Node is not null);

    /// <summary>Whether an item of that kind can lie in it at all, whatever else it says.</summary>
    public bool MayTake(ItemKind kind) => TakesItems && Suits(kind) && !(kind.IsNews && Node is not null)
        && (kind.Home is { } home ? Sort == home : Sort is not (ColumnSort.Guide or ColumnSort.Rules or ColumnSort.Reports));

    /// <summary>Whether an item of that kind belongs in it by what it is: of the kinds that lie in it, and such as can fall under its node.</summary>
    public bool Suits(ItemKind kind) => (KindsTaken is not { IsEmpty: false } some || some.Contains(kind.Code)) && (Node is null || kind.FallsUnder(Node));

    /// <summary>What lies in the columns that most sites have, where the agency has chosen nothing else.</summary>
    private static ImmutableArray<string> UsualKinds(string id) => id switch
    {
        "news" => [ItemKinds.News.Code],
        "notices" =>
        [
            ItemKinds.Notice.Code, ItemKinds.WorkingDocument.Code, ItemKinds.PublicNotice.Code, ItemKinds.Consultation.Code, ItemKinds.Procurement.Code,
            ItemKinds.Recruitment.Code, ItemKinds.EmergencyPlan.Code, ItemKinds.ServiceResult.Code, ItemKinds.OtherInformation.Code,
        ],
        "interpretations" => [ItemKinds.Interpretation.Code],
        "responses" => [ItemKinds.HotTopic.Code, ItemKinds.Clarification.Code],
        "consultations" => [ItemKinds.Consultation.Code],
        _ => [],
    };

    /// <summary>The fixed parts.</summary>
    public static ImmutableArray<PublicColumn> Fixed { get; } =
    [
        new("guide", ColumnSort.Guide.Name(), ColumnSort.Guide) { Place = 1 },
        new("rules", ColumnSort.Rules.Name(), ColumnSort.Rules) { Place = 2 },
        new("statutory", ColumnSort.Statutory.Name(), ColumnSort.Statutory) { Place = 3 },
        new("reports", ColumnSort.Reports.Name(), ColumnSort.Reports) { Place = 4, UpdateDays = 366 },
        new("requests", ColumnSort.Requests.Name(), ColumnSort.Requests) { Place = 5 },
    ];

    /// <summary>Those with which an agency begins: the fixed parts, its nodes of the catalogue, and what most sites have. The last it may close.</summary>
    public static ImmutableArray<PublicColumn> At(AgencyLevel level) =>
    [
        .. Fixed,
        .. StatutoryCatalogue.Of(level).Select((node, i) =>
            new PublicColumn(node.Code, node.Name, ColumnSort.Statutory) { Parent = "statutory", Node = node.Code, Place = i + 1 }),
        new("news", "工作动态", ColumnSort.Ordinary) { Place = 11, UpdateDays = 14 },
        new("notices", "通知公告", ColumnSort.Ordinary) { Place = 12, UpdateDays = 180 },
        new("interpretations", "政策解读", ColumnSort.Ordinary) { Place = 13 },
        new("responses", "热点回应", ColumnSort.Ordinary) { Place = 14 },
        new("consultations", "意见征集", ColumnSort.Ordinary) { Place = 15 },
        new("internal", "内部公开", ColumnSort.Internal) { Place = 99 },
    ];

    /// <summary>Why an item does not belong in it; null when it does. 专栏姓专: a statutory column takes what its article names, and no news.</summary>
    public Refusal? WhyNot(ItemKind kind, ItemPlacement placement) =>
        ClosedOn is not null || !TakesItems ? Not("closed")
        : placement.IsInternal != (Sort == ColumnSort.Internal) ? Not(placement.IsInternal ? "internal" : "external")
        : kind.Home is { } home && home != Sort ? Not("home", ("kind", kind.Name), ("home", home.Name()))
        : Sort is ColumnSort.Guide or ColumnSort.Rules or ColumnSort.Reports && kind.Home != Sort ? Not("fixed", ("kind", kind.Name))
        : Node is null ? null
        : kind.IsNews ? Not("news", ("kind", kind.Name))
        : placement.Article != Node ? Not("article", ("node", $"{StatutoryCatalogue.Find(Node)?.Article}（{StatutoryCatalogue.Find(Node)?.Name}）"))
        : null;

    private Refusal Not(string variant, params ImmutableArray<(string, object)> values) =>
        new("PU03") { Variant = variant, Field = nameof(ItemPlacement.Column), Values = [("column", Name), .. values] };
}
