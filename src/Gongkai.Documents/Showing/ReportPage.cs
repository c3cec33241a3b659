using System.Globalization;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Showing;

/// <summary>
/// One self-contained HTML page: the document as it was, what is in question marked, the findings beside it, links both ways; no script, nothing loaded.
/// </summary>
public static class ReportPage
{
    /// <summary>The page of one checked report.</summary>
    public static string Of(ReportReading reading, CheckedReport findings, Language language) =>
        new Page(reading, findings, language).Write();

    /// <summary>The same as a piece of another page, under the class <see cref="PieceClass"/> and with the rules of <see cref="PieceStyle"/>.</summary>
    public static string Piece(ReportReading reading, CheckedReport findings, Language language) =>
        new Page(reading, findings, language).WritePiece();

    /// <summary>The class of the element that holds a piece.</summary>
    public const string PieceClass = "checked";

    /// <summary>The rules for a piece; none of them reaches beyond it.</summary>
    public static string PieceStyle { get; } = PageStyle.Within("." + PieceClass);

    private sealed class Page(ReportReading reading, CheckedReport findings, Language language)
    {
        private readonly StringBuilder html = new(32_768);
        private readonly SourceDocument source = reading.Source ?? new(SourceFormat.Unknown, []);
        private readonly PageMarks marks = new(reading.Source ?? new(SourceFormat.Unknown, []), reading.Report, findings);
        private readonly HashSet<int> anchored = [];
        private int tables;
        private readonly Dictionary<string, int> cured = [];
        private readonly HashSet<string> titles =
            [.. reading.Report?.Passages.Where(passage => passage.IsSectionTitle).Select(passage => passage.Text) ?? []];

        public string Write()
        {
            var name = reading.Report?.Title ?? findings.Agency ?? findings.File;
            html.Append(PageWords.Head(language.Say($"检查结果：{name}", $"Findings: {name}"), language));
            WriteHeader(name);
            WriteList();
            html.Append("<main class=\"document\">\n");
            WriteDocument();
            html.Append("</main>\n<footer>").Append(language.Say(
                "◆ 错误必须改正；▲ 警告请人核对，改正或说明理由；○ 提示供参考。点编号看问题，点位置回到原文。左边是原件的内容，版式从简，文字和数字没有改动。",
                "◆ errors must be mended; ▲ warnings need a person’s eye; ○ hints are for information. Numbers lead to findings, places lead back. The "
                    + "document’s words and figures are unchanged; its layout is simplified."))
                .Append("</footer>\n</body>\n</html>\n");
            return html.ToString();
        }

