using System.Globalization;
using System.Text;

namespace Gongkai.Bench.Scanning;

/// <summary>A page of a bureau's website, before and while something is planted in it.</summary>
public sealed class BureauPage
{
    public string Title { get; set; } = "";

    public string Keywords { get; set; } = "";

    /// <summary>Paragraphs, and stretches of HTML as they are (they begin with a bracket).</summary>
    public List<string> Parts { get; } = [];

    /// <summary>Every paragraph changed.</summary>
    public BureauPage Change(Func<string, string> change)
    {
        Title = change(Title);
        for (var i = 0; i < Parts.Count; i++) Parts[i] = change(Parts[i]);
        return this;
    }

    /// <summary>Something put between two paragraphs.</summary>
    public BureauPage Put(Random random, string part)
    {
        Parts.Insert(random.Next(1, Parts.Count + 1), part);
        return this;
    }

    public string ToHtml()
    {
        var html = new StringBuilder($"""
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{Title}</title><meta name="keywords" content="{Keywords}">
            <link rel="stylesheet" href="/static/site.css"></head><body><div class="nav"><a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a></div>
            <div class="article"><h1>{Title}</h1>
            """);
        foreach (var part in Parts) html.Append(part.StartsWith('<') ? part : $"<p>{part}</p>").Append('\n');
        return html.Append("</div><div class=\"foot\">主办：云川市青岭区商务局　<a href=\"https://beian.miit.gov.cn/\">备案号见首页</a></div></body></html>").ToString();
    }
}

/// <summary>What 云川市青岭区商务局 puts on its website: twelve kinds of texts, in the words of such texts, with what looks like a fault and is none.</summary>
public static class Bureau
{
    public const string City = "云川市", District = "青岭区";

    public static readonly string[] Agencies = ["云川市青岭区商务局", "云川市青岭区人民政府", "云川市商务局", "云川市人民政府"];

    private static readonly string[] Family = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"];
    private static readonly string[] Given = ["伟", "芳", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰", "霞", "平",
        "桂香", "志强", "建国"];
    private static readonly string[] Towns = ["和平路街道", "东湖镇", "石桥镇", "南坪街道", "柳林乡", "双河镇", "新民街道", "白塔镇"];
    private static readonly string[] Trade = ["餐饮", "家政服务", "农产品批发", "二手车流通", "成品油零售", "单用途预付卡", "再生资源回收", "电子商务", "外贸进出口", "展览业"];

