namespace Gongkai.Features.Reports;

/// <summary>Addresses of the checks of annual reports.</summary>
internal static class ReportRoutes
{
    public const string Check = "/check";
    public const string Kept = "/desk/report-checks";

    public static string KeptCheck(Guid check) => $"{Kept}/{check}";
}
