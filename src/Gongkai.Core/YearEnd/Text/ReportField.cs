using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Publishing;
using Gongkai.Reports;

namespace Gongkai.YearEnd;

/// <summary>A field of the text: a Chinese name, tied to the figures that it stands for, so that text and tables cannot say different things.</summary>
/// <param name="Name">As it stands between {{ and }}.</param>
/// <param name="Group">Under which heading it is offered.</param>
/// <param name="Figures">What it stands for; of several, their sum.</param>
public sealed record ReportField(string Name, string Group, ImmutableArray<string> Figures)
{
    /// <summary>Before a name: the same in last year's report. After one: how much more or less than there.</summary>
    public const string Before = "上年", Compared = "比上年";

    /// <summary>Before a name, in a report that adds up: the same of the authority alone.</summary>
    public const string Alone = "本级";

    private const string Totals = "申请", Outcomes = "办理结果", Disputes = "复议诉讼", Tables = "主动公开表", Others = "其他登记", Names = "机关";

    private static readonly ConcurrentDictionary<ReportFormGeneration, ImmutableArray<ReportField>> Known = [];

    /// <summary>How its figure is put into words; null for the figure itself.</summary>
    private Func<decimal, string>? Words { get; init; }

    /// <summary>Every field that a report on a year can name.</summary>
    /// <param name="year">The year.</param>
    /// <param name="own">The agency's own figures.</param>
    public static ImmutableArray<ReportField> All(int year, IEnumerable<string> own) =>
    [
        .. Known.GetOrAdd(ReportForm.GenerationFor(year), generation => [.. Of(ReportForm.Of(generation))]),
        .. own.Select(name => new ReportField(name, "本机关的数", [name])),
    ];

    /// <summary>What a name between {{ and }} says.</summary>
    /// <param name="name">The name.</param>
    /// <param name="fields">The fields that there are.</param>
    /// <param name="figures">The figures.</param>
    /// <returns>The words, null where a figure is unknown; and whether there is such a field.</returns>
    public static (string? Words, bool IsKnown) Say(string name, IReadOnlyDictionary<string, ReportField> fields, YearSnapshot figures)
    {
        if (fields.TryGetValue(name, out var field)) return (field.Value(figures), true);
        if (name.StartsWith(Before, StringComparison.Ordinal) && fields.TryGetValue(name[Before.Length..], out var former))
            return (former.Earlier().Value(figures), true);
        if (name.StartsWith(Alone, StringComparison.Ordinal) && fields.TryGetValue(name[Alone.Length..], out var alone))
            return ((alone with { Figures = [.. alone.Figures.Select(FigureNames.Own)] }).Value(figures), true);
        if (name.EndsWith(Compared, StringComparison.Ordinal) && fields.TryGetValue(name[..^Compared.Length], out var compared))
            return (Difference(compared.Sum(figures), compared.Earlier().Sum(figures)), true);
        return (null, false);
    }

    /// <summary>What it says now; null while one of its figures is unknown.</summary>
    public string? Value(YearSnapshot figures) =>
        Figures is [var only] && Words is null ? figures[only]?.Value
        : Sum(figures) is { } sum ? Words?.Invoke(sum) ?? sum.ToString(CultureInfo.InvariantCulture) : null;

    private decimal? Sum(YearSnapshot figures)
    {
        decimal sum = 0;
        foreach (var figure in Figures)
        {
            if (figures[figure]?.Number is not { } number) return null;
            sum += number;
        }
        return sum;
    }

    private ReportField Earlier() => this with { Figures = [.. Figures.Select(FigureNames.Previous)] };

    private static string? Difference(decimal? now, decimal? before) => (now - before) switch
    {
        null => null,
        0 => "持平",
        > 0 and var more => $"增加{more.ToString(CultureInfo.InvariantCulture)}",
        var less => $"减少{(-less.Value).ToString(CultureInfo.InvariantCulture)}",
    };

