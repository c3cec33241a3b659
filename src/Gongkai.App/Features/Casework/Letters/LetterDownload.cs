namespace Gongkai.Features.Casework;

/// <summary>The kinds of files that letters are downloaded as.</summary>
public static class LetterDownload
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public const string Pdf = "application/pdf";
}
