using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Tests;

/// <summary>A report on paper: what is printed where. It understands the edits in which the examples on the rule pages are written.</summary>
public sealed partial class PrintedReport
{
    private readonly ReportForm form;
    private readonly int year;
    private readonly Dictionary<string, string> cells;
    private readonly Dictionary<ReportSection, List<string>> sections;
    private readonly List<(string Old, string? New)> replacements = [];
    private string title, preamble, signOff;

    public PrintedReport(ReportFormGeneration generation, int year)
    {
        (form, this.year, cells) = (ReportForm.Of(generation), year, A.CleanFigures(generation, year));
        title = $"{A.Agency}{year}年政府信息公开工作年度报告";
        preamble = $"本报告根据《中华人民共和国政府信息公开条例》和国务院办公厅规定的格式编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
            + $"报告全文在青岭区人民政府网站公布。如有疑问，请与{A.Agency}办公室联系（地址：云川市青岭区学府路18号，邮编：651200，电话：0123-5550188）。";
        signOff = $"{A.Agency} {year + 1}年1月20日";
        sections = Enum.GetValues<ReportSection>().ToDictionary(section => section, section => CleanWords(section).ToList());
    }

    /// <summary>Last year's report, when an edit asked for one.</summary>
    public PrintedReport? Previous { get; private set; }

    /// <summary>What the register of cases counts, when an edit asked for it: the clean report's figures, and the edits.</summary>
    public RegisterFigures? Register { get; private set; }

    /// <summary>Makes the edits in order.</summary>
    /// <exception cref="FormatException">An edit is in no form that is known, or names no cell of the form.</exception>
    public PrintedReport Edit(params ReadOnlySpan<string> edits)
    {
        foreach (var lines in edits)
            foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Apply(line);
        return this;
    }

    private void Apply(string edit)
    {
        if (edit.StartsWith("previous", StringComparison.Ordinal))
            (Previous ??= new(year - 1 <= 2020 ? ReportFormGeneration.A : form.Generation, year - 1)).Edit(edit["previous".Length..]);
        else if (edit.StartsWith("register ", StringComparison.Ordinal))
            Count(edit["register ".Length..].Split(" = "));
        else if (Replace().Match(edit) is { Success: true } replace)
            replacements.Add((Unescape(replace.Groups["old"].Value), Unescape(replace.Groups["new"].Value)));
        else if (Delete().Match(edit) is { Success: true } delete)
            replacements.Add((Unescape(delete.Groups["old"].Value), null));
        else if (Assignment().Match(edit) is { Success: true } set)
            Assign(set.Groups["key"].Value, set.Groups["value"].Value.Trim(), set.Groups["add"].Success);
        else
            throw new FormatException($"no such edit: {edit}");
    }

    private void Count(string[] cell)
    {
        Register ??= new(year, form.Cells.Where(one => one.Table.Section is ReportSection.Requests or ReportSection.Disputes)
            .ToImmutableDictionary(one => one.Id, one => long.Parse(A.CleanFigures(form.Generation, year)[one.Id], CultureInfo.InvariantCulture)));
        Register = Register with { Cells = Register.Cells.SetItem(cell[0], long.Parse(cell[1], CultureInfo.InvariantCulture)) };
    }