    private static IEnumerable<ReportField> Of(ReportForm form)
    {
        foreach (var (name, figure) in new[]
        {
            ("机关名称", FigureNames.Agency), ("年度", FigureNames.Year), ("公开工作机构", FigureNames.Office), ("地址", FigureNames.Address),
            ("邮编", FigureNames.Postcode), ("电话", FigureNames.Telephone), ("传真", FigureNames.Fax), ("电子邮箱", FigureNames.Email),
        }) yield return new(name, Names, [figure]);
        foreach (var (name, row) in new[]
        {
            ("新收申请", "requests.received"), ("上年结转申请", "requests.carried_in"), ("办结申请", "requests.outcome.total"),
            ("结转下年申请", "requests.carried_out"),
        }) yield return new(name, Totals, [$"{row}.total"]);
        yield return new("处理申请", Totals, ["requests.received.total", "requests.carried_in.total"]);
        yield return new("自然人申请", Totals, ["requests.received.natural_person"]);
        yield return new("法人申请", Totals, [.. ReportForm.RequestColumns.Where(column => column.Id.StartsWith("org_", StringComparison.Ordinal))
            .Select(column => $"requests.received.{column.Id}")]);
        foreach (var (name, channels) in new (string, string[])[]
        {
            ("网上申请", ["Online"]), ("当面申请", ["InPerson"]), ("信函申请", ["MailSigned", "MailOrdinary"]), ("电子邮件申请", ["Email"]), ("传真申请", ["Fax"]),
        }) yield return new(name, Totals, [.. channels.Select(FigureNames.Channel)]);
        foreach (var (name, figure) in new[]
        {
            ("送达答复", FigureNames.Replies), ("按期答复", FigureNames.RepliesOnTime), ("延期答复", FigureNames.Extensions), ("补正告知", FigureNames.Corrections),
        }) yield return new(name, Totals, [figure]);
        foreach (var (name, rows) in new[]
        {
            ("予以公开", "granted"), ("部分公开", "partial"), ("不予公开", "denied"), ("无法提供", "unavailable"), ("不予处理", "not_processed"), ("其他处理", "other"),
        }) yield return new(name, Outcomes, [.. form.Requests.Rows.Where(row => IsIn(row.Id, $"requests.outcome.{rows}")).Select(row => $"{row.Id}.total")]);
        foreach (var field in OfDisputes()) yield return field;
        foreach (var field in OfTables(form)) yield return field;
        foreach (var field in OfRegisters()) yield return field;
        foreach (var cell in form.Cells.Where(cell => cell.Table.Section != ReportSection.Proactive || form.Generation == ReportFormGeneration.A))
            yield return new(cell.Name, "表格各格", [cell.Id]);
    }

    private static IEnumerable<ReportField> OfDisputes()
    {
        string[] suits = ["disputes.litigation_direct", "disputes.litigation_after"];
        yield return new("行政复议", Disputes, ["disputes.reconsideration.total"]);
        yield return new("行政诉讼", Disputes, [.. suits.Select(row => $"{row}.total")]);
        foreach (var (name, column) in new[] { ("维持", "upheld"), ("纠正", "corrected"), ("其他结果", "other"), ("尚未审结", "pending") })
        {
            yield return new($"复议{name}", Disputes, [$"disputes.reconsideration.{column}"]);
            yield return new($"诉讼{name}", Disputes, [.. suits.Select(row => $"{row}.{column}")]);
        }
    }

    private static IEnumerable<ReportField> OfTables(ReportForm form)
    {
        if (form.Generation == ReportFormGeneration.A) yield break;
        foreach (var (kind, row) in new[] { ("规章", "regulations"), ("规范性文件", "normative_documents") })
            foreach (var (name, column) in new[] { ("制发", "issued"), ("废止", "repealed"), ("现行有效", "in_force") })
                yield return new($"{kind}{name}", Tables, [$"proactive.b20_1.{row}.{column}"]);
        yield return new("行政许可决定", Tables, ["proactive.b20_5.licensing.decisions"]);
        yield return new("行政处罚决定", Tables, ["proactive.b20_6.penalties.decisions"]);
        yield return new("行政强制决定", Tables, ["proactive.b20_6.coercive_measures.decisions"]);
        yield return new("行政事业性收费金额", Tables, ["proactive.b20_8.fees.amount"]);
    }

    private static IEnumerable<ReportField> OfRegisters()
    {
        yield return new("计入汇总的机关", Others, [FigureNames.MembersCounted]);
        yield return new("主动公开信息", Others, [FigureNames.Items]);
        foreach (var (name, kind) in new[]
        {
            ("政策解读", ItemKinds.Interpretation), ("工作动态", ItemKinds.News), ("意见征集", ItemKinds.Consultation), ("公示", ItemKinds.PublicNotice),
            ("建议提案答复", ItemKinds.ProposalReply), ("回应关切", ItemKinds.HotTopic), ("统计数据", ItemKinds.Statistics),
        }) yield return new(name, Others, [FigureNames.Kind(kind.Code)]);
        yield return new("新媒体账号", Others, [FigureNames.Accounts]);
        yield return new("新媒体信息", Others, [FigureNames.Posts]);
        yield return new("网站留言", Others, [FigureNames.Messages]);
        yield return new("办结留言", Others, [FigureNames.MessagesDone]);
        yield return new("信息处理费", Others, [FigureNames.Fee]);
        yield return new("信息处理费情况", Others, [FigureNames.Fee])
        {
            Words = fee => fee == 0 ? "本年度未收取信息处理费。" : $"本年度收取信息处理费{fee.ToString("0.##", CultureInfo.InvariantCulture)}元。",
        };
    }

    private static bool IsIn(string row, string group) => row == group || row.StartsWith($"{group}.", StringComparison.Ordinal);
}
