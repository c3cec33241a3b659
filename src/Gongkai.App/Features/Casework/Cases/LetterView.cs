using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>文号登记簿: every issued letter with its number, projected from the cases' events.</summary>
public static partial class LetterView
{
    /// <summary>Enters the letters of a case that are not entered yet.</summary>
    public static async Task WriteAsync(CaseChange change)
    {
        foreach (var letter in change.Matter.Letters)
        {
            var (year, sequence) = Read(letter);
            await change.Transaction.Connection.ExecuteAsync("""
                insert into letter_view (case_id, docx, agency, code, number, series, year, sequence, dated_on, template_version, case_number)
                values (@Id, @Sha256, @Agency, @Code, @Number, @series, @year, @sequence, @DatedOn, @TemplateVersion, @CaseNumber)
                on conflict (case_id, docx) do nothing
                """, new
            {
                change.Matter.Id,
                letter.Docx.Sha256,
                change.Agency,
                letter.Code,
                letter.Number,
                series = LetterType.Find(letter.Code)?.ClassWord ?? "",
                year,
                sequence,
                letter.DatedOn,
                letter.TemplateVersion,
                CaseNumber = change.Matter.Registration?.Number,
            }, change.Transaction.Transaction);
        }
    }

    // Every pattern of numbers ends so (GB/T 9704—2012, 7.2.5).
    private static (long Year, long? Sequence) Read(IssuedLetterRef letter) =>
        NumberEnd().Match(letter.Number ?? "") is { Success: true } match
            ? (long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : (letter.DatedOn.Year, null);

    [GeneratedRegex(@"〔(\d{4})〕(\d+)号$")]
    private static partial Regex NumberEnd();
}
