using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing;

/// <summary>公开属性: how an item is open, decided when it is drafted (源头认定).</summary>
public enum Openness
{
    [Word("主动公开")] Proactive,
    [Word("依申请公开")] OnRequest,
    [Word("不予公开")] Closed,
}

/// <summary>The grounds on which information is not published: the closed list of articles 14 to 16.</summary>
public enum ClosingGround
{
    [Word("国家秘密（条例第十四条）")] StateSecret,
    [Word("法律、行政法规禁止公开（条例第十四条）")] Forbidden,
    [Word("危及国家安全、公共安全、经济安全、社会稳定（条例第十四条）")] Security,
    [Word("商业秘密、个人隐私等，会对第三方合法权益造成损害（条例第十五条）")] ThirdParty,
    [Word("内部事务信息（条例第十六条第一款）")] InternalAffairs,
    [Word("过程性信息（条例第十六条第二款）")] Process,
    [Word("行政执法案卷信息（条例第十六条第二款）")] Enforcement,
}

/// <summary>Where an item shall stand, and how open it is.</summary>
/// <param name="Column">栏目</param>
/// <param name="Openness">公开属性</param>
public sealed record ItemPlacement(string Column, Openness Openness)
{
    private const int MostPlaces = 6;

    /// <summary>The node of the statutory catalogue under which it falls; null for none.</summary>
    public string? Article { get; init; }

    /// <summary>The ground of one that is not published; null otherwise.</summary>
    public ClosingGround? Ground { get; init; }

    /// <summary>The reason of one that is not published on the agency's own motion.</summary>
    public PrivateRef? Why { get; init; }

    /// <summary>对内公开: whether only the agency's own people read it.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The sections that an internal item is for; empty: everybody in the agency.</summary>
    public ImmutableArray<string> Audience { get; init; } = [];

    /// <summary>What is wrong with it for an item of that kind, in an agency with those columns.</summary>
    public IEnumerable<Refusal> Faults(ItemKind kind, ImmutableArray<PublicColumn> columns)
    {
        if (Article is not null && StatutoryCatalogue.Find(Article) is null) yield return new("PU03") { Variant = "node", Field = nameof(Article) };
        if (columns.FirstOrDefault(column => column.Id == Column) is not { } column) yield return new("PU03") { Variant = "none", Field = nameof(Column) };
        else if (column.WhyNot(kind, this) is { } not) yield return not;
        if (Openness == Openness.Closed && Ground is null) yield return new("PU04") { Variant = "ground", Field = nameof(Ground) };
        if (Openness != Openness.Closed && Ground is not null) yield return new("PU04") { Variant = "open", Field = nameof(Ground) };
        if (Openness != Openness.Proactive && Why is null)
            yield return new("PU04") { Variant = "reason", Field = nameof(Why), Values = [("openness", Openness.Name())] };
        // Articles 20 and 21 leave no choice where one of their items is meant: what is left out of it is left out by grounds.
        if (Openness == Openness.OnRequest && StatutoryCatalogue.Find(Article) is { } node)
            yield return new("PU04") { Variant = "statutory", Field = nameof(Openness), Values = [("node", $"{node.Article}（{node.Name}）")] };
    }

    /// <summary>
    /// 专栏专用: that an item of the kind does not belong there, and where it does. Asked when it is drafted and submitted; what stood so before stands on.
    /// </summary>
    public IEnumerable<Refusal> Misplaced(ItemKind kind, ImmutableArray<PublicColumn> columns)
    {
        var isElsewhere = StatutoryCatalogue.Find(Article) is { } node && !kind.FallsUnder(node.Code);
        if (isElsewhere) yield return Elsewhere(kind);
        if (columns.FirstOrDefault(one => one.Id == Column) is not { } column || column.Suits(kind) || column.WhyNot(kind, this) is not null
            || isElsewhere && column.Node == Article) yield break;
        var places = columns.Where(one => one.Sort != ColumnSort.Internal && one.MayTake(kind))
            .OrderByDescending(one => one.KindsTaken.Contains(kind.Code)).ThenByDescending(one => one.Node is not null && one.Node == kind.Node)
            .Take(MostPlaces).Select(one => $"“{one.Name}”").ToList();
        yield return new("PU34")
        {
            Variant = places.Count > 0 ? "column" : "nowhere",
            Field = nameof(Column),
            Values = [("column", column.Name), ("kind", kind.Name), .. Where("places", places)],
        };
    }

    private Refusal Elsewhere(ItemKind kind)
    {
        static string Named(CatalogueNode node) => $"{node.Article}（{node.Name}）";
        var nodes = StatutoryCatalogue.Everywhere.Where(one => kind.FallsUnder(one.Code)).Select(Named).ToList();
        return new("PU34")
        {
            Variant = nodes.Count > 0 ? "node" : "no-node",
            Field = nameof(Article),
            Values = [("node", Named(StatutoryCatalogue.Find(Article)!)), ("kind", kind.Name), .. Where("nodes", nodes)],
        };
    }

    private static ImmutableArray<(string, object)> Where(string name, List<string> words) => words.Count > 0 ? [(name, string.Join('、', words))] : [];
}
