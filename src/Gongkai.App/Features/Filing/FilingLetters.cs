using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Documents.Writing;
using Gongkai.Filing;

namespace Gongkai.Features.Filing;

/// <summary>退回通知: the letter with the list with which a report goes back, as a Word document.</summary>
public static class FilingLetters
{
    /// <summary>The letter of one return.</summary>
    public static byte[] Of(ReportFiling filing, FilingReturned returned, Agency authority) => TableDocument.ToDocx(
        $"关于退回{filing.Opened!.Year}年政府信息公开工作年度报告的通知", authority.Name,
        [
            $"{filing.Opened.Name}：",
            $"你单位报送的{filing.Opened.Year}年政府信息公开工作年度报告有下列 {returned.Points.Length} 处问题，请在 {returned.DueOn.OnPaper()}以前改正，重新报送。",
            "报告中的数据由你单位核实、改正；本机关不代为修改。",
            $"{authority.Name}　{returned.On.OnPaper()}",
        ],
        [new("序号", 8), new("规则", 12), new("问题", 80)],
        [.. returned.Points.Select((point, i) => ImmutableArray.Create((i + 1).ToString(CultureInfo.InvariantCulture), point.Code, point.Words))]);

    /// <summary>What it is called.</summary>
    public static string NameOf(ReportFiling filing, int which) => $"退回通知-{filing.Opened!.Name}-{filing.Opened.Year}-{which}.docx";
}
