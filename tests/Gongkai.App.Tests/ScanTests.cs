namespace Gongkai.Tests;

public sealed class ScanTests
{
    [Fact]
    public void A_saved_site_is_scanned_and_errors_end_with_one()
    {
        using var folder = new Scratch();
        folder.Write("a.html", "<html><head><title>名单公示</title></head><body><table><tr><th>姓名</th><th>身份证号</th></tr>"
            + "<tr><td>张三</td><td>11010119900307793X</td></tr></table></body></html>");
        folder.Write("b.html", "<html><head><title>会议召开</title></head><body><p>市商务局召开冬季保供会议。</p></body></html>");

        var found = CommandLine.Run("scan", folder.Folder);
        Assert.Equal(1, found.Status);
        Assert.Contains("PB01", found.Out, StringComparison.Ordinal);
        Assert.Contains("a.html", found.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("b.html", found.Out, StringComparison.Ordinal);
        Assert.Contains("共 2 个：1 个错误", found.Out, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("scan", folder.At("b.html")).Status);
        Assert.Equal("PB01", CommandLine.Run("scan", folder.At("a.html"), "--format", "json").Json[0].GetProperty("findings")[0].GetProperty("code")
            .GetString());
    }
}
