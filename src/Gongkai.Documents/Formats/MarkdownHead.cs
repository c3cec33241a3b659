using System.Text.RegularExpressions;

namespace Gongkai.Documents.Formats;

/// <summary>The head of a Markdown file (--- title: … ---), which says of the file what a site wants to know and is no text of the report.</summary>
internal static partial class MarkdownHead
{
    private const int LongestHead = 80;

    /// <summary>Empties the lines of the head, so that all others keep their numbers; its title stays where the text has none.</summary>
    public static void Remove(string[] lines)
    {
        if (lines.Length < 3 || lines[0].TrimEnd() is var fence && fence is not ("---" or "+++")) return;
        var end = Array.FindIndex(lines, 1, Math.Min(LongestHead, lines.Length - 1),
            line => line.TrimEnd() == fence || fence == "---" && line.TrimEnd() == "...");
        if (end < 0 || !lines[1..end].All(line => string.IsNullOrWhiteSpace(line) || Entry().IsMatch(line))) return;
        var title = Array.FindIndex(lines, 0, end, line => Title().IsMatch(line));
        var stated = title < 0 ? "" : Title().Match(lines[title]).Groups[1].Value.Trim(' ', '"', '\'');
        Array.Fill(lines, "", 0, end + 1);
        if (ReportAnchors.IsReportTitle(stated) && !lines.Any(line => ReportAnchors.IsReportTitle(line.Trim('#', ' ', '*')))) lines[title] = stated;
    }

    [GeneratedRegex(@"^\s*(?:[\w\u4e00-\u9fff.-]+\s*[:=]|-\s|#|[\]\[}{])|^\s+\S")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^title\s*[:=]\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
