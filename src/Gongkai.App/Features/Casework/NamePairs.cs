using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Features.Casework;

/// <summary>The pairs of neighbouring characters of a name, by which a part of it is found among sealed rows.</summary>
public static class NamePairs
{
    /// <summary>Facet of a pair.</summary>
    public const string Facet = "name";

    private const int Most = 30;

    // Half of all organisations bear them: they tell nobody apart.
    private static readonly FrozenSet<string> Empty = new[] { "有限", "限公", "限责", "责任", "任公", "公司", "股份", "份有", "集团", "事务", "务所", "律师",
        "师事" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A name, or a part of one, made comparable.</summary>
    public static string Key(string name) => ChineseText.Key(name).ToUpperInvariant();

    /// <summary>The pairs of a name, each once; none of a single character.</summary>
    public static ImmutableArray<PersonalFacet> Of(string name)
    {
        var key = Key(name);
        return [.. Enumerable.Range(0, Math.Max(0, key.Length - 1)).Select(i => key.Substring(i, 2)).Where(pair => !Empty.Contains(pair)).Distinct().Take(Most)
            .Select(pair => new PersonalFacet(Facet, pair))];
    }
}
