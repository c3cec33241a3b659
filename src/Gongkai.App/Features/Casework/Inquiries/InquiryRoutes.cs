namespace Gongkai.Features.Casework;

/// <summary>Addresses of inquiries.</summary>
internal static class InquiryRoutes
{
    public const string List = "/desk/inquiries";
    public const string Over = $"{List}?over=true";
    public const string New = $"{List}#new";

    /// <summary>公众: where whoever asked looks with his code.</summary>
    public const string Tracked = "/inquiries";

    public static string Of(InquiryId inquiry) => $"{List}/{inquiry}";

    public static string Entry(InquiryId inquiry, int version) => $"{Of(inquiry)}/entries/{version}";

    /// <summary>The form of a step.</summary>
    public static string Step(InquiryId inquiry, string path) => $"{Of(inquiry)}/{path}";
}
