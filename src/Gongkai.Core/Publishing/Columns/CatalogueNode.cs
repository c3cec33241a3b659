using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Publishing;

/// <summary>法定主动公开事项: one thing that the Regulation orders to publish.</summary>
/// <param name="Code">P20-01 for 第二十条第一项; P21-… for those of 第二十一条.</param>
/// <param name="Article">Where it stands, in words.</param>
/// <param name="Name">What it is.</param>
public sealed record CatalogueNode(string Code, string Article, string Name);

/// <summary>The spine of every agency's catalogue: 第二十条 for all, 第二十一条 by level.</summary>
public static class StatutoryCatalogue
{
    /// <summary>政府信息公开条例第二十条, its fifteen items.</summary>
    public static ImmutableArray<CatalogueNode> Everywhere { get; } = Numbered(
        "法规、规章和规范性文件", "机关概况", "规划和相关政策", "统计信息", "行政许可和其他对外管理服务", "行政处罚、行政强制", "财政预算、决算",
        "行政事业性收费", "政府集中采购", "重大建设项目", "民生政策、措施及其实施", "突发公共事件", "监督检查", "公务员招考", "其他应当主动公开的信息");

    /// <summary>第二十一条第一款: of cities with districts, counties, and their departments.</summary>
    public static ImmutableArray<CatalogueNode> OfCitiesAndCounties { get; } =
        Lettered("第二十一条第一款", "C", "市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助");

    /// <summary>第二十一条第二款: of townships.</summary>
    public static ImmutableArray<CatalogueNode> OfTowns { get; } = Lettered("第二十一条第二款", "T",
        "农业农村政策的贯彻落实", "农田水利工程建设运营", "农村土地承包经营权流转", "宅基地使用情况审核", "土地征收（乡镇）", "房屋征收（乡镇）", "筹资筹劳", "社会救助（乡镇）");

    private static readonly FrozenDictionary<string, CatalogueNode> Known =
        Everywhere.Concat(OfCitiesAndCounties).Concat(OfTowns).ToFrozenDictionary(node => node.Code);

    /// <summary>What an agency of that level has to publish.</summary>
    public static ImmutableArray<CatalogueNode> Of(AgencyLevel level) => level switch
    {
        AgencyLevel.City or AgencyLevel.County => [.. Everywhere, .. OfCitiesAndCounties],
        AgencyLevel.Town => [.. Everywhere, .. OfTowns],
        _ => Everywhere,
    };

    /// <summary>The node of a code; null when there is none.</summary>
    public static CatalogueNode? Find(string? code) => code is null ? null : Known.GetValueOrDefault(code);

    private static ImmutableArray<CatalogueNode> Numbered(params ReadOnlySpan<string> names)
    {
        var nodes = ImmutableArray.CreateBuilder<CatalogueNode>(names.Length);
        foreach (var name in names) nodes.Add(new($"P20-{nodes.Count + 1:00}", $"第二十条第{Item(nodes.Count + 1)}项", name));
        return nodes.ToImmutable();
    }

    private static ImmutableArray<CatalogueNode> Lettered(string article, string letter, params ReadOnlySpan<string> names)
    {
        var nodes = ImmutableArray.CreateBuilder<CatalogueNode>(names.Length);
        foreach (var name in names) nodes.Add(new($"P21-{letter}{nodes.Count + 1}", article, name));
        return nodes.ToImmutable();
    }

    private static string Item(int number) => "一二三四五六七八九十"[Math.Min(number, 10) - 1] + (number > 10 ? $"{"一二三四五"[number - 11]}" : "");
}
