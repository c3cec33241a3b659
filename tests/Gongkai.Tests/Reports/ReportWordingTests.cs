using Gongkai.Reports;

namespace Gongkai.Tests.Reports;

/// <summary>Reports that were copied from each other.</summary>
public sealed class ReportWordingTests
{
    private static readonly string[] Own =
    [
        "召开局务会专题研究农贸市场公示栏更换事宜", "会同供销社清理过期的价格公示牌并逐项登记", "组织两次面向个体工商户的政策讲解会", "对网站留言安排专人当日转办次日回访",
        "把补贴申领流程画成图贴在窗口旁边", "请退休教师逐页校对公开目录中的错字", "把十年以前的文件逐件核对有效性",
    ];

    [Fact]
    public void Who_copies_and_changes_name_and_figures_is_found_and_who_writes_himself_is_not()
    {
        var one = Of("云川市白石区商务局", string.Join("。", Own.Select(sentence => $"云川市白石区商务局{sentence}12件")));
        var copied = Of("云川市红杉区水利局", string.Join("；", Own.Select(sentence => $"红杉区水利局{sentence}307件")));
        var other = Of("云川市丹霞区林业局", "护林员每周巡山三次并把火险等级写在村口。苗木补贴名单在村务栏里贴满十五天。古树名木逐株挂牌并公布认养办法。"
            + "禁伐公告写明起止日期和举报电话。林权证办理进度可以在手机上查询。");
        var pair = Assert.Single(ReportWording.Shared([one, other, copied]));
        Assert.Equal((0, 2, 7, 1m), (pair.First, pair.Second, pair.Count, pair.Share));
        Assert.Empty(ReportWording.Shared([one, other]));
    }

    [Fact]
    public void A_template_that_most_were_given_is_no_copying_and_a_ring_of_three_among_many_is()
    {
        const string Template = "坚持以公开为常态以不公开为例外依法履行职责。严格执行政府信息公开条例和本市有关规定要求。加强组织领导健全工作机制明确责任分工。"
            + "规范办理依申请公开畅通受理渠道。加大政策解读力度及时回应社会关切。持续推进平台建设提升服务水平。";
        string Written(int number) => string.Join("。", Enumerable.Range(0, 6)
            .Select(i => $"{(char)('甲' + number)}项工作{(char)('子' + number)}在第{(char)('一' + i)}轮检查中逐一整改落实到人"));
        var reports = Enumerable.Range(0, 12).Select(number => Of("云川市商务局", Template + Written(number))).ToList();
        Assert.Empty(ReportWording.Shared(reports));
        foreach (var copier in new[] { 3, 7 }) reports[copier] = Of("云川市商务局", Template + Written(0));
        Assert.Equal([(0, 3), (0, 7), (3, 7)], ReportWording.Shared(reports).Select(pair => (pair.First, pair.Second)).Order());
    }

    private static System.Collections.Immutable.ImmutableArray<long> Of(string agency, string overview) => ReportWording.Of(
        A.CleanReport(ReportFormGeneration.B, 2025) with { Agency = agency, Passages = [new(ReportSection.Overview, overview, null)] });
}
