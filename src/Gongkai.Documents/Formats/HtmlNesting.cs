using System.Collections.Frozen;

namespace Gongkai.Documents.Formats;

/// <summary>Counts, before a parser does, how deep a page's elements can nest: the work of parsing grows with it.</summary>
internal static class HtmlNesting
{
    private const int DeepestTables = 100;
    private const int Deepest = 500;
    private const int LongestName = 16;

    // These end by themselves where the next begins, or hold nothing.
    private static readonly FrozenSet<string> Flat = FrozenSet.ToFrozenSet(
        "a area base br col colgroup dd dt embed h1 h2 h3 h4 h5 h6 head hr html body img input li link meta nobr option optgroup p param source tbody td tfoot th thead tr track wbr script style title".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses, with RD05, what nests deeper than any page made by people.</summary>
    public static void Refuse(string html)
    {
        var flat = Flat.GetAlternateLookup<ReadOnlySpan<char>>();
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var counts = open.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var closes = html[at + 1] == '/';
            var name = Name(html, closes ? at + 2 : at + 1);
            if (name.IsEmpty || flat.Contains(name)) continue;
            counts.TryGetValue(name, out var count);
            if (closes && count == 0) continue;
            counts[name] = count += closes ? -1 : 1;
            depth += closes ? -1 : 1;
            if (depth > Deepest) throw new FileRefusedException(FileFault.NestedTooDeep(Deepest));
            if (count > DeepestTables && name.Equals("table", StringComparison.OrdinalIgnoreCase)) throw new FileRefusedException(FileFault.NestedTooDeep(DeepestTables));
        }
    }

    private static ReadOnlySpan<char> Name(string html, int from)
    {
        var to = from;
        while (to < html.Length && to - from < LongestName && char.IsAsciiLetterOrDigit(html[to])) to++;
        return html.AsSpan(from, to - from);
    }
}
