using Gongkai.Casework;
using Gongkai.Documents.Letters;

namespace Gongkai.Features.Casework;

/// <summary>A template filled with an invented case.</summary>
public static class TemplatePreview
{
    // Where the agency's own particulars are not entered yet, the preview shows invented ones.
    private static AgencyForLetters Invented { get; } = new("云川市商务局", "云商", AgencyStanding.LocalDepartment, "办公室", "云川市和平路18号", "0123-8800001")
    {
        Government = new("云川市人民政府", "云川市和平路1号"),
        Court = "云川市青岭区人民法院",
    };

    /// <summary>The letter; null where the template cannot be filled.</summary>
    public static IssuedLetter? Of(LetterTemplate template, AgencyForLetters agency, DateOnly today)
    {
        var letter = template.Letter;
        var fields = ExampleFields.Of(letter, agency);
        var remedy = (letter.Disposition is { } decision
            ? RemedyTexts.Of(decision, agency, today, new()) : RemedyTexts.Of(letter.RemedyKind, agency, today)).Text
            ?? (letter.Disposition is { } shown ? RemedyTexts.Of(shown, Invented, today, new()) : RemedyTexts.Of(letter.RemedyKind, Invented, today)).Text;
        return template.Fill(remedy is null ? fields : fields.With(remedy)).Letter;
    }
}
