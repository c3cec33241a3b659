using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Diagnostics;

/// <summary>The pages of all codes, embedded in the product; each is read when first asked for.</summary>
public static class RuleCatalogue
{
    private const string Families = "RD ST TX CF SM IY NV AG CW PU IA PB RX SV WF";
    private const string Folder = "rules/";

    private static readonly FrozenDictionary<string, Lazy<RulePage>> Pages =
        typeof(RuleCatalogue).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..^".md".Length], name => new Lazy<RulePage>(() => Open(name)));

    /// <summary>All codes that have a page: family by family, as a report is gone through, then by number.</summary>
    public static ImmutableArray<string> Codes { get; } =
        [.. Pages.Keys.OrderBy(code => Families.IndexOf(code[..2], StringComparison.Ordinal)).ThenBy(code => code, StringComparer.Ordinal)];

    /// <summary>All pages in that order.</summary>
    public static IEnumerable<RulePage> All => Codes.Select(code => Pages[code].Value);

    /// <summary>The page of a code, whatever its case (<c>cf03</c>, <c>CF-03</c>); null when there is none.</summary>
    public static RulePage? Find(string code) =>
        Pages.GetValueOrDefault(code)?.Value
        ?? Pages.GetValueOrDefault(code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant())?.Value;

    private static RulePage Open(string name)
    {
        using var stream = typeof(RuleCatalogue).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return RulePage.Parse(reader.ReadToEnd());
    }
}
