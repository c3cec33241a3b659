using UglyToad.PdfPig;
using UglyToad.PdfPig.Writer;

namespace Gongkai.Tests.Browser;

public sealed class Answering
{
    private const string Given = "月度数据";

    [Theory, InlineData(View.Desktop), InlineData(View.Phone), InlineData(View.NoScript)]
    public async Task A_partial_reply_is_drafted_reviewed_signed_served_on_line_downloaded_and_rated(View view)
    {
        await using var office = await Office.OpenAsync(view);
        var (browser, citizen, figures) = (office.Browser, new Citizen(office.Browser), Pdf());
        await citizen.ApplyAsync(online: true);
        await office.AssignAsync();

        await office.OpenCaseAsync("liming");
        await browser.PressAsync("拟稿");
        await browser.PressAsync("拟稿");
        await browser.PressAsync("部分公开");
        await browser.AttachAsync("上传提供的信息（选填）", $"{Given}.pdf", figures);
        await browser.FillInAsync(("不予公开的内容是什么", "数据会商的讨论记录"), ("依据", "不予公开（过程性信息）"), ("理由", "该记录是形成数据过程中的讨论意见，公开会妨碍统计工作。"));
        await browser.PressAsync("预览文书");
        Assert.Contains("数据会商的讨论记录", await browser.Page.Locator(".letter").InnerTextAsync(), StringComparison.Ordinal);
        await browser.PressAsync("保存拟稿，送审");

        await office.OpenCaseAsync("zhao");
        Assert.Contains("还不能签发", await browser.TextAsync(), StringComparison.Ordinal);
        await office.OpenCaseAsync("sun");
        await browser.PressAsync("保密审查");
        await browser.TickAsync("通过", "答复书正文");
        await browser.TickAsync("通过", $"附件：{Given}");
        await browser.PressAsync("提交审查意见");
        await office.OpenCaseAsync("wu");
        await office.StepAsync("法制审核", "提交审核意见", ("通过", null), ("意见说明（选填）", "依据准确"));
        await office.OpenCaseAsync("zhao");
        await office.StepAsync("签发");
        await office.OpenCaseAsync("zhang");
        await browser.PressAsync("答复办理");
        await office.StepAsync("制发", "编号并制发");
        Assert.DoesNotContain("下载答复", await citizen.TrackAsync(), StringComparison.Ordinal);
        await office.OpenCaseAsync("zhang");
        await browser.PressAsync("答复办理");
        await office.StepAsync("送达", "记录送达", ("电子送达", null));
        Assert.Contains("云商复〔2026〕1号", await browser.TextAsync(), StringComparison.Ordinal);

        Assert.Contains("答复书已在网上送达", await citizen.TrackAsync(), StringComparison.Ordinal);
        var (name, letter) = await browser.DownloadAsync("答复书");
        Assert.Equal("答复书云商复〔2026〕1号.pdf", name);
        var words = Words(letter);
        foreach (var said in (string[])["李云", "云商复〔2026〕1号", "数据会商的讨论记录", "第三十七条", "第十六条第二款", "先申请行政复议"])
            Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.Equal(figures, (await browser.DownloadAsync(Given)).Content);

        await browser.PressAsync("评价这次办理");
        await browser.FillInAsync(("满意", null), ("想说的话（选填）", "答复清楚"));
        await browser.PressAsync("提交评价");
        Assert.Contains("满意（4 分）。答复清楚", await browser.TextAsync(), StringComparison.Ordinal);
    }

    private static byte[] Pdf()
    {
        using var pdf = new PdfDocumentBuilder();
        pdf.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
        return pdf.Build();
    }

    // Lines and pages break anywhere.
    private static string Words(byte[] letter)
    {
        using var pdf = PdfDocument.Open(letter);
        return string.Concat(pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value.Trim()));
    }
}
