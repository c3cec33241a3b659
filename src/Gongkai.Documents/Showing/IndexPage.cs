using System.Globalization;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Showing;

/// <summary>The page over a batch: agencies with their counts, worst first, and links to their reports' pages.</summary>
public static class IndexPage
{
    /// <summary>The page.</summary>
    /// <param name="reports">Each checked report and the name of its page beside this one.</param>
    /// <param name="language">The language of messages.</param>
    public static string Of(IReadOnlyList<(CheckedReport Report, string Page)> reports, Language language)
    {
        var html = new StringBuilder(PageWords.Head(language.Say("年度报告检查结果", "Annual reports: findings"), language));
        var agencies = reports.Where(pair => pair.Report.Agency is not null).Select(pair => AgencyName.Fold(pair.Report.Agency!)).Distinct().Count();
        html.Append("<header>\n<p class=\"kicker\">").Append(language.Say("政府信息公开工作年度报告检查", "Annual reports on information disclosure: findings"))
            .Append("</p>\n<h1>").Append(language.Say("检查结果总表", "All findings")).Append("</h1>\n<p class=\"meta\">")
            .Append(language.Say(string.Create(CultureInfo.InvariantCulture, $"{reports.Count} 份报告，{agencies} 个机关"),
                string.Create(CultureInfo.InvariantCulture, $"{reports.Count} reports of {agencies} agencies")))
            .Append(" · <a href=\"findings.xlsx\">findings.xlsx</a> ").Append(language.Say("（可发回各机关填写说明）", "(to be sent back to the agencies)"))
            .Append("</p>\n<ul class=\"tally\">");
        foreach (var severity in (ReadOnlySpan<Severity>)[Severity.Error, Severity.Warning, Severity.Hint])
        {
            var count = reports.Sum(pair => pair.Report.Count(severity));
            html.Append(CultureInfo.InvariantCulture,
                $"<li class=\"{(count > 0 ? PageWords.Class(severity) : "none")}\">{PageWords.Shaped(severity, language)}<b>{count}</b></li>");
        }
        html.Append("</ul>\n</header>\n<main>\n");
        WriteReports(html, reports, language);
        WriteCodes(html, reports, language);
        return html.Append("</main>\n<footer></footer>\n</body>\n</html>\n").ToString();
    }

    private static void WriteReports(StringBuilder html, IReadOnlyList<(CheckedReport Report, string Page)> reports, Language language)
    {
        Head(html, language.Say("各机关", "Agencies"), [language.Say("机关", "agency"), language.Say("年份", "year"), language.Say("文件", "file")],
            [language.Say("错误", "errors"), language.Say("警告", "warnings"), language.Say("提示", "hints")]);
        var groups = reports.GroupBy(pair => pair.Report.Agency is { } agency ? AgencyName.Fold(agency) : pair.Report.File)
            .OrderByDescending(group => group.Any(pair => pair.Report.IsUnread))
            .ThenByDescending(group => group.Sum(pair => pair.Report.Count(Severity.Error)))
            .ThenByDescending(group => group.Sum(pair => pair.Report.Count(Severity.Warning)))
            .ThenByDescending(group => group.Sum(pair => pair.Report.Count(Severity.Hint)))
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var (report, page) in groups.SelectMany(group => group.OrderByDescending(pair => pair.Report.Year)))
        {
            var name = report.Agency ?? language.Say(report.IsUnread ? "没有读成" : "机关不明", report.IsUnread ? "not read" : "agency unknown");
            html.Append(CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"{Uri.EscapeDataString(page)}\">{PageWords.Html(name)}</a></td><td>{report.Year}</td><td>{PageWords.Html(report.File)}</td>");
            foreach (var severity in (ReadOnlySpan<Severity>)[Severity.Error, Severity.Warning, Severity.Hint])
                Number(html, report.Count(severity), severity, language);
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table>\n");
    }

    private static void WriteCodes(StringBuilder html, IReadOnlyList<(CheckedReport Report, string Page)> reports, Language language)
    {
        var codes =
            reports.SelectMany(pair =>
                pair.Report.Findings.Where(found => found.Accepted is null).Select(found => (found.Finding.Code, found.Finding.Severity, pair.Report.File)))
            .GroupBy(found => (found.Code, found.Severity))
            .Select(group => (group.Key.Code, group.Key.Severity, Findings: group.Count(), Reports: group.Select(found => found.File).Distinct().Count()))
            .OrderByDescending(row => row.Severity).ThenByDescending(row => row.Reports).ThenBy(row => row.Code, StringComparer.Ordinal).ToList();
        if (codes.Count == 0) return;
        Head(html, language.Say("常见的问题", "What is found most"), [language.Say("代码", "code"), language.Say("问题", "fault"), language.Say("级别", "severity")],
            [language.Say("处数", "findings"), language.Say("报告", "reports")]);
        foreach (var row in codes)
            html.Append(CultureInfo.InvariantCulture,
                $"<tr class=\"{PageWords.Class(row.Severity)}\"><td>{row.Code}</td><td>{PageWords.Html(PageWords.Title(row.Code, language))}</td><td "
                    + $"class=\"sev\">{PageWords.Shaped(row.Severity, language)}</td><td class=\"num\" data-head=\"{language.Say("处数", "findings")}\">{row.Findings}</td><td class=\"num\" data-head=\"{language.Say("报告", "reports")}\">{row.Reports}</td></tr>\n");
        html.Append("</tbody></table>\n");
    }

    private static void Head(StringBuilder html, string caption, string[] words, string[] numbers)
    {
        html.Append("<h2 class=\"part\">").Append(caption).Append("</h2>\n<table class=\"agencies\"><thead><tr>");
        foreach (var word in words) html.Append("<th scope=\"col\">").Append(word).Append("</th>");
        foreach (var number in numbers) html.Append("<th scope=\"col\" class=\"num\">").Append(number).Append("</th>");
        html.Append("</tr></thead><tbody>\n");
    }

    private static void Number(StringBuilder html, int count, Severity severity, Language language) =>
        html.Append(CultureInfo.InvariantCulture,
            $"<td class=\"num{(count > 0 ? $" some {PageWords.Class(severity)}" : "")}\" data-head=\"{PageWords.Shaped(severity, language)}\">{count}</td>");
}
