namespace Gongkai.Features.Casework;

/// <summary>Addresses of reconsiderations and suits.</summary>
internal static class ReviewRoutes
{
    public const string List = "/desk/reviews";

    public static string Of(ReviewId review) => $"{List}/{review}";

    /// <summary>The form of a step.</summary>
    public static string Step(ReviewId review, string path) => $"{Of(review)}/{path}";

    public static string Entry(ReviewId review, int version) => $"{Of(review)}/entries/{version}";

    public static string OfCase(DisclosureRequestId request) => $"{CaseRoutes.Of(request)}/reviews";
}