    private static readonly string[][] Kinds =
    [
        [
            "根据《{D}商务发展专项资金管理办法》，经企业申报、镇街初审、现场核查和集体研究，现将拟支持项目予以公示，公示期为{n}个工作日。",
            "公示期内如有异议，请以书面形式向区商务局反映，单位反映情况的须加盖公章，个人反映情况的须签署真实姓名并提供联系方式。",
            "本次共收到申报材料{N}份，其中符合条件的{n}个项目拟安排补助资金{m}万元。", "监督电话：0555-8{7}，通讯地址：云川市青岭区和平路{n}号{n}楼。",
        ],
        [
            "{Y}年1—{q}月，全区实现社会消费品零售总额{m}亿元，同比增长{p}%，增速高于全市平均水平{p}个百分点。",
            "分行业看，{t}实现营业额{m}亿元，增长{p}%；限额以上单位通过公共网络实现的商品零售额占比为{p}%。", "下一步，区商务局将会同有关部门抓好促消费政策落实，办好秋季购物节等活动。",
            "全区新增限额以上商贸单位{n}家，完成年度目标的{p}%。",
        ],
        [
            "各镇人民政府、街道办事处，区直有关单位：", "为做好{Y}年{t}领域安全生产工作，现就有关事项通知如下。", "一、提高思想认识。各单位要严格落实属地管理责任和企业主体责任，坚决防范重特大事故发生。",
            "二、开展隐患排查。对辖区内{N}家经营单位逐户检查，建立问题清单、整改清单，实行销号管理。", "三、及时报送情况。请于{M}月{d}日前将工作总结报区商务局{t}科，联系人：{w}，联系电话：0555-8{7}。",
        ],
        [
            "问：哪些企业可以申请{t}补贴？", "答：在本区依法登记注册、具有独立法人资格、未被列入严重失信主体名单的企业均可以申请。", "问：申请材料交到哪里？",
            "答：向注册地所在镇街提交，也可以通过区政务服务中心{n}号窗口提交，自受理之日起{n}个工作日内办结。", "政策全文见区政府门户网站，政策咨询请拨打12345。",
        ],
        [
            "{M}月{d}日，区商务局党组书记、局长{w}带队到{T}调研{t}工作。", "{w}一行实地察看了农贸市场改造现场，听取了镇街负责同志的情况介绍，并与经营户进行了交流。",
            "他强调，要坚持问题导向，加快项目进度，切实把实事办好、好事办实。", "区市场监管局、区城管局负责同志参加调研。",
        ],
        [
            "申请人{f}某某不服被申请人作出的政府信息公开答复，向本机关申请行政复议。", "经审理查明，申请人于{Y}年{M}月{d}日通过邮寄方式提出申请，邮件号码为EMS1{7}{5}。",
            "本机关认为，被申请人的答复认定事实清楚，适用依据正确，程序合法，内容适当。", "如不服本决定，可以自收到决定书之日起十五日内向人民法院提起行政诉讼。",
        ],
        [
            "第一条　为加强{t}管理，规范市场秩序，保护消费者合法权益，根据有关法律法规，结合本区实际，制定本办法。", "第二条　本办法适用于本区行政区域内从事{t}经营活动的单位和个人。",
            "第三条　区商务主管部门负责本办法的组织实施，其他部门在各自职责范围内做好相关工作。", "第四条　经营者应当建立台账，台账保存期限不少于{n}年。", "第五条　本办法自{Y}年{M}月1日起施行，有效期{n}年。",
        ],
        [
            "收入总计{m}万元，支出总计{m}万元，与上年相比各减少{m}万元，下降{p}%，主要原因是压减一般性支出。", "“三公”经费支出{m}万元，其中公务接待费{m}万元，国内公务接待{n}批次、{N}人次。",
            "区商务局共有车辆{n}辆，单价100万元以上的设备0台（套）。", "统一社会信用代码：{C}。",
        ],
        [
            "经公开招标，{t}提升项目中标单位为云川市华远建设工程有限公司，中标金额{m}万元，项目编号：QL{Y}-{7}{5}。", "开标时间：{Y}年{M}月{d}日9时30分，评标委员会由5名专家组成。",
            "投标保证金请汇至：户名云川市青岭区公共资源交易中心，开户行云川农商银行青岭支行，账号{6}{6}。", "本公告发布之日起1个工作日为中标结果公示期。",
        ],
        [
            "我局收到您提出的关于公开{t}补助名单的申请（登记号：{Y}-{5}），现答复如下。", "您申请的信息属于主动公开的政府信息，已在区政府门户网站公开，您可以自行查询。",
            "您要求加工、分析的部分，根据《中华人民共和国政府信息公开条例》第三十八条，本机关可以不予提供。", "如对本答复不服，可以在收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
        ],
        [
            "招聘岗位为社区商业网点信息员{n}名，其中{T}{n}名。", "报名时须携带身份证、学历证书原件及复印件，报名表从附件中下载。", "笔试成绩占60%，面试成绩占40%，成绩并列的加试。",
            "体检标准参照公务员录用体检通用标准执行，费用由本人承担。", "报名地点：{T}综合服务中心，报名电话：0555-8{7}。",
        ],
        [
            "为规范打击网络赌博和电信诈骗宣传，提醒广大商户不要出租、出借收款码，不参与刷单返利。", "凡以“稳赚不赔”为名的平台投资，都要提高警惕；发现线索请立即报警或者拨打96110。", "区商务局将{t}企业纳入宣传重点，累计发放材料{N}份。",
            "各商场超市要在出入口张贴提示，利用电子屏滚动播放。",
        ],
    ];

