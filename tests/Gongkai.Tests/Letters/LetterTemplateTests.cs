using System.Collections.Immutable;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Documents.Letters;
using Gongkai.Tests.Casework;

namespace Gongkai.Tests.Letters;

// Inside the namespace, before Gongkai.Text.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>What an agency does to a template in Word, and what it may not do.</summary>
public sealed class LetterTemplateTests
{
    private static readonly LetterType Extension = LetterType.Find("L04")!;

    [Fact]
    public void A_field_that_Word_has_split_over_runs_is_filled_wherever_it_was_split() =>
        Gen.Select(Gen.Int[0, LetterType.All.Length - 1], Gen.Int[1, 7]).Sample((index, length) =>
        {
            var letter = LetterType.All[index];
            var split = Edited(LetterTemplates.Default(letter).Docx, file =>
            {
                foreach (var run in file.MainDocumentPart!.Document!.Descendants<Run>().Where(run => run.Elements<Text>().Count() == 1).ToList())
                    Split(run, length);
            });
            var filling = LetterTemplate.Read(letter, split).Template!.Fill(Letter.FieldsOf(letter));
            Assert.Equal(LetterTests.Issued(letter.Code).PlainText, filling.Letter!.PlainText);
            Assert.Empty(LetterTests.Faults(filling.Letter.Docx));
        }, iter: 20);

    [Fact]
    public void What_the_agency_changes_in_Word_stays()
    {
        var changed = Edited(LetterTemplates.Default(Extension).Docx, file =>
        {
            var body = file.MainDocumentPart!.Document!.Body!;
            body.PrependChild(
                new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
                    new Run(new RunProperties(new Bold()), new Text("｛｛ 机关名称 ｝｝文件"))));
            body.InsertAt(new SdtBlock(new SdtContentBlock(new Paragraph(new Run(new Text("抄送：{{公开工作机构}}"))))), 1);
            foreach (var footer in file.MainDocumentPart.FooterParts) footer.Footer!.Append(new Paragraph(new Run(new Text("编号 {{文号}}"))));
        });
        var issued = LetterTemplate.Read(Extension, changed).Template!.Fill(Letter.FieldsOf(Extension)).Letter!;

