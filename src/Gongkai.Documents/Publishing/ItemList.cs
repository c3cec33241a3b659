using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// Items listed in a workbook, a row each, with the headings that such lists have (标题, 文号, 发布日期, 成文日期, 栏目, 索引号, 正文, 附件, 有效性 …) and the labels of the
/// fields of every kind, on one sheet or many, and files beside it.
/// </summary>
public static class ItemList
{
    /// <summary>How the line begins that explains the columns, which is no item.</summary>
    public const string Explanation = "说明：";

    /// <summary>How the line begins that shows how a row is filled in, which is no item.</summary>
    public const string Example = "示例：";

    /// <summary>The headings of a list, as an example gives them.</summary>
    public static ImmutableArray<string> Headings { get; } =
    [
        "标题", "种类", "栏目", "文号", "成文日期", "发布日期", "索引号", "网址", "正文", "正文文件", "附件", "有效性", "施行日期", "有效期至", "主题分类", "体裁分类", "服务对象", "关键词",
        "内容概述", "信息来源", "发布机构",
    ];

    /// <summary>The key by which a heading and the label of a field are the same: without what stands in brackets behind it, spaces and punctuation.</summary>
    public static string KeyOf(string heading) => ChineseText.Key(ParticularNames.Bare(heading));

    /// <summary>Reads the items from a row on, until so many bytes are together.</summary>
    /// <param name="sheets">The sheets of the workbook, as <c>TableWorkbookReader</c> gives them; one without titles is no list and is passed over.</param>
    /// <param name="files">The files beside it; null where there are none.</param>
    /// <param name="policy">What a published text may hold.</param>
    /// <param name="today">The day after which no date can be.</param>
    /// <param name="from">The first row to read, counted over all sheets: 0 at first, then <see cref="ImportBatch.Next"/>.</param>
    /// <param name="mostBytes">About how much is read at once.</param>
    /// <param name="longest">About how long is read at once; null for as long as it takes.</param>
    public static ImportBatch Read(ImmutableArray<WorkbookSheet> sheets, FileSet? files, TextPolicy policy, DateOnly today, int from = 0,
        long mostBytes = 16 << 20, TimeSpan? longest = null)
    {
        var clock = Stopwatch.StartNew();
        var (items, bytes, offset) = (ImmutableArray.CreateBuilder<ImportedItem>(), 0L, 0);
        var lists = sheets.Select(sheet => (sheet.Rows, Head: ListHeadings.Of(sheet))).ToList();
        if (lists.TrueForAll(list => list.Head is null)) return new([], [], null, [TextFault.Doubtful("missing-heading", null, ("heading", "标题"))]);
        var isOneOfSeveral = lists.Count(list => list.Head is not null) > 1;
        ImmutableArray<Finding> findings = from > 0 ? [] : [.. lists.SelectMany(list => list.Head?.Doubts ?? [])];
        foreach (var (rows, found) in lists)
        {
            if (found is { } head && offset + rows.Length > from)
            {
                var first = Math.Max(from - offset, head.At + 1);
                var seen = Seen(rows, head, first);
                for (var at = first; at < rows.Length; at++)
                {
                    if (IsNone(rows[at])) continue;
                    if (bytes > mostBytes || items.Count > 0 && clock.Elapsed > longest) return new(items.ToImmutable(), [], offset + at, findings);
                    var item = new ItemRow(head, rows[at], at + 1, files, policy, today).Item(seen, isOneOfSeveral);
                    bytes += item.Html.Length + item.Files.Sum(file => (long)file.Content.Length);
                    items.Add(item);
                }
            }
            offset += rows.Length;
        }
        return new(items.ToImmutable(), [], null, findings);
    }

    private static bool IsNone(ImmutableArray<string> row) =>
        row.All(string.IsNullOrWhiteSpace) || row.Any(cell =>
            cell.StartsWith(Explanation, StringComparison.Ordinal) || cell.StartsWith(Example, StringComparison.Ordinal));