        public string WritePiece()
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"{PieceClass}\">\n");
            WriteTally();
            WriteList();
            html.Append("<div class=\"document\">\n");
            WriteDocument();
            return html.Append("</div>\n</div>\n").ToString();
        }

        private void WriteHeader(string name)
        {
            html.Append("<header>\n<p class=\"kicker\">")
                .Append(language.Say("政府信息公开工作年度报告检查", "Annual report on information disclosure: findings")).Append("</p>\n<h1>")
                .Append(PageWords.Html(name)).Append("</h1>\n");
            WriteTally();
            html.Append("</header>\n");
        }

        private void WriteTally()
        {
            html.Append("<p class=\"meta\">").Append(PageWords.Html(string.Join(" · ", Facts()))).Append("</p>\n<ul class=\"tally\">");
            foreach (var severity in (ReadOnlySpan<Severity>)[Severity.Error, Severity.Warning, Severity.Hint])
            {
                var count = findings.Count(severity);
                html.Append(CultureInfo.InvariantCulture,
                    $"<li class=\"{(count > 0 ? PageWords.Class(severity) : "none")}\">{PageWords.Shaped(severity, language)}<b>{count}</b></li>");
            }
            if (findings.Findings.Count(finding => finding.Accepted is not null) is > 0 and var accepted)
                html.Append(CultureInfo.InvariantCulture, $"<li class=\"none\">{language.Say("已接受", "accepted")}<b>{accepted}</b></li>");
            html.Append("</ul>\n");
        }

        private IEnumerable<string> Facts()
        {
            if (findings.Agency is { } agency) yield return agency;
            if (findings.Year is { } year) yield return string.Create(CultureInfo.InvariantCulture, $"{year}{language.Say("年", "")}");
            if (findings.Generation is { } generation)
                yield return language.Say(generation == ReportFormGeneration.A ? "2019—2020年格式" : "2021年起的格式", $"form {generation}");
            yield return findings.File;
        }

        private void WriteList()
        {
            if (findings.Findings.IsEmpty)
            {
                html.Append("<nav><p class=\"part\">").Append(language.Say("没有发现问题。", "Nothing was found.")).Append("</p></nav>\n");
                return;
            }
            html.Append("<nav aria-labelledby=\"all\"><h2 id=\"all\">").Append(language.Say("发现的问题", "Findings")).Append("</h2>\n<ol class=\"list\">\n");
            foreach (var kind in findings.Findings.Select((found, i) => (found, i))
                .GroupBy(pair => (pair.found.Finding.Code, pair.found.Finding.Severity, pair.found.Accepted))
                .OrderByDescending(kind => kind.Key.Accepted is null).ThenByDescending(kind => kind.Key.Severity))
                WriteKind([.. kind]);
            html.Append("</ol>\n");
            if (marks.Nowhere.Count > 0)
            {
                html.Append("<h2>")
                    .Append(source.Blocks.IsEmpty ? language.Say("文件没有读成", "The file was not read") : language.Say("关于整份报告", "On the report as a whole"))
                    .Append("</h2>\n<div class=\"whole\">");
                foreach (var index in marks.Nowhere) WriteNote(index);
                html.Append("</div>\n");
            }
            html.Append("</nav>\n");
        }

        // One line for a kind of finding: to read nine times that something is wrong nine times helps nobody.
        private void WriteKind(IReadOnlyList<(CheckedFinding Found, int Index)> kind)
        {
            var (found, first) = kind[0];
            html.Append(CultureInfo.InvariantCulture,
                $"<li class=\"{PageWords.Class(found.Finding.Severity)}\"><a href=\"#f{first + 1}\"><span class=\"no\">{first + 1}</span><span "
                    + $"class=\"sev\">{Sign(found)}</span><span>{PageWords.Html(PageWords.Title(found.Finding.Code, language))}{(kind.Count > 1 ? language.Say($"（{kind.Count} 处）", $" ({kind.Count})") : "")}</span><span class=\"place\">{PageWords.Html(PlaceWords.Of(found.Finding.At, language, findings.InParagraphs))}</span></a>");
            if (kind.Count > 1)
            {
                html.Append("<p class=\"more\">").Append(language.Say("其余：", "the others: "));
                foreach (var (_, index) in kind.Skip(1)) html.Append(CultureInfo.InvariantCulture, $"<a href=\"#f{index + 1}\">{index + 1}</a> ");
                html.Append("</p>");
            }
            html.Append("</li>\n");
        }

        private string Sign(CheckedFinding found) =>
            found.Accepted is null ? PageWords.Shaped(found.Finding.Severity, language) : language.Say("✓ 已接受", "✓ accepted");

        private void WriteDocument()
        {
            for (var i = 0; i < source.Blocks.Length; i++) WriteBlock(i);
            if (findings.Findings.Length > marks.Nowhere.Count) html.Append("<h2 class=\"after\">").Append(language.Say("逐处说明", "Notes")).Append("</h2>\n");
        }

        // The notes come first: they float beside the text from where it begins, and none of them makes it longer.
        private void WriteBlock(int index)
        {
            html.Append("<div class=\"row\">");
            if (marks.NotesBeside(index) is { Count: > 0 } notes)
            {
                html.Append("<div class=\"notes\">");
                foreach (var note in notes) WriteNote(note);
                html.Append("</div>");
            }
            html.Append("<div class=\"doc\">");
            var start = html.Length;
            if (source.Blocks[index] is Paragraph paragraph) WriteParagraph(index, paragraph);
            else if (source.Blocks[index] is Table table) WriteTable(index, table);
            foreach (var unmarked in marks.NotesBeside(index).Where(anchored.Add))
                html.Insert(start, string.Create(CultureInfo.InvariantCulture, $"<span id=\"p{unmarked + 1}\"></span>"));
            html.Append("</div></div>\n");
        }

        private void WriteParagraph(int index, Paragraph paragraph)
        {
            var kind = titles.Contains(paragraph.Text) || paragraph.HeadingLevel > 1 ? " class=\"section\""
                : paragraph.HeadingLevel == 1 || IsTitle(index, paragraph.Text) ? " class=\"title\"" : "";
            html.Append("<p").Append(kind).Append('>');
            var spans = marks.OfWords(index);
            var edges = spans.SelectMany(span => (int[])[span.Start, span.Start + span.Length]).Append(0).Append(paragraph.Text.Length).Distinct()
                .Order().ToList();
            for (var i = 0; i + 1 < edges.Count; i++)
                WriteStretch(paragraph.Text[edges[i]..edges[i + 1]], edges[i], edges[i + 1], spans);
            foreach (var span in spans.Where(span => span.Length == 0)) WriteRef(span.Finding);
            html.Append("</p>");
        }

        private bool IsTitle(int index, string text) =>
            index < 6 && text.Trim() is { Length: > 3 } line && reading.Report?.Title?.Contains(line, StringComparison.Ordinal) == true;

        private void WriteStretch(string text, int from, int to, IReadOnlyList<WordMark> spans)
        {
            var over = spans.Where(span => span.Start <= from && span.Start + span.Length >= to).ToList();
            if (over.Count == 0)
            {
                html.Append(PageWords.Html(text));
                return;
            }
            // Opening anchors of every span that begins here; the innermost one is what a click leads to.
            foreach (var span in over)
                if (anchored.Add(span.Finding)) html.Append(CultureInfo.InvariantCulture, $"<span id=\"p{span.Finding + 1}\"></span>");
            var worst = over.OrderBy(span => span.Length).ThenByDescending(span => Severe(span.Finding)).First();
            var severity = over.Max(span => Severe(span.Finding));
            html.Append(CultureInfo.InvariantCulture, $"<a class=\"q {PageWords.Class(severity)}\" href=\"#f{worst.Finding + 1}\">{PageWords.Html(text)}</a>");
            foreach (var span in over.Where(span => span.Start + span.Length == to)) WriteRef(span.Finding);
        }

        private void WriteTable(int index, Table table)
        {
            if (table.Geometry == Geometry.Stream)
            {
                html.Append("<ol class=\"stream\">");
                for (var i = 0; i < table.Cells.Length; i++) WriteCell("li", index, i, table.Cells[i]);
                html.Append("</ol>");
                return;
            }
            html.Append(CultureInfo.InvariantCulture,
                $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{language.Say("表格", "table")} {++tables}\"><table>\n");
            foreach (var row in table.Cells.Select((cell, i) => (cell, i)).GroupBy(pair => pair.cell.Row).OrderBy(row => row.Key))
            {
                html.Append("<tr>");
                foreach (var (cell, i) in row.OrderBy(pair => pair.cell.Column)) WriteCell("td", index, i, cell);
                html.Append("</tr>\n");
            }
            html.Append("</table></div>");
        }

        private void WriteCell(string tag, int block, int index, TableCell cell)
        {
            var here = marks.OfCell(block, index);
            var kind = new List<string>();
            if (IsFigure(cell.Text)) kind.Add("n");
            if (here.Count > 0) kind.Add($"c {PageWords.Class(here.Max(Severe))}");
            html.Append('<').Append(tag);
            var first = here.FirstOrDefault(finding => marks.LeadsTo(finding, block, index) && anchored.Add(finding), -1);
            if (first >= 0) html.Append(CultureInfo.InvariantCulture, $" id=\"p{first + 1}\"");
            if (kind.Count > 0) html.Append(" class=\"").Append(string.Join(' ', kind)).Append('"');
            if (cell.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
            if (cell.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
            html.Append('>');
            foreach (var other in here.Where(other => other != first && marks.LeadsTo(other, block, index) && anchored.Add(other)))
                html.Append(CultureInfo.InvariantCulture, $"<span id=\"p{other + 1}\"></span>");
            if (here.Count > 0) html.Append(CultureInfo.InvariantCulture, $"<a href=\"#f{here.MaxBy(Severe) + 1}\">{PageWords.Html(cell.Text)}</a>");
            else html.Append(PageWords.Html(cell.Text));
            foreach (var finding in here) WriteRef(finding);
            html.Append("</").Append(tag).Append('>');
        }

        private void WriteRef(int index)
        {
            var severity = Severe(index);
            html.Append(CultureInfo.InvariantCulture,
                $"<a class=\"ref {PageWords.Class(severity)}\" href=\"#f{index + 1}\" "
                    + $"title=\"{severity.Name(language)} {index + 1}\">{PageWords.Shape(severity)}{index + 1}</a>");
        }

        private void WriteNote(int index)
        {
            var found = findings.Findings[index];
            var finding = found.Finding;
            html.Append(CultureInfo.InvariantCulture,
                $"<article class=\"note {PageWords.Class(finding.Severity)}{(found.Accepted is null ? "" : " accepted")}\" id=\"f{index + 1}\"><h3><span "
                    + $"class=\"sev\">{Sign(found)} {index + 1}</span> {PageWords.Html(PageWords.Title(finding.Code, language))} <code>{finding.Code}</code></h3><p class=\"message\">{PageWords.Html(Message.Of(finding, language))}</p>");
            if (found.Accepted is { } reason) html.Append(CultureInfo.InvariantCulture, $"<p>{language.Say("已接受：", "Accepted: ")}{PageWords.Html(reason)}</p>");
            if (!marks.Nowhere.Contains(index))
                html.Append(CultureInfo.InvariantCulture,
                    $"<a class=\"back\" href=\"#p{index + 1}\">{language.Say("看原文", "see it")}{(PlaceWords.Of(finding.At, language, findings.InParagraphs) is { Length: > 0 } place ? language.Say("：", ": ") + PageWords.Html(place) : "")}</a>");
            if (!cured.TryAdd(finding.Code, index + 1))
                html.Append(CultureInfo.InvariantCulture,
                    $"<p class=\"cure\"><a href=\"#f{cured[finding.Code]}\">{language.Say($"改法见 {cured[finding.Code]}", $"how to mend it: see {cured[finding.Code]}")}</a></p>");
            else if (PageWords.Cure(finding.Code) is { Length: > 0 } cure)
                html.Append(CultureInfo.InvariantCulture, $"<details><summary>{language.Say("怎样改正", "How to mend it (in Chinese)")}</summary>{cure}</details>");
            html.Append("</article>");
        }

        private Severity Severe(int index) => findings.Findings[index].Finding.Severity;

        private static bool IsFigure(string text) =>
            text.Length is > 0 and < 16 && text.Trim() is var figure
                && figure.All(c => char.IsDigit(c) || "-－—/.,，元万%+ ".Contains(c, StringComparison.Ordinal));
    }
}
