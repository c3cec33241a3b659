using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Gongkai.Casework;
using Gongkai.Documents.Letters;
using Gongkai.Tests.Casework;

namespace Gongkai.Tests.Letters;

public sealed class LetterTests
{
    public static TheoryData<string> Codes => [.. LetterType.All.Select(letter => letter.Code)];

    [Theory, MemberData(nameof(Codes))]
    public void A_letter_reads_as_agreed(string code) =>
        Snapshot.Match(Issued(code).PlainText, $"{code}.txt");

    [Theory, MemberData(nameof(Codes))]
    public void Template_and_letter_are_valid_Open_XML(string code)
    {
        Assert.Empty(Faults(LetterTemplates.Default(code).Docx));
        Assert.Empty(Faults(Issued(code).Docx));
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_letter_leaves_no_field_open_and_cites_its_articles(string code)
    {
        var (letter, text) = (LetterType.Find(code)!, Issued(code).PlainText);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        if (code != "L07" && letter.ClassWord is not null) Assert.Contains(Citation.Of(letter.Articles), text, StringComparison.Ordinal);
        Assert.All(Letter.RemedyOf(letter).Paragraphs, paragraph => Assert.Contains(paragraph + "\n", text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_letter_that_lacks_something_names_all_of_it(string code)
    {
        var filling = LetterTemplates.Default(code).Fill(LetterFields.Empty);
        Assert.Null(filling.Letter);
        var told = Assert.Single(filling.Findings);
        Assert.All(LetterType.Find(code)!.RequiredOnce.Where(field => field != LetterField.Basis),
            field => Assert.Contains(field.Name, (string)told["fields"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void A_joint_work_is_put_to_its_co_maker_otherwise_than_to_another_agency()
    {
        var letter = LetterType.Find("L07")!;
        string Text(string? coMade) => LetterTemplates.Default(letter).Fill(Letter.FieldsOf(letter).With(LetterField.CoMade, coMade)).Letter!.PlainText;
        Assert.Contains("第三十四条", Text("由本机关牵头制作"), StringComparison.Ordinal);
        Assert.Contains("视为同意公开", Text("由本机关牵头制作"), StringComparison.Ordinal);
        Assert.Contains("第十一条", Text(null), StringComparison.Ordinal);
        Assert.DoesNotContain("视为同意", Text(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawn_request_is_ended_and_not_measured_by_article_2()
    {
        var letter = LetterType.Of(DispositionType.Misc);
        var text = LetterTemplates.Default(letter).Fill(Letter.FieldsOf(letter).With(LetterField.WithdrawnOn, new DateOnly(2026, 3, 9))).Letter!.PlainText;
        Assert.Contains("您于2026年3月9日撤回该申请。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("第二条", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_sentence_ends_in_two_stops() =>
        Assert.All(LetterType.All, letter => Assert.DoesNotMatch("。[。，；]", Issued(letter.Code).PlainText));

    [Fact]
    public void What_an_applicant_writes_is_no_markup()
    {
        var letter = LetterType.Of(DispositionType.NotHeld);
        var issued = LetterTemplates.Default(letter)
            .Fill(Letter.FieldsOf(letter).With(LetterField.Description, "<script>alert(1)</script>{{理由}}&\u0001")).Letter!;
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;{{理由}}&amp;”", issued.Html, StringComparison.Ordinal);
        Assert.Empty(Faults(issued.Docx));
    }

    [Fact]
    public void The_preview_has_headings_tables_and_the_picture()
    {
        var html = Issued("L01").Html;
        Assert.Contains("<h1>云川市商务局<br>\n政府信息公开申请登记回执</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">答复期限</th><td>2026年3月30日</td>", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_names_its_agency_and_not_the_template_s_author()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(Issued("D-N6").Docx.ToArray()), false);
        Assert.Equal(("云川市商务局", "政府信息公开申请答复书（云商复〔2026〕7号）"), (file.PackageProperties.Creator, file.PackageProperties.Title));
    }

    [Fact]
    public void A_letter_is_printed_as_PDF()
    {
        Assert.SkipUnless(Gongkai.Documents.Writing.PdfPrinter.IsAvailable, "no program that prints PDF is installed");
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(Issued("D-P").ToPdf(), 0, 8), StringComparison.Ordinal);
    }

    internal static IssuedLetter Issued(string code)
    {
        var letter = LetterType.Find(code)!;
        var filling = LetterTemplates.Default(letter).Fill(Letter.FieldsOf(letter));
        Assert.Empty(filling.Findings.Select(finding => Gongkai.Diagnostics.Message.Of(finding)));
        return filling.Letter!;
    }

    internal static IEnumerable<string> Faults(ReadOnlyMemory<byte> docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx.ToArray()), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(file).Take(5).Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];
    }
}
