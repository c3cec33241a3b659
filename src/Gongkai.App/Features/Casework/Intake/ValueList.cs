using System.Globalization;
using Dapper;

namespace Gongkai.Features.Casework;

/// <summary>A list of values inside a statement, one parameter each: the one form that both engines know.</summary>
internal static class ValueList
{
    /// <summary>Adds the values and gives what stands behind <c>in</c>; nothing is in an empty list.</summary>
    public static string AddList(this DynamicParameters parameters, string name, IEnumerable<string> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"@{name}{names.Count}"));
            parameters.Add(names[^1], value);
        }
        return names.Count == 0 ? "(null)" : $"({string.Join(", ", names)})";
    }
}
