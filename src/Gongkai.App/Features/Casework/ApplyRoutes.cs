namespace Gongkai.Features.Casework;

/// <summary>Addresses of what applicants find before they apply, and of the application.</summary>
internal static class ApplyRoutes
{
    public const string Start = "/apply";
    public const string Receipt = "/apply/receipt";
    public const string Slip = "/apply/receipt/slip";
    public const string Calculator = "/calculator";

    public static string At(AgencyId agency) => $"{Start}/{agency}";

    /// <summary>更正申请</summary>
    public static string CorrectionAt(AgencyId agency) => $"{Start}/{agency}/correction";

    public static string Guide(AgencyId agency) => $"/agencies/{agency}";

    public static string BlankForm(AgencyId agency) => $"{Guide(agency)}/form";

    public static string BlankFormWord(AgencyId agency) => $"{BlankForm(agency)}?handler=Word";

    public static string BlankFormPdf(AgencyId agency) => $"{BlankForm(agency)}?handler=Pdf";
}