    // Titles and days of the rows before, so that a row that is there twice is told wherever reading goes on.
    private static Dictionary<string, int> Seen(ImmutableArray<ImmutableArray<string>> rows, ListHeadings head, int until)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = head.At + 1; at < until && at < rows.Length; at++) seen.TryAdd(RowKey(rows[at], head), at + 1);
        return seen;
    }

    private static string RowKey(ImmutableArray<string> row, ListHeadings head) => string.Join('|', row.Take(head.Columns.Length)
        .Where((_, i) => head.Columns[i].Particular is ParticularKind.Title or ParticularKind.PublishedOn).Select(ChineseText.Squeeze));

    private sealed class ItemRow(ListHeadings head, ImmutableArray<string> row, int number, FileSet? files, TextPolicy policy, DateOnly today)
    {
        private readonly Removals removals = new();
        private readonly ImmutableArray<Particular>.Builder particulars = ImmutableArray.CreateBuilder<Particular>();
        private readonly List<TextFile> taken = [];
        private readonly ImmutableArray<string>.Builder attachments = ImmutableArray.CreateBuilder<string>();
        private ImmutableArray<Finding> ofText = [];
        private string html = "";

        public ImportedItem Item(Dictionary<string, int> seen, bool isOneOfSeveral)
        {
            var cells = ImmutableArray.CreateBuilder<ListCell>();
            foreach (var (i, column) in head.Columns.Take(row.Length).Index())
            {
                if (string.IsNullOrWhiteSpace(row[i])) continue;
                if (column.Particular is { } kind) Add(kind, column.Heading.Trim(), row[i]);
                else if (column.Part is { } part) Take(part, row[i]);
                else if (column.Field is { } field && ParticularNames.Visible(row[i], removals) is { Length: > 0 } text)
                    cells.Add(new(column.Heading.Trim(), field, text, string.Create(CultureInfo.InvariantCulture, $"{Letters(i)}{number}")));
            }
            if (head.Kind is { } ofSheet) Add(ParticularKind.Kind, "种类", ofSheet.Name);
            if (particulars.All(one => one.Kind != ParticularKind.Title)) removals.Doubt(TextFault.Doubtful("title", null));
            if (particulars.All(one => one.Kind != ParticularKind.PublishedOn)) removals.Doubt(TextFault.Doubtful("no-published", null));
            if (html.Length == 0 && attachments.Count == 0 && cells.Count == 0) removals.Doubt(TextFault.Doubtful("no-text", null));
            if (!seen.TryAdd(RowKey(row, head), number)) removals.Doubt(TextFault.Doubtful("twice", null, ("row", (long)seen[RowKey(row, head)])));
            var sheet = isOneOfSeveral ? $"“{head.Sheet}”" : "";
            return new(string.Create(CultureInfo.InvariantCulture, $"{sheet}第 {number} 行"), particulars.ToImmutable(), html,
                [.. taken.DistinctBy(file => file.Name)], attachments.ToImmutable(), [.. removals.Findings, .. ofText])
            {
                Cells = cells.ToImmutable(),
            };
        }

        // A … Z, AA …
        private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters(column / 26 - 1)}{(char)('A' + column % 26)}";

        private void Add(ParticularKind kind, string name, string printed)
        {
            if (ParticularNames.Taken(kind, name, printed, $"“{name}”一列", today, removals) is { } one && particulars.All(other =>
                other.Kind != kind)) particulars.Add(one);
        }

        private void Take(ListPart part, string value)
        {
            if (part == ListPart.Text && value.Trim().Length > 0 && FileOf(value) is null) html = Typed(value);
            else if (part is ListPart.Text or ListPart.File)
            {
                if (FileOf(value) is { } path) Text(path);
                else removals.Doubt(TextFault.Doubtful("missing-file", null, ("file", Removals.Short(value))));
            }
            else
                foreach (var name in value.Split(['；', ';', '、', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    if (FileOf(name) is { } path) Attach(path);
                    else removals.Doubt(TextFault.Doubtful("missing-file", null, ("file", Removals.Short(name))));
        }

        private string? FileOf(string name) => name.Length < 200 && !name.Contains('\n', StringComparison.Ordinal) ? files?.Find(name) : null;

        // Typed into a cell: HTML where it begins like that, lines otherwise.
        private string Typed(string value)
        {
            var clean = value.TrimStart().StartsWith('<') ? CleanText.Of(value, policy)
                : CleanText.Of(TextTidy.Of(value.ReplaceLineEndings("\n").Split('\n').Select(line => new TextParagraph([new(line)])), removals), policy, new());
            ofText = clean.Findings;
            return clean.Html;
        }

        // The text itself where it can be taken over, else the file as an attachment.
        private void Text(string path)
        {
            var reading = Guarded(path) is { } content ? TextReading.Read(content, policy, ReadingLimits.Default) : null;
            if (reading is null) return;
            if (reading.Html is null)
            {
                Attach(path);
                return;
            }
            html = reading.Html;
            taken.AddRange(reading.Files);
            // What the list leaves blank, the document may say itself.
            foreach (var one in reading.Particulars)
                if (one.Kind is ParticularKind.Number or ParticularKind.FormedOn or ParticularKind.Agency or ParticularKind.Title or ParticularKind.Addressee)
                    Also(one with { Where = $"{Path.GetFileName(path)}，{one.Where}" });
            ofText = [.. reading.Findings.Where(finding => finding is not { Code: "RD22", Variant: "title" or "no-date" })];
        }

        private void Also(Particular one)
        {
            if (particulars.FirstOrDefault(other => other.Kind == one.Kind) is not { } said) particulars.Add(one);
            else if (ChineseText.Squeeze(said.Value) != ChineseText.Squeeze(one.Value) && one.Kind is not (ParticularKind.Agency or ParticularKind.Addressee))
                removals.Doubt(TextFault.Doubtful("differs", null, ("field", said.Where), ("values",
                    $"{Removals.Short(said.Value)}、{Removals.Short(one.Value)}")));
        }

        private void Attach(string path)
        {
            if (Guarded(path) is not { } content) return;
            if (AttachedFile.Of(Path.GetFileName(path), content) is not { } file)
            {
                removals.Doubt(TextFault.Doubtful("foreign-file", null, ("file", Path.GetFileName(path))));
                return;
            }
            taken.Add(file);
            attachments.Add(file.Name);
        }

        private ReadOnlyMemory<byte>? Guarded(string path)
        {
            try
            {
                return files!.Read(path);
            }
            catch (FileRefusedException refused)
            {
                removals.Doubt(refused.Finding);
                return null;
            }
        }
    }
}
