using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Reports;

namespace Gongkai.Commands;

/// <summary>The examples of pages, which the tests run, in words for a person: <c>requests.received.total = 3</c> is “一、本年新收政府信息公开申请数量·总计”填 3.</summary>
internal static partial class ExampleWords
{
    private static readonly ImmutableArray<(string Word, string Said)> Whose =
    [
        ("previous", "上年报告里，"), ("superior", "汇总报告里，"), ("member", "所属单位的报告里，"), ("register", "台账里，"),
    ];

    private static readonly ImmutableArray<(string Word, string Said)> Parts =
    [
        ("overview", "“一、总体情况”"), ("proactive", "“二、主动公开政府信息情况”"), ("requests", "“三、收到和处理政府信息公开申请情况”"), ("disputes", "“四、政府信息公开行政复议、行政诉讼情况”"),
        ("problems", "“五、存在的主要问题及改进情况”"), ("other_matters", "“六、其他需要报告的事项”"), ("title", "标题"), ("preamble", "开头"), ("sign_off", "落款"),
    ];

    /// <summary>One line of an example; what is no edit of a report stays as it is.</summary>
    public static string Of(string line)
    {
        foreach (var (word, said) in Whose)
            if (line.StartsWith(word + " ", StringComparison.Ordinal)) return said + Of(line[(word.Length + 1)..]);
        if (line.StartsWith("? ", StringComparison.Ordinal)) return $"这时提出：{line[2..]}";
        if (Replaced().Match(line) is { Success: true } replaced) return $"“{replaced.Groups[1].Value}”写成“{replaced.Groups[2].Value}”";
        if (Deleted().Match(line) is { Success: true } deleted) return $"少了“{deleted.Groups[1].Value}”一行";
        if (Edit().Match(line) is not { Success: true } edit) return line;
        var (what, adds, text) = (edit.Groups[1].Value, edit.Groups[2].Value == "+=", edit.Groups[3].Value.Trim());
        if (what == "expected") return $"应当报送的机关有{text}";
        if (Parts.FirstOrDefault(part => part.Word == what).Said is { } place) return text.Length == 0 ? $"{place}空着" : $"{place}{(adds ? "里" : "")}写：{text}";
        if (what.EndsWith(".*", StringComparison.Ordinal)) return $"{AllOf(what[..^1])}都{(text.Length == 0 ? "空着" : $"填 {text}")}";
        if (CellOf(what) is not { } cell) return line;
        return $"“{FormWords.RowOf(cell)}·{cell.Column.Label}”{(text.Length == 0 ? "空着" : $"填 {text}")}";
    }

    private static string AllOf(string prefix) => prefix switch
    {
        "proactive." => "表二各格",
        "requests." => "表三各格",
        "disputes." => "表四各格",
        _ => ReportForm.B.Cells.Concat(ReportForm.A.Cells).FirstOrDefault(cell => cell.Id.StartsWith(prefix, StringComparison.Ordinal)) is { } cell
            ? $"“{FormWords.RowOf(cell)}”各格" : $"{prefix}*",
    };

    private static FormCell? CellOf(string id) => ReportForm.B.Find(id) ?? ReportForm.A.Find(id);

    [GeneratedRegex("^replace \"(.*)\" with \"(.*)\"$")]
    private static partial Regex Replaced();

    [GeneratedRegex("^delete \"(.*)\"$")]
    private static partial Regex Deleted();

    [GeneratedRegex(@"^([a-z_0-9.]+\*?) (\+?=)(.*)$")]
    private static partial Regex Edit();
}
