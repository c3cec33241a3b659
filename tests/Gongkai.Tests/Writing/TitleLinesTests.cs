using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Tests.Writing;

public sealed class TitleLinesTests
{
    [Theory]
    [InlineData("云川市商务局2025年政府信息公开工作年度报告", "云川市商务局2025年|政府信息公开工作年度报告")]
    [InlineData("云川市人民政府2025年政府信息公开工作年度报告", "云川市人民政府2025年|政府信息公开工作年度报告")]
    [InlineData("云川市青岭区松风街道办事处2025年政府信息公开工作年度报告", "云川市青岭区松风街道办事处|2025年政府信息公开工作年度报告")]
    [InlineData("云川市青岭区农业农村和水利局（云川市青岭区乡村振兴局）", "云川市青岭区农业农村和水利局|（云川市青岭区乡村振兴局）")]
    [InlineData("云川市住房和城乡建设局关于2025年度政府信息公开工作情况的报告", "云川市住房和城乡建设局|关于2025年度政府信息公开工作情况的报告")]
    [InlineData("云川市商务局2025年年度报告", "云川市商务局2025年年度报告")]
    public void A_title_is_broken_by_its_meaning(string title, string lines) => Assert.Equal(lines, string.Join('|', TitleLines.Of(title)));

    [Fact]
    public void No_line_of_a_title_ends_inside_a_word_or_is_much_shorter_than_the_others()
    {
        string[] places = ["云川市", "云川市青岭区", "云川市青岭区松风街道", "云江省云川市云岭彝族回族自治县高桥镇", "云川高新技术产业开发区"];
        string[] agencies = ["人民政府", "商务局", "市场监督管理局", "发展和改革委员会", "退役军人事务局", "综合行政执法局", "人力资源和社会保障局", "管理委员会", "卫生健康局（疾病预防控制局）", "政务服务和数据管理局"];
        string[] words = ["政府", "信息", "公开", "年度", "报告", "工作", "2025", "市场", "监督", "管理", "委员会", "资源", "社会", "保障", "高新"];
        foreach (var title in from place in places from agency in agencies select $"{place}{agency}2025年政府信息公开工作年度报告")
        {
            var lines = TitleLines.Of(title);
            Assert.Equal(title, string.Concat(lines));
            Assert.All(lines, line => Assert.InRange(line.Length, 7, 22));
            Assert.All(words, word => Assert.Equal(Count(title, word), lines.Sum(line => Count(line, word))));
        }

        static int Count(string text, string word) => text.Split(word).Length - 1;
    }

    [Fact]
    public void Every_title_keeps_all_its_characters() =>
        CsCheck.Check.Sample(CsCheck.Gen.String[CsCheck.Gen.OneOf(CsCheck.Gen.Char['一', '龥'], CsCheck.Gen.Char[' ', '~'], CsCheck.Gen.Char["（）、和的"]), 0, 70],
            title =>
            Assert.Equal(title, string.Concat(TitleLines.Of(title))));

    [Fact]
    public void The_title_of_a_Word_report_is_broken_there()
    {
        var report = A.CleanReport(ReportFormGeneration.B, 2025) with { Title = "云川市市场监督管理局2025年政府信息公开工作年度报告" };
        using var file = WordprocessingDocument.Open(new MemoryStream(ReportWriter.Write(report, ReportFormat.Docx)), false);
        var title = file.MainDocumentPart!.Document!.Descendants<Paragraph>()
            .First(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Title");
        Assert.Equal(["云川市市场监督管理局2025年", "政府信息公开工作年度报告"], title.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(text => text.Text));
    }
}
