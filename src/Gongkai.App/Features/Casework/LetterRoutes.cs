using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>Addresses of letters, their files and their templates.</summary>
internal static class LetterRoutes
{
    public const string Register = "/desk/letters";
    public const string AllTemplates = "/admin/templates";

    public static string OfCase(DisclosureRequestId request) => $"{CaseRoutes.Of(request)}/letters";

    public static string Issue(DisclosureRequestId request, LetterType letter) => $"{OfCase(request)}/{letter.Code}";

    /// <summary>An issued letter as a file, in one of the formats of letters.</summary>
    public static string File(DisclosureRequestId request, string hash, string format) => $"{OfCase(request)}/files/{hash}/{format}";

    /// <summary>What a reply provides.</summary>
    public static string Provided(DisclosureRequestId request, string hash) => $"{OfCase(request)}/provided/{hash}";

    public static string Templates(AgencyId agency) => $"{AllTemplates}?agency={agency}";

    public static string Template(LetterType letter, AgencyId agency) => $"{AllTemplates}/{letter.Code}?agency={agency}";
}
