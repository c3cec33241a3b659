namespace Gongkai.Features.Casework;

/// <summary>Addresses of a request as whoever holds its code finds it.</summary>
internal static class TrackRoutes
{
    public const string Start = "/track";
    public const string Lost = "/track/lost";
    public const string LostSent = "/track/lost?sent=true";

    public const string LostMail = "/track/lost/mail";

    public static string Of(string code) => $"{Start}/{code}";

    public static string Clock(string code) => $"{Of(code)}/clock";

    public static string File(string code, string sha256) => $"{Of(code)}/files/{sha256}";

    public static string Correct(string code) => $"{Of(code)}/correct";

    public static string Reasons(string code) => $"{Of(code)}/reasons";

    public static string Withdraw(string code) => $"{Of(code)}/withdraw";

    public static string Rate(string code) => $"{Of(code)}/rate";

    public static string Complain(string code) => $"{Of(code)}/complain";
}
