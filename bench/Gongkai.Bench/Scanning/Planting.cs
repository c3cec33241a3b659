using System.Globalization;
using System.Text;
using Gongkai.Diagnostics;

namespace Gongkai.Bench.Scanning;

/// <summary>One way in which something comes into a page that must not stand there, and what looks like it and may.</summary>
/// <param name="Code">What is to be found.</param>
/// <param name="Name">The way.</param>
/// <param name="Severity">How grave it is at least.</param>
/// <param name="Plant">Puts it into a clean page.</param>
/// <param name="Twin">Puts its harmless twin into a clean page.</param>
public sealed record Planting(string Code, string Name, Severity Severity, Func<Random, BureauPage, BureauPage> Plant,
    Func<Random, BureauPage, BureauPage> Twin)
{
    private static readonly string[] Common = ["鼎", "盛", "亿", "博", "万", "金", "皇", "冠", "永", "利", "凯", "旋", "星", "云", "顶", "辉", "煌", "尊", "龙", "泰",
        "银", "河", "沙", "悦", "澳", "威", "尼", "斯", "蓝", "鲸", "虎", "牛", "财", "豪", "华", "乐", "飞", "鸿", "宏", "达", "冕", "瀚", "熙", "麟", "祺", "曜"];
    private static readonly string[] Offers = ["官网", "平台", "app下载", "娱乐", "体育", "棋牌", "注册", "登录入口", "彩票", "真人", "直播", "电竞"];
    private static readonly string[] Fonts = ["color:#fff;font-size:0", "display:none", "position:absolute;left:-9999px", "width:0;height:0;overflow:hidden"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Planting> All { get; } =
    [
        new("PB01", "身份证号在名单里", Severity.Error, (random, page) => page.Put(random, People(random, "身份证号", () => Resident(random))),
            (random, page) => page.Put(random, People(random, "身份证号", () => Masked(Resident(random), 6, 4)))),
        new("PB01", "身份证号在句子里", Severity.Error,
            (random, page) => page.Put(random,
                $"申请人{Bureau.Person(random)}，公民身份号码{Of(random, Resident(random), Wide(Resident(random)), Spaced(Resident(random), 6, 8, 4))}，住本区。"),
            (random, page) => page.Put(random, $"中标通知书编号{Bureau.Figures(random, 18)}，统一社会信用代码{CreditCode(random)}，订单号2026{Bureau.Figures(random, 14)}。")),
        new("PB01", "护照和通行证", Severity.Error,
            (random, page) => page.Put(random, $"外籍人员{Bureau.Person(random)}，{Of(random, $"护照号码E{Bureau.Figures(random, 8)}",
                $"港澳居民来往内地通行证号H{Bureau.Figures(random, 8)}", $"外国人永久居留身份证号{Letters(random, 3)}{Bureau.Figures(random, 12)}")}。"),
            (random, page) => page.Put(random, $"设备型号为H{Bureau.Figures(random, 8)}，执行标准E{Bureau.Figures(random, 8)}，办理护照须预约。")),
        new("PB02", "手机号在名单里", Severity.Error, (random, page) => page.Put(random, People(random, Of(random, "联系电话", "手机号码", "电话"), () => Mobile(random))),
            (random, page) => page.Put(random, People(random, "联系电话", () => Masked(Mobile(random), 3, 4)))),
        new("PB02", "手机号在句子里", Severity.Error,
            (random, page) => page.Put(random,
                $"当事人{Bureau.Person(random)}，电话{Of(random, Mobile(random), Spaced(Mobile(random), 3, 4, 4), Wide(Mobile(random)))}，于本月到场说明情况。"),
            (random, page) => page.Put(random, $"投诉电话0555-8{Bureau.Figures(random, 7)}，合同编号1{Bureau.Figures(random, 12)}，金额{Bureau.Figures(random, 9)}.00元。")),
        new("PB03", "银行卡号在名单里", Severity.Error, (random, page) => page.Put(random, People(random, Of(random, "银行卡号", "一卡通账号", "开户账号"), () => Card(random))),
            (random, page) => page.Put(random, People(random, "银行卡号", () => Masked(Card(random), 4, 4)))),
        new("PB04", "家庭住址在名单里", Severity.Error,
            (random, page) => page.Put(random, People(random, Of(random, "家庭住址", "住址", "户籍地址"), () => Home(random))),
            (random, page) => page.Put(random, Bureau.Table(["序号", "企业名称", "注册地址"],
                Bureau.Rows(random, n => [$"{n}", $"云川市{Bureau.Person(random)}食品有限公司", Home(random)])))),
        new("PB04", "家庭住址在句子里", Severity.Error,
            (random, page) => page.Put(random, $"被处罚人{Bureau.Person(random)}，{Of(random, "家住", "现住", "户籍所在地：")}{Home(random)}，个体工商户。"),
            (random, page) => page.Put(random, $"办公地址：{Home(random)}，居住在本区的群众可以就近办理。")),
        new("PB05", "一串关键词", Severity.Error, (random, page) =>
        {
            var brand = Brand(random);
            var chain = $"{brand}{Bureau.Of(random, Offers)}{Of(random, "_", "-", "|")}{brand}{Bureau.Of(random, Offers)}{Of(random, "_", "-",
                "|")}{Brand(random)}{Bureau.Of(random, Offers)}";
            if (random.Next(2) == 0) page.Title = chain + page.Title;
            else page.Put(random, chain);
            return page;
        }, (random, page) => page.Put(random, "当前位置：首页_政府信息公开_法定主动公开内容_部门文件")),
        new("PB05", "字母和数字的牌子", Severity.Error, (random, page) =>
        {
            var brand = Of(random, $"{Letters(random, 2).ToLowerInvariant()}{Bureau.Figures(random, 3)}",
                $"{Letters(random, 1).ToLowerInvariant()}{Bureau.Figures(random, 2)}{Letters(random, 1).ToLowerInvariant()}{Bureau.Figures(random, 1)}");
            page.Title = page.Title.Insert(page.Title.Length - 4, brand);
            for (var i = 0; i < page.Parts.Count; i++)
                if (!page.Parts[i].StartsWith('<') && page.Parts[i].IndexOf('，') is > 2 and var at) page.Parts[i] = page.Parts[i].Insert(at - 2, brand);
            return page;
        },
            (random, page) => page.Put(random,
                $"项目采用DN{Bureau.Figures(random, 3)}管材，符合GB/T {Bureau.Figures(random, 4)}—2018，摄像机型号HX{Bureau.Figures(random, 3)}，宣传使用5G短信。")),
        new("PB06", "地名换成了牌子", Severity.Error, (random, page) =>
        {
            // 龙沙区 there is.
            var brand = Brand(random) + Bureau.Of(random, Common);
            page.Change(text => text.Replace(Bureau.City, brand + "市", StringComparison.Ordinal).Replace(Bureau.District, brand + "区", StringComparison.Ordinal)
                .Replace("区商务局", brand + "区商务局", StringComparison.Ordinal));
            return page.Put(random, $"{brand}区商务局党组召开会议，{brand}区人民政府分管领导出席。").Put(random, $"特此通知。{brand}区商务局");
        }, (random, page) => page.Put(random, "本区与丰城市商务局、临海市商务局签订了协作协议，青岭区商务局派员参加。")),
        new("PB07", "藏起来的链接", Severity.Error, (random, page) => page.Put(random,
            $"<div style=\"{Bureau.Of(random, Fonts)}\">"
                + $"<a href=\"https://www.{Letters(random, 4).ToLowerInvariant()}{Bureau.Figures(random, 3)}.{Of(random, "com",
                "vip", "cc", "net")}/\">{Brand(random)}{Bureau.Of(random, Offers)}</a></div>"),
            (random, page) => page.Put(random,
                "<ul style=\"display:none\"><li><a href=\"/zfxxgk/zc/\">政策</a></li><li><a href=\"https://www.gov.cn/\">中国政府网</a></li></ul>")),
        new("PB08", "繁体加拼音", Severity.Error, (random, page) =>
        {
            page.Parts.Clear();
            page.Title = "關於區商務局開展專項檢查的通知";
            page.Parts.AddRange(["各鎮人民政府、街道辦事處，區直有關(guān)單位：為進壹步規範市場(chǎng)秩序，保護(hù)消費者合法權益，現將有關事項通知如下。",
                "壹、加強(qiáng)組織領導，壓實(shí)工作責任，確保各項措施落實到位；二、開展(zhǎn)排查整治，對發現的問題建立臺賬，實行銷號管理。"]);
            return page;
        }, (random, page) => page.Put(random, "本区老字号“裕豐號”“瑞興隆”申报材料已经受理，招牌文字依原样登记。")),
        new("PB09", "自动跳转", Severity.Error, (random, page) => page.Put(random,
            Of(random, $"<meta http-equiv=\"refresh\" content=\"0;url=https://{Letters(random, 5).ToLowerInvariant()}.{Of(random, "vip", "com", "cc")}/\">",
                $"<script>window.location.href=\"https://{Letters(random, 5).ToLowerInvariant()}{Bureau.Figures(random, 2)}.com/\";</script>",
                $"<iframe src=\"https://{Letters(random, 6).ToLowerInvariant()}.top/\" width=\"0\" height=\"0\"></iframe>")),
            (random, page) => page.Put(random, "<p>更多内容见<a href=\"https://www.gov.cn/zhengce/\">中国政府网</a>。</p>")),
        new("PB10", "词语全部换掉", Severity.Error, (random, page) =>
        {
            var (brand, word) = (Brand(random), Of(random, "公开", "信息", "管理", "关于"));
            page.Put(random, "为做好政府信息公开工作，依申请公开办理规范有序，主动公开内容及时更新，政务公开专区正常运行。")
                .Put(random, "加强政府信息管理，推进信息资源共享，依申请公开答复做到依法公开、规范管理。").Put(random, "关于政府信息公开的规定已经印发，关于依申请公开的流程同步公布，信息公开目录已经更新。")
                .Put(random, "关于公开指南修订的说明、关于数据管理的办法按时公布，各类信息由科室负责管理。");
            return page.Change(text => text.StartsWith('<') ? text : text.Replace(word, brand, StringComparison.Ordinal));
        }, (random, page) => page.Put(random, "依申请公开、主动公开和政务公开专区均由局办公室管理，公开指南每年修订。")),
        new("PB11", "形近字", Severity.Warning, (random, page) => page.Put(random, Of(random, "政府釆购项目已经完成验收。", "截止2026年底，全区共有网点二百余个。", "ЕМS邮件已经寄出。",
            "请各单位于⽉底前报送。")),
            (random, page) => page.Put(random, "政府采购项目已经完成验收，截至2026年底全区共有网点二百余个，报名截止日期为本月二十日。")),
        new("PB12", "法定用语写错", Severity.Warning, (random, page) => page.Put(random, Of(random, "本机关收到依法申请公开三件。", "涉及国家机密的不予公开。",
            "依据《中华人民共和国政务信息公开条例》办理。", "申请人可以申请行政复义。")),
            (random, page) => page.Put(random, "本机关依法办理依申请公开三件，涉及国家秘密的不予公开，有关机密级文件由专人保管。")),
        new("PB13", "没有填写", Severity.Warning, (random, page) => page.Put(random, Of(random, "联系人：XXX，联系电话：XXXXXXXX。", "青商〔2026〕  号",
            "请于____年__月__日前报送。", "本项目由××公司承担，金额为【待定】。")),
            (random, page) => page.Put(random, "王某某、李某等人的个人信息已作处理，请在附表中填写姓名、单位，标有*的为必填。")),
        new("PB14", "提到不公开的文件", Severity.Error, (random, page) => page.Put(random, Of(random, "按照青商密〔2025〕17号要求办理。",
            "根据《关于全区成品油市场专项整治内部工作方案的通知》，现予以部署。", "（青商密[2025]17号）")),
            (random, page) => page.Put(random, "按照青商〔2025〕17号要求办理，工作方案另行公布。")),
        new("PB16", "链接指向内网或者硬盘", Severity.Warning, (random, page) => page.Put(random, $"<p><a href=\"{Of(random, "http://192.168.1.20/doc/1.doc",
            "file:///C:/Users/a/1.doc", "http://10.8.0.3:8080/", "D:\\材料\\附件.xls", "http://oa/view?id=3")}\">附件</a></p>"),
            (random, page) => page.Put(random, "<p><a href=\"/files/1.doc\">附件</a>　<a href=\"https://www.gov.cn/1.pdf\">原文</a></p>")),
        new("PB17", "图片没有说明", Severity.Hint, (random, page) => page.Put(random, $"<p><img src=\"/images/{random.Next(999)}.jpg\"></p>"),
            (random, page) => page.Put(random, $"<p><img src=\"/images/{random.Next(999)}.jpg\" alt=\"工作人员在农贸市场查看公示牌\"></p>")),
        new("PB18", "表格做成图片", Severity.Warning, (random, page) => page.Put(random, $"<p>{Of(random, "补助名单如下表：",
            "项目资金安排情况统计表")}</p><p><img src=\"/images/{random.Next(999)}.png\" alt=\"\"></p>"),
            (random, page) => page.Put(random, Bureau.Table(["序号", "项目"], Bureau.Rows(random, n => [$"{n}", "社区网点"])))),
    ];

    /// <summary>A code of a company with its right check character (GB 32100).</summary>
    public static string CreditCode(Random random)
    {
        const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var code = new StringBuilder("91340500MA").Append(string.Concat(Enumerable.Range(0, 7).Select(_ => Signs[random.Next(Signs.Length)])));
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++, weight = weight * 3 % 31) sum += Signs.IndexOf(code[i], StringComparison.Ordinal) * weight;
        return code.Append(Signs[(31 - sum % 31) % 31]).ToString();
    }

    /// <summary>A number of a resident card (GB 11643) of nobody: its area is one that was never given.</summary>
    public static string Resident(Random random)
    {
        var number = $"3405{random.Next(60, 99)}{random.Next(1945, 2015)}{random.Next(1, 13):00}{random.Next(1, 28):00}{random.Next(1000):000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return number + "10X98765432"[number.Select((figure, i) => (figure - '0') * weights[i]).Sum() % 11];
    }

    private static string Mobile(Random random) => $"1{Of(random, "30", "38", "59", "77", "86", "99")}{Bureau.Figures(random, 8)}";

    private static string Card(Random random)
    {
        var card = "62" + Bureau.Figures(random, Of(random, 13, 16));
        for (var check = 0; ; check++)
            if (card.Reverse()
                .Select((figure, i) => i % 2 == 1 ? figure - '0' : (figure - '0') * 2 is > 9 and var twice ? twice - 9 : (figure - '0') * 2).Sum() is var sum
                && (sum + check) % 10 == 0) return card + check.ToString(CultureInfo.InvariantCulture);
    }

    private static string Home(Random random) =>
        $"{Bureau.District}{Bureau.Town(random)}{Of(random, "解放路", "柳树村", "锦绣花园", "前进社区")}{Of(random, $"{random.Next(1, 200)}号",
            $"{random.Next(1, 20)}组", $"{random.Next(1, 30)}栋{random.Next(1, 4)}单元{random.Next(101, 1800)}室")}";

    // A name that nobody listed: of this run's own making.
    private static string Brand(Random random)
    {
        var name = string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Bureau.Of(random, Common)));
        return random.Next(3) == 0 ? $"{Letters(random, 2)}{name}" : name;
    }

    private static string People(Random random, string column, Func<string> value) =>
        Bureau.Table(["序号", Of(random, "姓名", "户主姓名", "申请人"), column, "补助金额（元）"],
            Bureau.Rows(random, n => [$"{n}", Bureau.Person(random), value(), $"{random.Next(2, 50)}00"]));

    private static string Masked(string number, int from, int until) => $"{number[..from]}{new string('*', number.Length - from - until)}{number[^until..]}";

    private static string Wide(string number) => string.Concat(number.Select(sign => (char)(sign + 0xFEE0)));

    private static string Spaced(string number, params int[] groups)
    {
        var (text, at) = (new List<string>(), 0);
        foreach (var group in groups)
        {
            text.Add(number.Substring(at, group));
            at += group;
        }
        return string.Join(' ', text);
    }

    private static string Letters(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('A' + random.Next(26))));

    private static T Of<T>(Random random, params T[] all) => Bureau.Of(random, all);
}
