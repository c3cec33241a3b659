using System.Collections.Immutable;

namespace Gongkai.Documents.Writing;

/// <summary>标题分一行或者多行居中排布，回行时做到词意完整、排列对称、长短适宜（GB/T 9704—2012，7.3.1）: never inside a word, best after a name or a year, in lines about equally long.</summary>
internal static class TitleLines
{
    private const decimal Forbidden = 10_000;

    // What titles of the field and names of agencies are made of; nothing is broken within one of these.
    private static readonly ILookup<char, string> Words = """
        政府信息公开 政府 信息 公开 主动公开 依申请公开 工作 年度 报告 年度报告 申请 答复书 答复 申请书 告知书 通知书 征询书 决定书 意见书 补正 说明 理由 延期 延长 期限 第三方 其他 机关 意见 征求 回执
        登记 信息处理费 处理费 收费 缴费 转送 交办 承办 内部 检索 视为 放弃 更正 送达 回证 卷宗 卷内 文件 目录 证据 依据 案卷 封面 备考 删除 证明 约定 迟延 合理 关于
        人民政府 人民 委员会 管理委员会 管理局 管理 监督管理局 监督 办公室 办公厅 办事处 中心 公司 集团 有限责任 有限 股份 领导小组 小组 指挥部 联合会 总工会 协会 学院 大学 中学 小学 学校 医院 研究院 研究所 图书馆 博物馆 档案馆 公证处 银行 分局 分中心
        发展和改革 发展改革 发展 改革 教育 科学 技术 科技 工业 信息化 民族 宗教 事务 公安 民政 司法 财政 人力资源 人力 社会 保障 自然资源 资源 规划 生态 环境 环境保护 保护 住房 城乡 建设 交通 运输 水利 水务 河湖 农业 农村 乡村 振兴 畜牧 兽医 海洋 渔业
        商务 投资 促进 招商 文化 旅游 体育 广播 电视 新闻 出版 版权 文物 卫生 健康 医疗 医疗保障 疾病 预防 控制 退役 军人 应急 消防 救援 审计 市场 市场监督管理 国有 国有资产 资产 统计 信访 金融 地方 行政 审批 政务 服务 数据 大数据 城市 城管 执法 综合 综合行政执法 综合执法
        开发区 开发 高新 高新技术 产业 经济 自由 贸易 试验区 示范区 新区 园区 街道 社区 税务 气象 地震 海关 海事 邮政 烟草 专卖 林业 草原 园林 绿化 粮食 物资 储备 药品 食品 知识产权 产权 能源 住房公积金 公积金 公共 资源交易 交易 地方志 党史 人民防空 防空 机关事务 外事 侨务 台湾 港澳 残疾人 妇女 儿童 青年
        自治区 自治州 自治县 自治旗 特别 行政区 直辖 部分 会议 会计 室内 局部 院校 市区 市政 市容 县城 区域 区划 乡镇 镇区 州县 省级 市级 县级 各省
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length).ToLookup(word => word[0]);

    private static readonly string[] Names = ["人民政府", "委员会", "管理委员会", "管理局", "监督管理局", "办公室", "办公厅", "办事处", "中心", "公司", "分局", "分中心", "学校", "医院", "大学", "学院"];

    /// <summary>The lines of a title; one where it fits.</summary>
    /// <param name="title">The title, without breaks.</param>
    /// <param name="most">How many characters a line holds: 20 of 2 号 in 156 mm.</param>
    public static ImmutableArray<string> Of(string title, int most = 20)
    {
        var places = Places(title);
        decimal Width(int from, int to) => title[from..to].Sum(c => c < 0x80 ? 0.5m : 1);
        var whole = Width(0, title.Length);
        if (whole <= most) return [title];
        // As few as hold it; one more where the words do not fit into them.
        for (var lines = (int)decimal.Ceiling(whole / most); lines <= title.Length; lines++)
            if (Best(title.Length, lines,
                (from, to) => Width(from, to) is var width && width <= most ? Squared(width - (whole / lines)) * 0.15m : Forbidden, places) is { } breaks)
                return [.. breaks.Prepend(0).Zip(breaks.Append(title.Length), (from, to) => title[from..to])];
        return [title];
    }

    private static decimal Squared(decimal number) => number * number;

    // The cheapest way to that many lines, by dynamic programming over places; null when every way is forbidden.
    private static List<int>? Best(int length, int lines, Func<int, int, decimal> line, decimal[] places)
    {
        var best = new (decimal Cost, int From)[lines + 1, length + 1];
        for (var n = 0; n <= lines; n++)
            for (var to = 0; to <= length; to++)
            {
                best[n, to] = (n == 0 && to == 0 ? 0 : Forbidden, 0);
                if (n == 0) continue;
                for (var from = n - 1; from < to; from++)
                    if (best[n - 1, from].Cost + line(from, to) + (to < length ? places[to] : 0) is var cost && cost < best[n, to].Cost)
                        best[n, to] = (cost, from);
            }
        if (best[lines, length].Cost >= Forbidden) return null;
        var breaks = new List<int>();
        for (var (n, at) = (lines, best[lines, length].From); n > 1; n--, at = best[n, at].From) breaks.Insert(0, at);
        return breaks;
    }

    // What it costs to break before each character.
    private static decimal[] Places(string title)
    {
        var places = new decimal[title.Length + 1];
        Array.Fill(places, 8);
        for (var i = 0; i < title.Length;)
        {
            var word = Word(title, i);
            for (var inside = i + 1; inside < i + word.Length; inside++) places[inside] = Forbidden;
            var end = i + word.Length;
            if (word.Length > 1) (places[i], places[end]) = (Math.Min(places[i], 2), 2);
            if (char.IsAsciiDigit(word[0]) || word.EndsWith("省市县区州盟旗镇乡".Contains(title[end - 1], StringComparison.Ordinal) ? title[end - 1] : '\0'))
                places[end] = 1;
            if (Names.Contains(word) || (word.Length == 1 && "局委厅部院署府".Contains(word[0], StringComparison.Ordinal))) places[end] = 0;
            if (word[0] is '（' or '《' or '“') places[i] = 0;
            // 《某机关关于某事的报告》: whoever it is of, and what it is about.
            if (word == "关于") places[i] = -10;
            i = end;
        }
        for (var i = 1; i < title.Length; i++)
            if ("，。、；：）》”〕！？和与及的".Contains(title[i], StringComparison.Ordinal) || "（《“〔".Contains(title[i - 1], StringComparison.Ordinal))
                places[i] = Forbidden;
        return places;
    }

    private static string Word(string title, int at)
    {
        if (title[at] < 0x80)
        {
            var end = at + 1;
            while (end < title.Length && title[end] < 0x80 && title[end] != ' ') end++;
            // A figure keeps its unit.
            return title[at..(char.IsAsciiDigit(title[end - 1]) && end < title.Length && title[end] >= 0x80
                ? end + (title.AsSpan(end).StartsWith("年度") ? 2 : 1) : end)];
        }
        return Words[title[at]].FirstOrDefault(word => title.AsSpan(at).StartsWith(word)) ?? title[at..(at + 1)];
    }
}
