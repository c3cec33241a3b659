namespace Gongkai.Features.Casework;

/// <summary>Addresses of the lists of cases, as the desk's first page has them.</summary>
internal static class ListRoutes
{
    public static string Of(ListScope scope, ListUrgency? urgency = null) =>
        $"{CaseRoutes.List}?f.Scope={scope}{(urgency is { } near ? $"&f.Urgency={near}" : "")}";
}
