namespace Gongkai.Features.Casework;

/// <summary>Addresses of what an agency sets for its casework.</summary>
internal static class SettingsRoutes
{
    public static string Of(AgencyId agency) => $"/admin/agencies/{agency}/settings";

    /// <summary>What it tells applicants: how to apply, what becomes of their personal information.</summary>
    public static string Guide(AgencyId agency) => $"/admin/agencies/{agency}/guide";
}