        Assert.StartsWith("云川市商务局文件\n抄送：云川市商务局办公室\n", issued.PlainText, StringComparison.Ordinal);
        Assert.Contains("<p class=\"centre\">云川市商务局文件</p>", issued.Html, StringComparison.Ordinal);
        using var file = WordprocessingDocument.Open(new MemoryStream(issued.Docx.ToArray()), false);
        Assert.All(file.MainDocumentPart!.FooterParts, footer => Assert.EndsWith("编号 云商延〔2026〕7号", footer.Footer!.InnerText, StringComparison.Ordinal));
        Assert.NotNull(file.MainDocumentPart.Document!.Body!.Descendants<Bold>().FirstOrDefault());
        Assert.Empty(LetterTests.Faults(issued.Docx));
    }

    [Fact]
    public void Reasons_of_several_paragraphs_become_paragraphs_and_lines()
    {
        var letter = LetterType.Of(DispositionType.AlreadyPublic);
        var text = LetterTemplates.Default(letter)
            .Fill(Letter.FieldsOf(letter).With(LetterField.WherePublic, "甲\n\n乙").With(LetterField.Description, "一\n二")).Letter!;
        Assert.Contains("\n甲\n乙\n", text.PlainText, StringComparison.Ordinal);
        Assert.Contains("“一<br>\n二”", text.Html, StringComparison.Ordinal);
    }

    public static TheoryData<string> Codes =>
        [.. from page in RuleCatalogue.All
            where page.Code.StartsWith("CW6", StringComparison.Ordinal)
                && !page.Examples.Any(example => example.Kind.StartsWith("case", StringComparison.Ordinal)) select page.Code];

    [Theory, MemberData(nameof(Codes))]
    public void The_examples_of_a_page_are_judged_as_the_page_says(string code)
    {
        var page = RuleCatalogue.Find(code)!;
        Assert.Contains(page.Examples, example => example.IsWrong);
        Assert.Contains(page.Examples, example => !example.IsWrong);
        var told = new List<string?>();
        foreach (var example in page.Examples)
        {
            var findings = Judged(example);
            if (!example.IsWrong) Assert.Empty(findings.Select(finding => Message.Of(finding)));
            else
            {
                Assert.Contains(findings, finding => finding.Code == code);
                Assert.All(findings.Where(finding => finding.Code == code),
                    finding => Assert.Equal(page.Message(finding.Variant, Language.Chinese)!.Names.Order(),
                        finding.Values.Select(value => value.Name).Intersect(page.Message(finding.Variant, Language.Chinese)!.Names).Order()));
                told.AddRange(findings.Where(finding => finding.Code == code).Select(finding => finding.Variant));
            }
        }
        Assert.Equal(page.Variants.Order(), told.Distinct().Order());
    }

    [Fact]
    public void A_damaged_file_is_refused_and_never_breaks_anything() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Byte).Sample((at, value) =>
        {
            var bytes = LetterTemplates.Default("L02").Docx.ToArray();
            bytes[at % bytes.Length] = value;
            var reading = LetterTemplate.Read(LetterType.Find("L02")!, bytes);
            Assert.True(reading.Template is not null || reading.Findings.Length > 0);
        }, iter: 300);

    private static ImmutableArray<Finding> Judged(PageExample example)
    {
        var words = example.Kind.Split(' ');
        return words[0] switch
        {
            "letter-number" => LetterNumberPattern.Read(example.Text).Faults,
            "template" => LetterTemplate.Read(LetterType.Find(words[1])!, LetterDraft.ToDocx([.. example.Text.Split('\n')], "")).Findings,
            "word" => LetterTemplate.Read(Extension, Spoilt(example.Text.Trim())).Findings,
            "letter" => Filled(LetterType.Find(words[1])!, example.Text).Findings,
            _ => Remedied(words, example.Text),
        };
    }

    private static LetterFilling Filled(LetterType letter, string text)
    {
        var fields = Letter.FieldsOf(letter);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            fields = line.Split('：') switch
            {
                ["缺", var name] => Without(fields, letter.Fields.First(field => field.Name == name)),
                [_, var code] => fields.With(Letter.RemedyOf(LetterType.Find(code)!)),
                _ => throw new FormatException(line),
            };
        return LetterTemplates.Default(letter).Fill(fields);
    }

    private static LetterFields Without(LetterFields fields, LetterField field) => field.Kind switch
    {
        LetterFieldKind.List => fields.With(field, (IEnumerable<LetterFields>)[]),
        LetterFieldKind.Day => fields.With(field, (DateOnly?)null),
        _ => fields.With(field, (string?)null),
    };

    private static ImmutableArray<Finding> Remedied(string[] words, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('：', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var agency = Letter.Agency with
        {
            Government = new(lines["复议机关"], lines["地址"], lines.GetValueOrDefault("互联网渠道")),
            Court = lines.GetValueOrDefault("法院"),
        };
        var (_, fault) = RemedyTexts.Of(Disposition.Find(words[1])!.Type, agency, DateOnly.ParseExact(words[2], "yyyy-MM-dd"), new(),
            servedOnline: words.Length > 3);
        return fault is null ? [] : [fault];
    }

    private static ReadOnlyMemory<byte> Spoilt(string how)
    {
        var docx = LetterTemplates.Default(Extension).Docx;
        return how switch
        {
            "纯文本" => "{{申请人}}"u8.ToArray(),
            "宏" => Edited(docx, file => file.ChangeDocumentType(WordprocessingDocumentType.MacroEnabledDocument)),
            "外部链接" =>
                Edited(docx,
                    file => file.MainDocumentPart!.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
                        new("http://example.invalid/a.png"))),
            "修订" =>
                Edited(docx,
                    file =>
                        file.MainDocumentPart!.Document!.Body!.PrependChild(new Paragraph(new InsertedRun(new Run(new Text("增"))) { Id = "1", Author = "甲" }))),
            "批注" =>
                Edited(docx,
                    file =>
                        file.MainDocumentPart!.AddNewPart<WordprocessingCommentsPart>().Comments =
                            new(new Comment(new Paragraph()) { Id = "1", Author = "甲" })),
            _ => docx,
        };
    }

    private static ReadOnlyMemory<byte> Edited(ReadOnlyMemory<byte> docx, Action<WordprocessingDocument> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(docx.Span);
        using (var file = WordprocessingDocument.Open(stream, true)) edit(file);
        return stream.ToArray();
    }

    private static void Split(Run run, int length)
    {
        var text = run.GetFirstChild<Text>()!.Text;
        for (var i = 0; i < text.Length; i += length)
        {
            var piece = (Run)run.CloneNode(true);
            piece.GetFirstChild<Text>()!.Text = text[i..Math.Min(i + length, text.Length)];
            piece.GetFirstChild<Text>()!.Space = SpaceProcessingModeValues.Preserve;
            run.InsertBeforeSelf(piece);
        }
        run.Remove();
    }
}
