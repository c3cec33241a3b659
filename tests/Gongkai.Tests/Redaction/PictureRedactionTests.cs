using System.Buffers.Binary;
using Gongkai.Bench.Redaction;
using Gongkai.Documents;
using Gongkai.Documents.Redaction;
using Gongkai.Severing;
using UglyToad.PdfPig;

namespace Gongkai.Tests.Redaction;

/// <summary>What is taken out of a PDF or a picture is neither seen nor stored.</summary>
public sealed class PictureRedactionTests
{
    private const string Name = "OuyangXiaolan";

    [Fact]
    public void A_PDF_is_made_anew_without_the_words_and_with_the_rest_to_be_read()
    {
        Assert.SkipUnless(Poppler.IsInstalled, "poppler is not installed");
        var made = Redact(MarkedPdf.Document(Name), Part() with { Words = Name });

        using var document = PdfDocument.Open(made.Content);
        var text = string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("Therestofitstays", text, StringComparison.Ordinal);
        // What was under a box, white, or never painted is not read any more; what was seen is black.
        Assert.DoesNotMatch("white|under|unseen|Ouyang|Xiaolan", text);
        Assert.Contains("form", text, StringComparison.Ordinal);
        Assert.Equal([], Traces.In(made.Content, Name));
        Assert.Equal([], Traces.In(made.Content, "white"));
        Assert.All(made.Proof.Readings, reading => Assert.Equal(0, reading.Hits));
        Assert.Contains(made.Proof.Besides, besides => besides.What == "附带的文件");
    }

    [Fact]
    public void Pages_and_areas_of_a_PDF_are_black()
    {
        Assert.SkipUnless(Poppler.IsInstalled, "poppler is not installed");
        var whole = Redact(MarkedPdf.Document(Name), At("第1页"));
        using (var document = PdfDocument.Open(whole.Content)) Assert.Empty(document.GetPage(1).Letters);

        // The first line, about 22 mm from the upper edge.
        var area = Redact(MarkedPdf.Document(Name), At("第1页 10,15,180,10"));
        using (var document = PdfDocument.Open(area.Content))
        {
            var text = string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value));
            Assert.DoesNotContain("Reply", text, StringComparison.Ordinal);
            Assert.Contains("form", text, StringComparison.Ordinal);
        }
        Assert.Equal("RX02", Refused(MarkedPdf.Document(Name), At("第2页")));
        Assert.Equal("RX02", Refused(MarkedPdf.Document(Name), At("第1段")));
        Assert.Equal("RX03", Refused(MarkedPdf.Document(Name), Part() with { Words = "Nobody" }));
    }

    [Fact]
    public void A_page_that_is_a_picture_refuses_words_until_somebody_has_looked()
    {
        Assert.SkipUnless(Poppler.IsInstalled, "poppler is not installed");
        // Redacted before: the page is black, and nothing of it can be read.
        var scanned = Redact(MarkedPdf.Document(Name), At("第1页 0,0,209,280")).Content;
        Assert.Equal("RX05", Refused(scanned, Part() with { Words = Name }));
        var looked = new SeverancePlan([Part() with { Words = Name }]) { PagesLookedAt = [1] };
        Assert.Equal("RX03", Assert.Throws<FileRefusedException>(() => Redactor.Redact(scanned, looked, ReadingLimits.Default)).Finding.Code);
    }

    [Fact]
    public void A_picture_keeps_its_pixels_and_nothing_else()
    {
        var picture = Png(40, 30, "tEXt", "Author\0" + Name);
        var made = Redact(picture, At("10,10,20,5"));

        Assert.Equal([], Traces.In(made.Content, Name));
        var pixels = PictureRedaction.Decoded(made.Content);
        Assert.True(pixels.IsCovered(10, 10, 30, 15));
        Assert.False(pixels.IsCovered(0, 0, 10, 10));
        Assert.Equal((40, 30), (pixels.Width, pixels.Height));
        Assert.Equal("RX05", Refused(picture, Part() with { Words = Name }));
        Assert.Equal("RX02", Refused(picture, At("100,100,5,5")));
        Assert.Equal("RD02", Refused(picture[..60], At("1,1,5,5")));
    }

    private static RedactedFile Redact(byte[] file, SeveredPart part) => Redactor.Redact(file, new([part]), ReadingLimits.Default);

    private static string Refused(byte[] file, SeveredPart part) => Assert.Throws<FileRefusedException>(() => Redact(file, part)).Finding.Code;

    private static SeveredPart Part() => new("当事人", SeveranceGround.ThirdPartyHarm, "涉及隐私");

    private static SeveredPart At(string place) => Part() with { Place = SeverancePlace.Parse(place) };

    // A grey picture with a chunk of text before its pixels; checksums of other chunks are not looked at.
    private static byte[] Png(int width, int height, string type, string text)
    {
        var pixels = new byte[width * height * 3];
        pixels.AsSpan().Fill(200);
        var png = new Raster(width, height, pixels).ToPng();
        var chunk = new byte[12 + text.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, text.Length);
        System.Text.Encoding.Latin1.GetBytes(type + text).CopyTo(chunk, 4);
        return [.. png[..33], .. chunk, .. png[33..]];
    }
}
