using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Documents.Isolation;
using Gongkai.Reading;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Reading;

public sealed class UntrustedFilesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly UntrustedFiles files = new(new() { Processes = 1 });

    public void Dispose() => files.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_finds_what_is_found_here()
    {
        var content = await File.ReadAllBytesAsync(Examples.NextYear, Ct);
        var wish = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new ExaminationWish([], Now), System.Text.Json.JsonSerializerOptions.Web);
        var here = ReportExamination.Of(new("", TimeSpan.Zero, wish, [("报告.docx", content)]));
        var there = await files.ExamineAsync(JobFile.InMemory("报告.docx", content), null, [], Now, Ct);
        Assert.Equal((here.Name, here.Piece), (there.Name, there.Piece));
        Assert.Equal(here.Findings, there.Findings);
        Assert.NotEmpty(there.Findings);
        Assert.NotNull(there.Commented);
    }

    [Fact]
    public async Task What_is_too_deep_is_told_on_the_page()
    {
        var examined = await files.ExamineAsync(JobFile.InMemory("报告.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 600)))), null,
            [], Now, Ct);
        Assert.Equal(["RD05"], examined.Findings.Select(finding => finding.Key.Code));
        Assert.Contains("RD05", examined.Piece, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Word_file_without_a_body_is_no_report_and_takes_no_comments()
    {
        using var package = new MemoryStream();
        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in ((string, string)[])[
                ("[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' "
                        + "ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"),
                ("_rels/.rels",
                    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' "
                        + "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"),
                ("word/document.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>")])
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        var examined = await files.ExamineAsync(JobFile.InMemory("报告.docx", package.ToArray()), null, [], Now, Ct);
        Assert.Equal(["RD07"], examined.Findings.Select(finding => finding.Key.Code));
        Assert.Null(examined.Commented);
    }

    [Fact]
    public async Task A_workbook_gives_its_rows_and_nothing_else_does()
    {
        Assert.Equal([["a", "b"], ["1", "2"]], (await files.RowsAsync("a,b\n1,2\n"u8.ToArray(), 10, Ct))!.Value);
        Assert.Null(await files.RowsAsync("PK\u0003\u0004 no workbook"u8.ToArray(), 10, Ct));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            await files.TypeAsync(await File.ReadAllBytesAsync(Examples.NextYear, Ct), Ct));
        Assert.Null(await files.TypeAsync("PK\u0003\u0004 nothing"u8.ToArray(), Ct));
    }

    [Fact]
    public async Task The_platform_has_the_parsers_of_untrusted_files_not_even_loaded_and_its_readers_end_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        using var scratch = new Scratch();
        using var site = await Faults.KilledSite.StartAsync(new(scratch.At("data"), null));
        using var visitor = new Visitor(site.Address);
        foreach (var (name, content) in ((string, string)[])[("表.csv", "a,b\n1,2"), ("页.html", "<p>一、总体情况</p>"), ("文.pdf", "%PDF-1.4\n"),
            ("簿.xls", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")])
        {
            File.WriteAllBytes(scratch.At(name), Encoding.Latin1.GetBytes(content));
            Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync("/check", "检查", ("Report", scratch.At(name)))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync("/check", "检查", ("Report", Examples.NextYear))).StatusCode);
        var loaded = await File.ReadAllTextAsync($"/proc/{site.Id}/maps", Ct);
        Assert.Contains("gongkai.dll", loaded, StringComparison.Ordinal);
        Assert.All(["AngleSharp.dll", "UglyToad.PdfPig.dll", "ExcelDataReader.dll",
            "Markdig.dll"], parser => Assert.DoesNotContain(parser, loaded, StringComparison.Ordinal));
        var readers = Children(site.Id);
        Assert.NotEmpty(readers);
        var folders =
            readers.Select(reader =>
                (File.ReadAllText($"/proc/{reader}/environ").Split('\0').First(one => one.StartsWith("TMPDIR=", StringComparison.Ordinal))["TMPDIR=".Length..]))
                .ToList();
        site.Kill();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(20) && (readers.Exists(IsRunning) || folders.Exists(Directory.Exists));)
            await Task.Delay(50, Ct);
        Assert.DoesNotContain(readers, IsRunning);
        Assert.DoesNotContain(folders, Directory.Exists);
    }

    private static List<int> Children(int id) =>
        [.. Directory.EnumerateDirectories($"/proc/{id}/task")
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse)];

    // A process that has ended and that nobody has asked for yet still has a folder, without a command line.
    private static bool IsRunning(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
