using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>A printed row: label cells (empty where a label above or to the left reaches over them) and value cells.</summary>
public sealed class DraftRow(string id, IEnumerable<string> labels, IEnumerable<string> values)
{
    /// <summary>The row's id in the form; empty for a header.</summary>
    public string Id { get; } = id;

    /// <summary>The label cells.</summary>
    public List<string> Labels { get; } = [.. labels];

    /// <summary>The value cells.</summary>
    public List<string> Values { get; } = [.. values];

    /// <summary>A copy.</summary>
    public DraftRow Copy() => new(Id, Labels, Values);
}

/// <summary>A printed table.</summary>
public sealed class DraftTable(ReportSection section, IEnumerable<DraftRow> rows)
{
    /// <summary>The section it stands in.</summary>
    public ReportSection Section { get; } = section;

    /// <summary>Its rows, headers among them.</summary>
    public List<DraftRow> Rows { get; } = [.. rows];

    /// <summary>The tables of a draft.</summary>
    public static List<DraftTable> Of(Draft draft)
    {
        var form = draft.Form;
        var tables = new List<DraftTable>();
        foreach (var block in form.Proactive)
            tables.Add(new(ReportSection.Proactive,
            [
                new("", [block.Label, .. block.Columns.Select(_ => "")], []),
                new("", ["信息内容", .. block.Columns.Select(column => column.Label)], []),
                .. block.Rows.Select(row => new DraftRow(row.Id, [row.Label], Values(row, block))),
            ]));
        tables.Add(new(ReportSection.Requests,
        [
            new("", [ReportForm.RequestsCorner, "", "", "申请人情况", "", "", "", "", "", ""], []),
            new("", ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"], []),
            new("", ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""], []),
            .. form.Requests.Rows.Select(row => new DraftRow(row.Id, Labels(form, row), Values(row, form.Requests))),
        ]));
        string[] five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        tables.Add(new(ReportSection.Disputes,
        [
            new("", ["行政复议", "", "", "", "", "行政诉讼", "", "", "", "", "", "", "", "", ""], []),
            new("", [.. five, "未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""], []),
            new("", ["", "", "", "", "", .. five, .. five], []),
            new("disputes", [], form.Disputes.Rows.SelectMany(row => Values(row, form.Disputes))),
        ]));
        return tables;

        IEnumerable<string> Values(FormRow row, FormTable table) => table.Columns.Select(column => draft.Figures[$"{row.Id}.{column.Id}"]);
    }

    /// <summary>The row of that id.</summary>
    public static DraftRow Row(Draft draft, string id) => draft.Tables.SelectMany(table => table.Rows).First(row => row.Id == id);

    private static string[] Labels(ReportForm form, FormRow row)
    {
        if (row.Role is not (RowRole.Outcome or RowRole.OutcomeTotal)) return [row.Label, "", ""];
        var first = form.Requests.Rows.First(other => other.Role == RowRole.Outcome).Id == row.Id ? ReportForm.OutcomeLabel : "";
        if (row.Group is null) return [first, row.Label, ""];
        return [first, form.Requests.Rows.First(other => other.Group == row.Group).Id == row.Id ? row.Group : "", row.Label];
    }
}
