using Microsoft.AspNetCore.WebUtilities;

namespace Gongkai.Features.Casework;

/// <summary>Addresses of the desk's search.</summary>
internal static class FindRoutes
{
    public const string Start = "/desk/search";

    /// <summary>What is found for words, narrowed.</summary>
    public static string Of(string? words, string? kind, string? stage, int? year, bool newest)
    {
        (string Name, string? Value)[] query = [("q", words), ("kind", kind), ("stage", stage), ("year", $"{year}"), ("newest", newest ? "true" : null)];
        return QueryHelpers.AddQueryString(Start, query.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => KeyValuePair.Create(one.Name, one.Value)));
    }
}
