namespace Gongkai.Features.Casework;

/// <summary>Addresses of the registration of requests, and of what an agency tells applicants.</summary>
internal static class IntakeRoutes
{
    public const string Arrived = "/desk/intake";
    public const string New = "/desk/intake/new";
    public const string Answers = "/desk/intake/answers";
    public const string AnswersReview = "/desk/intake/answers/review";
    public const string Import = "/desk/import";
    public const string ImportTemplate = "/desk/import?handler=Template";

    public static string Of(DisclosureRequestId request) => $"{Arrived}/{request}";

    public static string Slip(DisclosureRequestId request) => $"{Of(request)}?handler=Slip";

    /// <summary>补发查询码, on the page of the request.</summary>
    public static string Reissue(DisclosureRequestId request) => $"{Of(request)}#reissue";

    public static string AnswersOf(AgencyId agency) => $"{Answers}?At={agency}";

    public static string AnswerAgain(AgencyId agency, Guid answer) => $"{AnswersOf(agency)}&again={answer}";

    public static string Imported(Guid report) => $"{Import}/{report}";

    public static string ImportedSheet(Guid report) => $"{Imported(report)}?handler=Sheet";

    public static string RefusedSheet(Guid report) => $"{ImportedSheet(report)}&only=refused";
}