    private void Assign(string key, string value, bool adds)
    {
        switch (key)
        {
            case "title": title = value; break;
            case "preamble": preamble = value; break;
            case "sign_off": signOff = value; break;
            case var _ when Enum.GetValues<ReportSection>().Where(section => ReportForm.IdOf(section) == key).ToArray() is [var section]:
                if (!adds) sections[section].Clear();
                if (value != "") sections[section].Add(Unescape(value));
                break;
            case var _ when cells.ContainsKey(key): cells[key] = value; break;
            case [.. var prefix, '*'] when cells.Keys.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).ToArray() is { Length: > 0 } ids:
                foreach (var id in ids) cells[id] = value;
                break;
            default: throw new FormatException($"no such cell or part in generation {form.Generation}: {key}");
        }
    }

    /// <summary>The document as text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in Lines()) text.Append(line).Append('\n');
        var printed = text.ToString();
        foreach (var (old, replacement) in replacements)
        {
            if (!printed.Contains(old, StringComparison.Ordinal)) throw new FormatException($"nothing printed reads: {old}");
            printed = replacement is null
                ? string.Concat(printed.Split('\n').Where(line => !line.Contains(old, StringComparison.Ordinal)).Select(line => line + "\n")).TrimEnd('\n')
                    + "\n"
                : printed.Replace(old, replacement, StringComparison.Ordinal);
        }
        return printed;
    }

    /// <summary>The report as it would be read without any fault of reading; edits of the printed text do not reach it.</summary>
    public AnnualReport ToReport()
    {
        var passages = Paragraphs().ToImmutableArray();
        var sign = signOff.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new()
        {
            Generation = form.Generation,
            Title = title,
            Agency = A.Agency,
            Year = year,
            Period = new(new(year, 1, 1), new(year, 12, 31)),
            Contact = preamble,
            SignOff = sign.Length == 0
                ? null : new(sign[0], Date().Match(signOff) is { Success: true } date ? new(Part(date, 1), Part(date, 2), Part(date, 3)) : null),
            Passages = passages,
            Cells = ReportCells.Of(form, cell => Read(cells[cell.Id], cell)),
            Layout =
            [
                .. from passage in passages
                   where passage.IsSectionTitle
                   select new TitlePrinted(passage.Section!.Value, passage.Text, null, passage.At),
            ],
        };
    }

    private static int Part(Match date, int group) => int.Parse(date.Groups[group].Value, CultureInfo.InvariantCulture);

    private Cell Read(string raw, FormCell cell)
    {
        var at = new TablePlace(form.Tables.IndexOf(cell.Table) + 1, cell.Table.Rows.IndexOf(cell.Row) + 1, cell.Table.Columns.IndexOf(cell.Column) + 1)
        {
            Sequence = 10_000 + form.Cells.IndexOf(cell),
        };
        if (raw == "") return new Blank(raw, at);
        if (raw is "/" or "—" or "无") return new NotApplicable(raw, at);
        if (cell.Column.Type != CellType.Money)
            return long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
                ? new Count(count, raw, at) : new Unreadable(raw, at);
        MoneyUnit? unit = raw.EndsWith("万元", StringComparison.Ordinal) || form.Generation == ReportFormGeneration.B ? MoneyUnit.TenThousandYuan
            : raw.EndsWith('元') ? MoneyUnit.Yuan : null;
        return decimal.TryParse(raw.TrimEnd('万', '元'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? new Amount(amount, unit, raw, at) : new Unreadable(raw, at);
    }

    private IEnumerable<Passage> Paragraphs()
    {
        var line = 0;
        Passage Next(ReportSection? section, string text, bool isTitle = false) =>
            new(section, text, new LinePlace(++line, 1) { Sequence = line }) { IsSectionTitle = isTitle };
        yield return Next(null, title);
        yield return Next(null, preamble);
        foreach (var (section, words) in sections)
        {
            yield return Next(section, section.Name(), isTitle: true);
            foreach (var paragraph in words) yield return Next(section, paragraph);
        }
        foreach (var part in signOff.Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return Next(ReportSection.OtherMatters, part);
    }

    private IEnumerable<string> Lines() =>
        Paragraphs().SelectMany(passage => passage.IsSectionTitle ? [passage.Text, .. TablesOf(passage.Section!.Value)] : (IEnumerable<string>)[passage.Text])
            .Where(line => line != "");

    private IEnumerable<string> TablesOf(ReportSection section) => section switch
    {
        ReportSection.Proactive => form.Proactive.SelectMany(BlockLines),
        ReportSection.Requests => RequestLines(),
        ReportSection.Disputes => DisputeLines(),
        _ => [],
    };

    private IEnumerable<string> BlockLines(FormTable table) =>
    [
        table.Label,
        string.Join('\t', ["信息内容", .. table.Columns.Select(column => column.Label)]),
        .. table.Rows.Select(row => $"{row.Label}\t{Values(row, table)}"),
    ];

    private IEnumerable<string> RequestLines()
    {
        yield return $"{ReportForm.RequestsCorner}\t\t\t申请人情况\t\t\t\t\t\t";
        yield return "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计";
        yield return "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t";
        string? group = null;
        var first = true;
        foreach (var row in form.Requests.Rows)
        {
            var values = Values(row, form.Requests);
            if (row.Role is RowRole.Outcome or RowRole.OutcomeTotal)
            {
                var labels = row.Group is null ? $"{row.Label}\t" : $"{(row.Group == group ? "" : row.Group)}\t{row.Label}";
                yield return $"{(first ? ReportForm.OutcomeLabel : "")}\t{labels}\t{values}";
                (first, group) = (false, row.Group);
            }
            else
                yield return $"{row.Label}\t\t\t{values}";
        }
    }

    private IEnumerable<string> DisputeLines() =>
    [
        "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t",
        "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t",
        "\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
        string.Join('\t', form.Disputes.Rows.Select(row => Values(row, form.Disputes))),
    ];

    private string Values(FormRow row, FormTable table) =>
        string.Join('\t', table.Columns.Select(column => cells[$"{row.Id}.{column.Id}"]));

    private string[] CleanWords(ReportSection section) => section switch
    {
        ReportSection.Overview =>
        [
            $"（一）主动公开。{year}年，本局制定{(form.Generation == ReportFormGeneration.A ? "" : "行政")}规范性文件3件，均已在区政府网站公开。",
            "（二）依申请公开。新收政府信息公开申请20件，上年结转2件，登记、审查、答复、归档均有专人把关。",
            "（三）政府信息管理。严格落实公开审查制度，定期清理已失效的文件。",
            "（四）政府信息公开平台建设。及时维护网站栏目，优化查询功能。",
            "（五）监督保障。组织业务培训2次。发生行政复议案件2件、行政诉讼案件2件。",
        ],
        ReportSection.Problems when year % 2 == 0 =>
        [
            "本局政府信息公开工作还存在以下问题：政策解读的形式比较单一，部分工作人员对条例的掌握不够全面。",
            "下一步，将采取以下措施加以改进：增加图解、视频等解读形式，每季度开展一次条例培训。",
        ],
        ReportSection.Problems =>
        [
            "主要问题是依申请公开的答复文书不够规范，网站栏目之间内容有交叉。",
            "针对这些问题，已制定答复文书模板，并着手合并栏目，明年上半年完成改进。",
        ],
        ReportSection.OtherMatters => [$"{year}年，本局未收取信息处理费。按照年度政务公开工作要点，各项任务已分解到科室并全部落实。"],
        _ => [],
    };

    private static string Unescape(string text) =>
        text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);

    [GeneratedRegex("""^replace "(?<old>.+?)" with "(?<new>.*)"$""")]
    private static partial Regex Replace();

    [GeneratedRegex("""^delete "(?<old>.+)"$""")]
    private static partial Regex Delete();

    [GeneratedRegex("^(?<key>[a-z0-9_.]+\\*?)\\s*(?<add>\\+)?=(?<value>.*)$")]
    private static partial Regex Assignment();

    [GeneratedRegex("(\\d{4})年(\\d{1,2})月(\\d{1,2})日")]
    private static partial Regex Date();
}
