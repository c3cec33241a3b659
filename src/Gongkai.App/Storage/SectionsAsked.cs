using System.Collections.Immutable;
using Dapper;

namespace Gongkai.Storage;

/// <summary>Sections in the condition of a question. In a list each engine reads a parameter its own way; one by one they read them alike.</summary>
internal static class SectionsAsked
{
    /// <summary><c> or section = @section0 or …</c>, with the parameters that it names.</summary>
    public static string OrIn(this DynamicParameters asked, ImmutableArray<string> sections, string column = "section")
    {
        foreach (var (i, section) in sections.Index()) asked.Add($"section{i}", section);
        return string.Concat(sections.Select((_, i) => $" or {column} = @section{i}"));
    }
}
