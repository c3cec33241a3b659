namespace Gongkai.Features.Casework;

/// <summary>Addresses of complaints, as the authority above answers them.</summary>
internal static class ComplaintRoutes
{
    public const string List = "/desk/complaints";

    public static string Of(Guid complaint) => $"{List}/{complaint}";
}
