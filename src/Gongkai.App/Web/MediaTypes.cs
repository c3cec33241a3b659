namespace Gongkai.Web;

/// <summary>The kinds of files that are downloaded.</summary>
public static class MediaTypes
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string Pdf = "application/pdf";
}
