using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>Addresses of the reply to a request, from the choice of its kind to its service.</summary>
internal static class DecisionRoutes
{
    public static string Of(DisclosureRequestId request) => CaseRoutes.Step<DecisionDrafted>(request);

    public static string Choose(DisclosureRequestId request) => $"{Of(request)}/choose";

    public static string Draft(DisclosureRequestId request, string code) => $"{Of(request)}/draft/{code}";

    public static string Severance(DisclosureRequestId request) => CaseRoutes.Step<FileSevered>(request);

    public static string Check(DisclosureRequestId request) => $"{Of(request)}/check";

    public static string Legal(DisclosureRequestId request) => CaseRoutes.Step<LegalReviewed>(request);

    public static string Secrecy(DisclosureRequestId request) => CaseRoutes.Step<SecrecyReviewed>(request);

    public static string Approval(DisclosureRequestId request) => CaseRoutes.Step<DecisionApproved>(request);

    public static string Issue(DisclosureRequestId request) => $"{Of(request)}/issue";

    public static string Service(DisclosureRequestId request) => $"{Of(request)}/service";

    /// <summary>送达回证, in one of the formats of letters.</summary>
    public static string ServiceRecord(DisclosureRequestId request, string format) => $"{Of(request)}/service-record/{format}";

    public static string ThirdParty(DisclosureRequestId request) => $"{Of(request)}/third-party";

    public static string Order(DisclosureRequestId request) => CaseRoutes.Step<RehandlingOrdered>(request);
}
