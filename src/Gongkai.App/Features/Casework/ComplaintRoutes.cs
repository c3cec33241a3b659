namespace Gongkai.Features.Casework;

/// <summary>Addresses of complaints, as the authority above answers them.</summary>
internal static class ComplaintRoutes
{
    public const string List = "/desk/complaints";

    public static string Of(ComplaintId complaint) => $"{List}/{complaint}";

    /// <summary>The form of a step.</summary>
    public static string Step(ComplaintId complaint, string path) => $"{Of(complaint)}/{path}";

    public static string Entry(ComplaintId complaint, int version) => $"{Of(complaint)}/entries/{version}";
}
