using System.Globalization;
using System.Text;
using Gongkai.Search;

namespace Gongkai.Load;

/// <summary>
/// Items such as bureaus publish, invented: words by Zipf's law, the commonest those of government text, the rest made of characters by their frequency in the
/// demonstration's texts. Nothing here knows how text is cut for searching.
/// </summary>
internal sealed class InventedItems
{
    private const int Words = 20_000;
    private const int People = 40_000;

    private const string Commonest =
        "工作 管理 服务 建设 发展 企业 项目 单位 部门 有关 进行 开展 加强 实施 落实 推进 情况 要求 社会 安全 通知 规定 信息 公开 政府 行政 办理 申请 材料 相关 组织 监督 检查 提供 人员 责任 保障 "
        + "经济 资金 生产 标准 制度 完善 提高 提升 加快 推动 促进 落实到位 重点 问题 整改 群众 人民政府 办公室 工作人员 信息公开 行政许可 行政处罚 行政执法 监督管理 安全生产 市场主体 营商环境 政府采购 "
        + "公共服务 基础设施 生态环境 乡村振兴 专项资金 财政资金 绩效评价 社会保障 医疗保险 养老保险 公开招标 法律法规 规范性文件 政府信息 主动公开 依申请公开 年度报告 征求意见 实施方案 实施细则 管理办法 "
        + "指导意见 应急预案 应急管理 突发事件 食品安全 药品监管 环境保护 污染防治 城市更新 城乡规划 国土空间 土地征收 房屋征收 补偿安置 住房保障 公租房 义务教育 招生入学 教师资格 高等学校 职业教育 就业创业 "
        + "技能培训 劳动合同 工伤认定 社会救助 最低生活保障 特困人员 临时救助 残疾人 老年人 未成年人 婚姻登记 户籍管理 居住证 身份证 出入境 交通运输 道路运输 公共交通 停车场 农业农村 粮食生产 耕地保护 "
        + "水资源 防汛抗旱 河长制 森林防火 文化旅游 公共图书馆 文物保护 体育健身 卫生健康 疾病预防 疫苗接种 医疗机构 医疗保障 统计调查 国民经济 固定资产 消费品零售 商务发展 对外贸易 招商引资 高新技术 "
        + "科技创新 知识产权 数字政府 政务服务 一网通办 证明事项 告知承诺 双随机 信用监管 公平竞争 反垄断 价格监测 财政预算 部门决算 三公经费 政府债务 税收优惠 减税降费 审计监督 巡视巡察 依法行政 行政复议 "
        + "行政诉讼 法律援助 人民调解 普法宣传 社区矫正 民族宗教 退役军人 优抚安置 双拥工作 志愿服务 基层治理 网格化 物业管理 业主委员会 老旧小区 加装电梯 垃圾分类 燃气安全 供水供热 城市管理 违法建设 户外广告";

    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文慧鑫宇浩然子轩梓涵晨曦思远欣怡俊峰雪梅春生海燕小龙永康家豪嘉诚晓东新民德福立群振兴少华佳宁雨泽";

    private static readonly string[] Agencies =
        ["临江市人民政府", "临江市教育局", "临江市民政局", "临江市财政局", "临江市住房和城乡建设局", "临江市卫生健康委员会", "临江市市场监督管理局", "临江市商务局", "临江市生态环境局", "临江市交通运输局"];

    private static readonly string[] Marks = ["临政发", "临教发", "临民发", "临财预", "临住建发", "临卫发", "临市监发", "临商发", "临环发", "临交发"];
    private static readonly string[] Endings = ["的通知", "的意见", "的公告", "的批复", "的实施方案", "的通告", "的函", "情况的报告", "结果公示", "的公示"];

    private readonly string[] words;
    private readonly double[] sums;
    private readonly string[] people;

    /// <param name="texts">Texts of which the rarer words have their characters.</param>
    public InventedItems(IEnumerable<string> texts)
    {
        var random = new Random(20_260_301);
        char[] characters = [.. string.Concat(texts).Where(c => c is >= '一' and <= '鿿')];
        var all = Commonest.Split(' ').Distinct().ToList();
        var known = all.ToHashSet();
        while (all.Count < Words)
        {
            var length = random.Next(10) switch { < 6 => 2, < 8 => 3, _ => 4 };
            var word = string.Create(length, (characters, random), static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++) span[i] = from.characters[from.random.Next(from.characters.Length)];
            });
            if (known.Add(word)) all.Add(word);
        }
        words = [.. all];
        sums = new double[words.Length];
        for (var i = 0; i < sums.Length; i++) sums[i] = (i == 0 ? 0 : sums[i - 1]) + 1.0 / (i + 3);
        people = [.. Enumerable.Range(0, People).Select(_ =>
            $"{Surnames[random.Next(Surnames.Length)]}{Given[random.Next(Given.Length)]}{Given[random.Next(Given.Length)]}").Distinct()];
    }

    /// <summary>The item of that number, always the same.</summary>
    public SearchEntry Of(int number)
    {
        var random = new Random(number);
        var agency = (int)(random.NextDouble() * random.NextDouble() * Agencies.Length);
        var on = new DateOnly(2015, 1, 1).AddDays((int)(Math.Sqrt(random.NextDouble()) * 4_080));
        var topic = $"{Word(random)}{Word(random)}";
        var ending = Endings[random.Next(Endings.Length)];
        var numbered = random.Next(3) > 0;
        var body = new StringBuilder();
        for (var paragraph = 2 + random.Next(5); paragraph > 0; paragraph--)
        {
            for (var sentence = 2 + random.Next(4); sentence > 0; sentence--) AddSentence(body, random);
            body.Append('\n');
        }
        body.Append(CultureInfo.InvariantCulture, $"联系人：{Person(random)}，电话0000-{random.Next(1_000_000, 9_999_999)}。\n{on.Year}年{on.Month}月{on.Day}日");
        return new($"item/{number}", "item", new(new Guid(agency + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])), $"{Agencies[agency]}关于{topic}{ending}")
        {
            Number = numbered ? $"{Marks[agency]}〔{on.Year}〕{1 + number % 5_000}号" : null,
            On = on,
            IsSpent = random.Next(12) == 0,
            Body = body.ToString(),
            Facets = [new("column", $"c{random.Next(30)}"), new("topic", $"t{random.Next(60)}"), new("validity", random.Next(12) == 0 ? "spent" : "valid")],
        };
    }

    /// <summary>A name that stands in some item.</summary>
    public string Person(Random random) => people[random.Next(people.Length)];

    /// <summary>The words from one rank to another that have so many characters.</summary>
    public IEnumerable<string> Ranked(int from, int until, int length) => words[from..until].Where(word => word.Length == length);

    private string Word(Random random)
    {
        var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return words[at < 0 ? Math.Min(~at, words.Length - 1) : at];
    }

    private void AddSentence(StringBuilder body, Random random)
    {
        for (var part = 1 + random.Next(3); part > 0; part--)
        {
            for (var word = 3 + random.Next(7); word > 0; word--) body.Append(Word(random));
            body.Append(part == 1 ? '。' : '，');
        }
        if (random.Next(10) == 0)
            body.Append(CultureInfo.InvariantCulture, $"根据《{Marks[random.Next(Marks.Length)]}〔{random.Next(2015, 2027)}〕{random.Next(1, 5_000)}号》文件，");
        if (random.Next(12) == 0) body.Append(CultureInfo.InvariantCulture, $"由{Person(random)}负责，共{random.Next(1, 9_999)}件。");
    }
}
