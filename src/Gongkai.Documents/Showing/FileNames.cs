using System.Collections.Immutable;

namespace Gongkai.Documents.Showing;

/// <summary>Names for what is written about files: safe on every system, different from each other, the same in every run.</summary>
public static class FileNames
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "index", "findings", "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3",
    };

    /// <summary>A name without extension for each path or archive member, in their order.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> files)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(file => Free(Safe(file), taken))];
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var n = 2; Reserved.Contains(free) || !taken.Add(free); n++) free = $"{name}-{n}";
        return free;
    }

    private static string Safe(string file)
    {
        var last = file.TrimEnd('/', '\\').Split('/', '\\')[^1];
        var dot = last.LastIndexOf('.');
        var stem = dot > 0 ? last[..dot] : last;
        var safe = new string([.. stem.Select(c => c < ' ' || "<>:\"|?*#%&{}$!'`=@+".Contains(c, StringComparison.Ordinal) || char.IsSurrogate(c) ? '_' : c)
            .Take(80)]).Trim(' ', '.', '_');
        return safe.Length > 0 ? safe : "report";
    }
}