    private static readonly string[] Titles =
    [
        "关于{Y}年{t}专项资金拟支持项目的公示", "{Y}年1—{q}月全区商务运行情况", "关于做好{Y}年{t}安全生产工作的通知", "《{D}{t}扶持办法》政策问答", "区商务局到{T}调研{t}工作",
        "行政复议决定书（青商复〔{Y}〕{n}号）", "{D}{t}管理办法", "云川市青岭区商务局{Y}年部门决算说明", "{t}提升项目中标结果公告", "关于政府信息公开申请的答复（青商依复〔{Y}〕{n}号）",
        "{T}社区网点信息员招聘公告", "区商务局开展反诈宣传进商圈活动",
    ];

    /// <summary>How many kinds of texts there are.</summary>
    public static int Count => Kinds.Length;

    /// <summary>A clean page of one kind, another each time.</summary>
    public static BureauPage Page(Random random, int? kind = null)
    {
        var of = kind ?? random.Next(Kinds.Length);
        var page = new BureauPage { Title = Fill(random, Titles[of]), Keywords = "青岭区商务局,政府信息公开" };
        var rounds = 2 + random.Next(3);
        for (var round = 0; round < rounds; round++)
            foreach (var sentence in round == 0 ? Kinds[of] : [.. Kinds[of].Where(_ => random.Next(3) > 0)]) page.Parts.Add(Fill(random, sentence));
        if (random.Next(3) == 0) page.Parts.Add(Table(["序号", "企业名称", "项目名称", "补助金额（万元）"],
            Rows(random, n => [$"{n}", $"云川市{Of(random, Given)}{Of(random, Given)}商贸有限公司", $"{Of(random, Trade)}改造", Fill(random, "{m}")])));
        if (random.Next(3) == 0) page.Parts.Add($"<p>附件：<a href=\"/files/{random.Next(10000, 99999)}.docx\">{Fill(random, "{t}申请表")}.docx</a></p>");
        return page;
    }

    /// <summary>Words with their places filled in: {D} the district, {T} a town, {t} a trade, {w} a person, {n} a small
    /// number, {5}…{7} so many figures.</summary>
    public static string Fill(Random random, string words)
    {
        var filled = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
            if (words[i] == '{')
            {
                filled.Append(Value(random, words[i + 1]));
                i += 2;
            }
            else filled.Append(words[i]);
        return filled.ToString();
    }

    public static string Person(Random random) => Of(random, Family) + Of(random, Given);

    public static string Town(Random random) => Of(random, Towns);

    public static T Of<T>(Random random, T[] all) => all[random.Next(all.Length)];

    public static string Figures(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    /// <summary>Four to twelve rows.</summary>
    public static IEnumerable<string[]> Rows(Random random, Func<int, string[]> row) => Enumerable.Range(1, 4 + random.Next(9)).Select(row);

    /// <summary>A table with a head.</summary>
    public static string Table(string[] head, IEnumerable<string[]> rows) =>
        $"<table><tr>{string.Concat(head.Select(cell => $"<th>{cell}</th>"))}</tr>"
        + $"{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>\n"))}</table>";

    private static string Value(Random random, char place) => place switch
    {
        'D' => City + District,
        'T' => Town(random),
        't' => Of(random, Trade),
        'w' => Person(random),
        'f' => Of(random, Family),
        'Y' => Text(random.Next(2021, 2027)),
        'M' => Text(random.Next(1, 13)),
        'd' => Text(random.Next(1, 29)),
        'q' => Text(random.Next(2, 13)),
        'n' => Text(random.Next(2, 20)),
        'N' => Text(random.Next(21, 900)),
        'm' => (random.Next(100, 900_000) / 100m).ToString("0.00", CultureInfo.InvariantCulture),
        'p' => (random.Next(1, 300) / 10m).ToString("0.0", CultureInfo.InvariantCulture),
        'C' => Planting.CreditCode(random),
        _ => Figures(random, place - '0'),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
