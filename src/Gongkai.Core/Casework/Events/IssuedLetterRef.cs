namespace Gongkai.Casework;

/// <summary>A letter that went out: its code (L02, D-N1 …), its number, the version of the template, and the files.</summary>
public sealed record IssuedLetterRef(string Code, string? Number, DateOnly DatedOn, string TemplateVersion, FileRef Docx, FileRef? Pdf)
{
    /// <summary>Whether it is a letter of that type.</summary>
    public bool Is(LetterType letter) => Code == letter.Code;
}
