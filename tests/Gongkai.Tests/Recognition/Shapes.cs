using System.Globalization;
using System.Text;
using Gongkai.Reports;

namespace Gongkai.Tests.Recognition;

/// <summary>The ways in which published texts print the form's tables.</summary>
public enum Shape
{
    Tabs,
    CellPerLine,
    BarPerLine,
    Markdown,
    Spaces,
    BareLines,
}

/// <summary>One printed row: its labels, and its values as texts; both can be damaged before printing.</summary>
public sealed class PrintRow(string id, string[] labels, string[] values)
{
    public string Id { get; } = id;

    public List<string> Labels { get; } = [.. labels];

    public List<string> Values { get; } = [.. values];
}

/// <summary>A report of invented figures, all different, printed in one shape.</summary>
public sealed class Printed
{
    public required ReportForm Form { get; init; }

    public required Dictionary<string, string> Figures { get; init; }

    public required List<List<PrintRow>> Tables { get; init; }

    /// <summary>A report whose every cell holds another number.</summary>
    public static Printed Of(ReportForm form, int seed)
    {
        var random = new Random(seed);
        var used = new HashSet<int>();
        var figures = form.Cells.ToDictionary(cell => cell.Id, _ =>
        {
            int number;
            do number = random.Next(1, 9000); while (!used.Add(number));
            return number.ToString(CultureInfo.InvariantCulture);
        });
        var tables = new List<List<PrintRow>>();
        foreach (var block in form.Proactive)
            tables.Add([
                new("", [block.Label], []), new("", ["信息内容", .. block.Columns.Select(column => column.Label)], []),
                .. block.Rows.Select(row => new PrintRow(row.Id, [row.Label], [.. block.Columns.Select(column => figures[$"{row.Id}.{column.Id}"])]))]);
        tables.Add([
            new("", ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "", "", "申请人情况"], []),
            new("", ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"], []),
            new("", ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""], []),
            .. form.Requests.Rows.Select(row =>
                new PrintRow(row.Id, LabelsOf(form, row), [.. form.Requests.Columns.Select(column => figures[$"{row.Id}.{column.Id}"])]))]);
        string[] five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        tables.Add([
            new("", ["行政复议", "", "", "", "", "行政诉讼"], []),
            new("", [.. five, "未经复议直接起诉", "", "", "", "", "复议后起诉"], []),
            new("", ["", "", "", "", "", .. five, .. five], []),
            new("disputes", [], [.. form.Disputes.Rows.SelectMany(row => form.Disputes.Columns, (row, column) => figures[$"{row.Id}.{column.Id}"])])]);
        return new() { Form = form, Figures = figures, Tables = tables };
    }

    public PrintRow Row(string id) => Tables.SelectMany(table => table).First(row => row.Id == id);

    public string Print(Shape shape, (int At, List<PrintRow> Table)? after = null)
    {
        var text = new StringBuilder("云川市商务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n本局认真落实各项要求。\n\n二、主动公开政府信息情况\n\n");
        for (var i = 0; i < Tables.Count; i++)
        {
            if (i == Form.Proactive.Length) text.Append("\n三、收到和处理政府信息公开申请情况\n\n");
            if (i == Form.Proactive.Length + 1) text.Append("\n四、政府信息公开行政复议、行政诉讼情况\n\n");
            foreach (var row in Tables[i]) Print(row, shape, text);
            if (shape is Shape.Markdown) text.Append('\n');
            if (after is not { } more || i != Form.Proactive.Length - 1 + more.At) continue;
            text.Append("\n其他情况如下。\n\n");
            foreach (var row in more.Table) Print(row, shape, text);
            text.Append('\n');
        }
        return text.Append("\n五、存在的主要问题及改进情况\n\n公开的主动性不强。下一步加强培训。\n\n六、其他需要报告的事项\n\n本年度未收取信息处理费。\n\n云川市商务局\n2025年1月20日\n").ToString();
    }

    private static void Print(PrintRow row, Shape shape, StringBuilder text)
    {
        List<string> fields = [.. row.Labels, .. row.Values];
        switch (shape)
        {
            case Shape.Tabs:
                text.AppendJoin('\t', fields).Append('\n');
                break;
            case Shape.CellPerLine:
                foreach (var field in fields) text.Append('\t').Append(field).Append('\n');
                text.Append('\n');
                break;
            case Shape.BarPerLine:
                foreach (var field in fields.Where((field, i) => field.Length > 0 || i >= row.Labels.Count))
                    text.Append(field).Append(field.Length > 0 ? "\n|\n" : "|\n");
                break;
            case Shape.Markdown:
                text.Append("| ").AppendJoin(" | ", fields).Append(" |\n");
                break;
            case Shape.Spaces:
                text.Append("   ").AppendJoin("     ", fields.Where(field => field.Length > 0)).Append('\n');
                break;
            default:
                foreach (var field in fields.Where(field => field.Length > 0)) text.Append(field).Append('\n');
                break;
        }
    }

    private static string[] LabelsOf(ReportForm form, FormRow row)
    {
        if (row.Role is not (RowRole.Outcome or RowRole.OutcomeTotal)) return [row.Label, "", ""];
        var first = form.Requests.Rows.First(other => other.Role == RowRole.Outcome).Id == row.Id ? ReportForm.OutcomeLabel : "";
        if (row.Group is null) return [first, row.Label, ""];
        return [first, form.Requests.Rows.First(other => other.Group == row.Group).Id == row.Id ? row.Group : "", row.Label];
    }
}
