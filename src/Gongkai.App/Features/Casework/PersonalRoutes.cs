namespace Gongkai.Features.Casework;

/// <summary>Addresses of personal information: who applied, who looked, what is to be erased.</summary>
internal static class PersonalRoutes
{
    public const string Retention = "/desk/retention";
    public const string Openings = "/desk/audit/openings";

    public static string Applicant(DisclosureRequestId request) => $"{CaseRoutes.Of(request)}/applicant";

    public static string Erase(DisclosureRequestId request) => $"{Retention}/{request}";

    public static string Certificate(DisclosureRequestId request) => $"{Erase(request)}/certificate";

    public static string CertificateWord(DisclosureRequestId request, string number) =>
        $"{Certificate(request)}?handler=Word&number={Uri.EscapeDataString(number)}";
}
