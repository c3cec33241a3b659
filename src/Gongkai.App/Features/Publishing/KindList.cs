using Gongkai.Publishing;

namespace Gongkai.Features.Publishing;

/// <summary>Kinds as a list within a statement.</summary>
internal static class KindList
{
    /// <summary>The list with its brackets; one that nothing is in where there are none.</summary>
    public static string Of(IEnumerable<ItemKind> kinds) => $"({string.Join(", ", kinds.Select(kind => $"'{kind.Code}'").DefaultIfEmpty("''"))})";
}
