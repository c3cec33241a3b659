using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Bench.Redaction;
using Gongkai.Documents;
using Gongkai.Documents.Redaction;
using Gongkai.Severing;

namespace Gongkai.Tests.Redaction;

/// <summary>What is taken out of a Word document or a workbook is nowhere in the result.</summary>
public sealed class RedactionTests
{
    private const string Name = "欧阳晓岚";

    public static TheoryData<string> WordPlaces { get; } = [.. MarkedPackage.WordPlaces];

    public static TheoryData<string> SheetPlaces { get; } = [.. MarkedPackage.SheetPlaces];

    [Theory, MemberData(nameof(WordPlaces))]
    public void Words_go_from_every_place_of_a_Word_document(string place) => Gone(MarkedPackage.Document(Name, one => one == place), Name);

    [Theory, MemberData(nameof(SheetPlaces))]
    public void Words_go_from_every_place_of_a_workbook(string place) => Gone(MarkedPackage.Workbook(Name, one => one == place), Name);

    [Fact]
    public void All_places_at_once_are_cleaned_and_the_rest_stays()
    {
        var (word, sheet) = (Gone(MarkedPackage.Document(Name, _ => true), Name), Gone(MarkedPackage.Workbook(Name, _ => true), Name));

        Assert.Contains("前文███后文", Part(word.Content, "word/document.xml"), StringComparison.Ordinal);
        Assert.Contains("末段", Part(word.Content, "word/document.xml"), StringComparison.Ordinal);
        Assert.Contains("办理人：███", Part(sheet.Content, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("12.5", Part(sheet.Content, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_plan_makes_the_same_file_and_the_proof_says_what_was_looked_for()
    {
        var file = MarkedPackage.Document(Name, _ => true);
        var (made, again) = (Redact(file, Words(Name)), Redact(file, Words(Name)));

        Assert.Equal(made.Content, again.Content);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(file)), Convert.ToHexStringLower(SHA256.HashData(made.Content))),
            (made.Proof.Original, made.Proof.Result));
        Assert.Equal([Name], made.Proof.Searched);
        Assert.All(made.Proof.Readings, reading => Assert.True(reading is { Hits: 0, Characters: > 0 }, reading.Reader));
        Assert.Equal(made.Proof.Lines, SeveranceJson.Proof(SeveranceJson.Of(made.Proof)).Lines);
    }

    [Theory]
    [InlineData("１３８　0000 1111", "13800001111")]
    [InlineData("Zhang San", "zhangsan")]
    [InlineData("欧阳\u2060晓岚", "欧阳晓岚")]
    [InlineData("⼤⼩", "大小")]
    public void Words_are_known_however_they_are_set(string set, string words) => Gone(MarkedPackage.Document(set, place => place == "正文"), words);

    [Fact]
    public void Numbers_of_cells_are_words_too()
    {
        var file = MarkedPackage.Workbook("甲乙", _ => false);
        Assert.DoesNotContain("12.5", Part(Redact(file, Words("12.5")).Content, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_taken_out_whole()
    {
        var word = Redact(MarkedPackage.Document(Name, place => place == "表格单元格"), At("第2段"));
        Assert.DoesNotContain("格" + Name, Part(word.Content, "word/document.xml"), StringComparison.Ordinal);
        Assert.Contains(Name, Part(word.Content, "word/document.xml"), StringComparison.Ordinal);

        var sheet = Redact(MarkedPackage.Workbook(Name, _ => false), At("人员!A1:A9"));
        Assert.DoesNotContain(Name, Part(sheet.Content, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_picture_within_a_document_is_taken_out_whole_with_its_pixels(bool isSheet)
    {
        var file = isSheet ? PicturedPackage.Workbook(Name) : PicturedPackage.Document(Name);
        var one = Redact(file, At("图2"));
        Assert.Single(Pictures(one.Content));
        Assert.Equal(1, one.Proof.Pictures);
        var both = Redact(file, new([.. At("图1").Parts, .. At("图2").Parts, .. Words(Name).Parts]));
        Assert.Empty(Pictures(both.Content));
        Assert.Equal([], Traces.In(both.Content, Name));
        Assert.Equal("RX02", Refused(file, At("图3")));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_rectangle_of_a_picture_within_a_document_is_black_wherever_the_picture_stands(bool isSheet)
    {
        var file = isSheet ? PicturedPackage.Workbook(Name) : PicturedPackage.Document(Name);
        var made = Redact(file, new([.. At("图1 10,10,20,5").Parts, .. Words(Name).Parts]));

        var pixels = PictureRedaction.Decoded(Assert.Single(Pictures(made.Content)));
        Assert.True(pixels.IsCovered(10, 10, 30, 15));
        Assert.False(pixels.IsCovered(0, 0, 10, 10));
        Assert.Contains(made.Proof.Readings, reading => reading is { Reader: "StbImageSharp（看图片里是否涂黑）", Characters: 1200, Hits: 0 });
        Assert.Equal([], Traces.In(made.Content, Name));
        Assert.Equal("RX02", Refused(file, At("图1 100,100,5,5")));
        Assert.Equal("RX02", Refused(file, At("图3 1,1,5,5")));
    }

    [Fact]
    public void What_is_not_there_or_cannot_be_cleaned_is_refused()
    {
        var file = MarkedPackage.Document(Name, _ => false);
        Assert.Equal("RX03", Refused(file, Words("不在里面")));
        Assert.Equal("RX02", Refused(file, At("第9段")));
        Assert.Equal("RX02", Refused(file, At("人员!A1")));
        Assert.Equal("RX01", Refused("普通文字"u8.ToArray(), Words("普通")));
        Assert.Equal("RX07", Refused(Edited(file, "word/vbaProject.bin", "x"), Words(Name)));
        Assert.Equal("RX07", Refused(Edited(file, "word/document.xml",
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:altChunk/></w:body></w:document>"), Words(Name)));
        Assert.Equal("RD05", Refused(Edited(file, "word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), Words(Name)));
    }

    [Theory]
    [InlineData("第3段")]
    [InlineData("图2")]
    [InlineData("人员!C2:C10")]
    [InlineData("人员!C:D")]
    [InlineData("人员!AB7")]
    [InlineData("第2页")]
    [InlineData("第2页 20,35.5,60,8")]
    [InlineData("10,10,200,40")]
    public void A_place_is_told_as_it_is_written(string place) => Assert.Equal(place, SeverancePlace.Parse(place)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("第0页")]
    [InlineData("人员!A1:B")]
    [InlineData("第2页 1,1,0,5")]
    [InlineData("那一段")]
    public void What_is_no_place_is_none(string place) => Assert.Null(SeverancePlace.Parse(place));

    [Fact]
    public void A_plan_says_all_its_parts_and_its_list_does_not_say_the_words()
    {
        var plan = SeveranceJson.Plan(Encoding.UTF8.GetBytes("""
            {"parts":[{"what":"姓名","words":"欧阳晓岚","ground":"15","reason":"隐私"},
            {"what":"附表","at":"第2页","ground":"16-1","reason":"内部"}],"pagesLookedAt":[3]}
            """));
        Assert.Equal([SeveranceGround.ThirdPartyHarm, SeveranceGround.InternalAffairs], plan.Parts.Select(part => part.Ground));
        Assert.Equal(plan.Parts, SeveranceJson.Plan(SeveranceJson.Of(plan)).Parts);
        Assert.Throws<FormatException>(() => SeveranceJson.Part("欧阳晓岚的电话", "欧阳晓岚", null, "15", "隐私", ""));
        Assert.Throws<FormatException>(() => SeveranceJson.Part("电话", "138", "第2页", "15", "隐私", ""));
        Assert.Throws<FormatException>(() => SeveranceJson.Part("电话", "138", null, "17", "隐私", ""));
    }

    private static RedactedFile Gone(byte[] file, string words)
    {
        var made = Redact(file, Words(words));
        Assert.Equal([], Traces.In(made.Content, words));
        return made;
    }

    private static RedactedFile Redact(byte[] file, SeverancePlan plan) => Redactor.Redact(file, plan, ReadingLimits.Default, office: false);

    private static string Refused(byte[] file, SeverancePlan plan) => Assert.Throws<FileRefusedException>(() => Redact(file, plan)).Finding.Code;

    private static SeverancePlan Words(string words) => new([new("当事人", SeveranceGround.ThirdPartyHarm, "涉及隐私") { Words = words }]);

    private static SeverancePlan At(string place) => new([new("附表", SeveranceGround.InternalAffairs, "内部事务") { Place = SeverancePlace.Parse(place) }]);

    private static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Edited(byte[] file, string name, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
        return stream.ToArray();
    }

    private static List<byte[]> Pictures(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Where(part => part.FullName.Contains("media/", StringComparison.Ordinal)).Select(part =>
        {
            using var copy = new MemoryStream();
            using (var stream = part.Open()) stream.CopyTo(copy);
            return copy.ToArray();
        })];
    }
}
