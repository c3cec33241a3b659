using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Bench.Scanning;

/// <summary>What a night costs: every rule over every item, and what was published before among a million.</summary>
internal static class NightTable
{
    // One text in so many is an earlier one, published again with some sentences changed.
    private const int Copies = 50, Back = 1000;

    private static readonly string[] Who = ["各县（区）商务局", "有关企业", "农贸市场", "大型商超", "外贸企业", "批发市场", "社区便民网点", "电商产业园", "加油站点", "家政服务企业"];
    private static readonly string[] When = ["本月底以前", "第三季度", "自印发之日起", "每季度末", "年内", "节假日期间", "收到通知后十个工作日内", "汛期以前"];
    private static readonly string[] What =
    [
        "完成设施改造和安全检查", "报送项目申请材料", "公示收费标准和监督电话", "建立进货查验台账", "开展促消费活动", "组织从业人员培训", "清理占道经营", "更新应急预案",
        "核对补助资金发放名单", "落实生活必需品储备", "登记经营主体变更情况", "整改检查中发现的问题", "统计进出口业务数据", "发布价格监测信息",
    ];
    private static readonly string[] How =
    [
        "并将结果报市商务局", "由市商务局会同有关部门验收", "逾期不予受理", "资金由市级财政承担", "所需表格在附件中下载", "不符合条件的不予补助", "发现问题及时上报",
        "具体办法另行通知", "有关情况纳入年度考核", "联系电话见附件",
    ];

    /// <summary>Measures and tells it as Markdown; some minutes.</summary>
    public static string Measure(int items, int texts)
    {
        var told = new StringBuilder();
        Rules(told, items);
        Copied(told, texts);
        return told.ToString();
    }

    private static void Rules(StringBuilder told, int items)
    {
        var contents = Enumerable.Range(0, items).Select(n => new ItemContent("notice", $"关于{Who[n % Who.Length]}{What[n % What.Length]}的通知", new(2026, 3, 1))
        {
            Text = Words(n),
        }).ToArray();
        var around = new ScanSurroundings(new(2026, 11, 30)) { Agencies = ["云川市人民政府", "云川市商务局"] };
        foreach (var content in contents.Take(500)) Scanner.Scan(ScannedItem.Of(content), around);
        var found = 0;
        var watch = Stopwatch.StartNew();
        contents.AsParallel().WithDegreeOfParallelism(2).ForAll(content =>
        {
            var page = ScannedItem.Of(content);
            TextSketch.Of(LikeText.Of(page).Text);
            if (!Scanner.Scan(page, around).IsEmpty) Interlocked.Increment(ref found);
        });
        told.Append(CultureInfo.InvariantCulture, $"""
            ## Every rule over every item

            {items:N0} notices of {contents.Average(content => content.Text.Length):0} characters on the average, two cores:
            {items / watch.Elapsed.TotalSeconds:N0} items a second. All are clean; something is found in {found:N0}.


            """);
    }

    private static void Copied(StringBuilder told, int texts)
    {
        const int Beside = 5_000;
        var beside = Enumerable.Range(0, Beside).Select(n => Words(n)).ToArray();
        foreach (var text in beside.Take(500)) TextSketch.Of(text);
        var sketching = Stopwatch.StartNew();
        foreach (var text in beside) TextSketch.Of(text);
        sketching.Stop();
        var plain = Stopwatch.StartNew();
        foreach (var text in beside) PlainMinHash(text);
        plain.Stop();

        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var made = Stopwatch.StartNew();
        var sketches = new TextSketch[texts];
        Parallel.For(0, texts, new() { MaxDegreeOfParallelism = 2 }, n => sketches[n] = TextSketch.Of(Words(n)));
        var search = new LikeTexts();
        foreach (var sketch in sketches) search.Add(sketch);
        made.Stop();
        var sought = Stopwatch.StartNew();
        var pairs = search.Find(Likeness.LeastBySketch);
        sought.Stop();
        var memory = (GC.GetTotalMemory(false) - before) >> 20;

        // A thousandth of the copies is enough to know how many were found, and all that was found is held word by word.
        var found = pairs.ToDictionary(pair => pair.Later, pair => pair.Earlier);
        var (meant, met) = (0, 0);
        for (var n = Copies - 1; n < texts; n += Copies * Math.Max(1, texts / 100_000))
            if (Original(n) is { } original && TextSketch.Between(Words(original), Words(n)) >= Likeness.Least)
                (meant, met) = (meant + 1, met + (found.ContainsKey(n) ? 1 : 0));
        var sample = pairs.Where((_, n) => n % Math.Max(1, pairs.Length / 2_000) == 0).ToList();
        var right = sample.Count(pair => TextSketch.Between(Words(pair.Earlier), Words(pair.Later)) >= Likeness.Least);
        told.Append(CultureInfo.InvariantCulture, $"""
            ## Published before

            {texts:N0} texts, one in {Copies} an earlier one with some sentences changed, two cores.

            | | |
            |---|---:|
            | making the texts and their sketches | {made.Elapsed.TotalSeconds:0} s |
            | finding what is alike | {sought.Elapsed.TotalSeconds:0} s |
            | memory | {memory:N0} MB |
            | copies found, of {meant:N0} looked at | {100.0 * met / Math.Max(1, meant):0.00} % |
            | of {sample.Count:N0} pairs found, alike word by word | {100.0 * right / Math.Max(1, sample.Count):0.0} % |
            | one text's sketch | {1e6 * sketching.Elapsed.TotalSeconds / Beside:0.0} µs |
            | one text's plain MinHash of 128 functions, in the same run | {1e6 * plain.Elapsed.TotalSeconds / Beside:0.0} µs |
            | ratio | 1 : {plain.Elapsed.TotalSeconds / sketching.Elapsed.TotalSeconds:0} |


            """);
    }

    // What every library of the kind does: each function over each piece of the text.
    private static uint[] PlainMinHash(string text)
    {
        var least = new uint[128];
        Array.Fill(least, uint.MaxValue);
        for (var at = 0; at + 5 <= text.Length; at++)
        {
            var piece = unchecked((uint)string.GetHashCode(text.AsSpan(at, 5), StringComparison.Ordinal));
            for (var function = 0; function < least.Length; function++)
            {
                var hash = unchecked((piece ^ ((uint)function * 0x9E3779B1u)) * 0x85EBCA6Bu);
                hash ^= hash >> 15;
                if (hash < least[function]) least[function] = hash;
            }
        }
        return least;
    }

    private static int? Original(int n) => n % Copies == Copies - 1 && n >= Back ? n - Back + 1 : null;

    // The text of that number, the same each time; a copy has one sentence in twelve anew.
    private static string Words(int n)
    {
        var random = new Random(Original(n) ?? n);
        var (text, changed) = (new StringBuilder(), Original(n) is null ? null : new Random(n));
        var sentences = 6 + random.Next(20);
        for (var i = 0; i < sentences; i++)
        {
            var (own, amount) = (Sentence(random), random.Next(1, 100_000));
            text.Append(changed is not null && changed.Next(12) == 0 ? Sentence(changed) : own).Append("，计").Append(amount).Append("元。\n");
        }
        return text.ToString();
    }

    private static string Sentence(Random random) =>
        $"{Who[random.Next(Who.Length)]}{When[random.Next(When.Length)]}{What[random.Next(What.Length)]}，{How[random.Next(How.Length)]}";
}
