using System.Net;
using System.Text;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Bench.Prose;

/// <summary>A clean report that passages are added to: a page whose comments mark the places for them, and last year's.</summary>
internal sealed class BaseReport
{
    private readonly string page;

    private BaseReport(string page, AnnualReport? previous) => (this.page, Previous) = (page, previous);

    /// <summary>Last year's report; null where none is given.</summary>
    public AnnualReport? Previous { get; }

    /// <summary>The base of that id: beside the passages, else from the corpus.</summary>
    public static BaseReport Open(string id, string beside)
    {
        var folder = File.Exists(Path.Combine(beside, $"{id}.html")) ? beside : Folder;
        var before = Path.Combine(folder, $"{id}.previous.html");
        return new(File.ReadAllText(Path.Combine(folder, $"{id}.html")),
            File.Exists(before) ? ReportReader.Read(before, File.ReadAllBytes(before), ReadingLimits.Default).Report : null);
    }

    /// <summary>Where the bases are, and the passages that everybody may see.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "bench", "corpus", "prose");

    /// <summary>The report as a web page, the text added in the place named.</summary>
    public byte[] Html(string place, string text)
    {
        var mark = $"<!--{place}-->";
        if (!page.Contains(mark, StringComparison.Ordinal)) throw new InvalidDataException($"no place {place}");
        var markup = string.Join("</p>\n<p>", text.Split('¶').Select(WebUtility.HtmlEncode)).Replace("⏎", "<br>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(page.Replace(mark, markup, StringComparison.Ordinal));
    }

    /// <summary>The same copied from the page into a plain text: a blank line between paragraphs, tabs between cells.</summary>
    public byte[] Text(string place, string text)
    {
        var source = ReportReader.Read("page.html", Html(place, text), ReadingLimits.Default).Source!;
        return Encoding.UTF8.GetBytes(string.Concat(source.Blocks.Select(Lines)));
    }

    private static string Lines(Block block) => block switch
    {
        Paragraph paragraph => $"{paragraph.Text}\n\n",
        Table table =>
            string.Concat(Enumerable.Range(0, table.RowCount)
                .Select(row => $"{string.Join('\t', Enumerable.Range(0, table.ColumnCount).Select(column => At(table, row, column)))}\n")) + "\n",
        _ => "",
    };

    private static string At(Table table, int row, int column) => table.Cells.FirstOrDefault(cell => cell.Row == row && cell.Column == column)?.Text ?? "";
}
