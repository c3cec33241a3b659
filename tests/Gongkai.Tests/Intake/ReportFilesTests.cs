using System.Text;
using Gongkai.Documents;

namespace Gongkai.Tests.Intake;

public sealed class ReportFilesTests : IDisposable
{
    private static readonly byte[] Page = "<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>无。</p>"u8.ToArray();

    private readonly string folder = Directory.CreateTempSubdirectory("gongkai-tests-").FullName;

    static ReportFilesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string[] Names() => [.. ReportFiles.In([folder], ReadingLimits.Default).Select(file => Path.GetRelativePath(folder, file.Name).Replace('\\', '/'))];

    [Fact]
    public void Folders_are_gone_through_by_name_and_litter_is_left()
    {
        foreach (var name in (string[])["b.html", "a/z.html", "a/b/c.html", "~$b.docx", ".DS_Store", "Thumbs.db", "__MACOSX/x.html", "c.html"]) Put(name, Page);
        Assert.Equal(["a/b/c.html", "a/z.html", "b.html", "c.html"], Names());
    }

    [Fact]
    public void Archives_give_their_members_under_their_own_name()
    {
        Put("区.zip", Packed.Zip(("乙.html", Page), ("甲/一.html", Page), ("__MACOSX/._x", Page), ("内.zip", Packed.Zip(("丙.html", Page))), ("../../逃.html", Page)));
        Assert.Equal(["区.zip/乙.html", "区.zip/内.zip/丙.html", "区.zip/甲/一.html", "区.zip/逃.html"], Names());
        Assert.All(ReportFiles.ReadAll([folder], ReadingLimits.Default, TestContext.Current.CancellationToken), reading => Assert.NotNull(reading.Report));
    }

    [Fact]
    public void Names_packed_on_a_Chinese_Windows_are_read()
    {
        Put("x.zip", Packed.Zip(Encoding.GetEncoding("GB18030"), ("云川市商务局.html", Page)));
        Assert.Equal(["x.zip/云川市商务局.html"], Names());
    }

    [Fact]
    public void An_archive_three_deep_is_not_opened()
    {
        Put("1.zip", Packed.Zip(("2.zip", Packed.Zip(("3.zip", Packed.Zip(("a.html", Page)))))));
        var reading = Assert.Single(ReportFiles.ReadAll([folder], ReadingLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal(("RD13", "nested"), (reading.Findings[0].Code, reading.Findings[0].Variant));
    }

    [Fact]
    public void A_broken_member_does_not_stop_the_batch()
    {
        var zip = Packed.Zip(("a.html", [.. Page, .. Page, .. Page]), ("b.html", Page));
        zip.AsSpan(45, 20).Fill(0xFF);
        Put("x.zip", zip);
        var readings = ReportFiles.ReadAll([folder], ReadingLimits.Default, TestContext.Current.CancellationToken).ToArray();
        Assert.Equal(2, readings.Length);
        Assert.Equal("RD13", readings[0].Findings[0].Code);
        Assert.NotNull(readings[1].Report);
    }

    [Fact]
    public void A_cut_archive_is_one_damaged_file()
    {
        var zip = Packed.Zip(("a.html", Page), ("b.html", Page));
        var path = Put("x.zip", zip[..^30]);
        var reading = Assert.Single(ReportFiles.ReadAll([path], ReadingLimits.Default, TestContext.Current.CancellationToken));
        Assert.Equal("RD02", reading.Findings[0].Code);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_finding() =>
        Assert.Equal("RD13",
            Assert.Single(
                ReportFiles.ReadAll([Path.Combine(folder, "没有.html")], ReadingLimits.Default, TestContext.Current.CancellationToken)).Findings[0].Code);

    [Fact]
    public void Thousands_of_files_come_back_in_order()
    {
        var members = Enumerable.Range(0, 2_000).Select(number => ($"{number:0000}.html", Page)).ToArray();
        Put("x.zip", Packed.Zip(members));
        Assert.Equal(members.Select(member => member.Item1),
            ReportFiles.ReadAll([folder], ReadingLimits.Default, TestContext.Current.CancellationToken).Select(reading => Path.GetFileName(reading.File)));
    }
}
