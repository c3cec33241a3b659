using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Features.Casework;

/// <summary>
/// Pairs of neighbouring characters, by which Chinese text is found without a dictionary. Pairs that stand in every application say nothing and are left out.
/// </summary>
public static class Bigrams
{
    private const int Most = 400;

    private static readonly FrozenSet<string> Empty = new[]
    {
        "信息", "政府", "公开", "申请", "关于", "有关", "情况", "相关", "文件", "本人", "希望", "获取", "提供", "请求", "要求", "内容", "我局", "我市", "市政", "府信", "息公", "所有", "全部", "以及",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The pairs of a text, each once.</summary>
    public static ImmutableHashSet<string> Of(string text)
    {
        var key = ChineseText.Key(text).ToUpperInvariant();
        return [.. Enumerable.Range(0, Math.Max(0, key.Length - 1)).Select(i => key.Substring(i, 2)).Where(pair => !Empty.Contains(pair)).Take(Most)];
    }

    /// <summary>
    /// How much two texts resemble each other, from 0 to 1: the larger of what of the title stands in the description, and what of the description stands
    /// in title and summary.
    /// </summary>
    public static decimal Likeness(ImmutableHashSet<string> description, string title, string summary)
    {
        var named = Of(title);
        return Math.Max(Share(named, description), Share(description, named.Union(Of(summary))));
    }

    private static decimal Share(ImmutableHashSet<string> of, ImmutableHashSet<string> within) =>
        of.Count < 2 ? 0 : (decimal)of.Count(within.Contains) / of.Count;
}
