using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>
/// Files of the demonstration's items: a list that <c>data/demo/attachments</c> has as CSV
/// becomes a workbook, a text that it has as HTML a Word document, by the
/// platform's own writers; pictures and PDF are there as they are. An annual report is made of the registers of the year, a text from Word is read as one that
/// somebody hands in.
/// </summary>
internal sealed class DemonstrationFiles(IServiceProvider services, DemonstrationNames names)
{
    private const long Largest = 4 << 20;

    /// <summary>The content with its files, which are kept.</summary>
    public async Task<ItemContent> WithFilesAsync(DemonstrationItem told, ItemContent content, CancellationToken ct)
    {
        if (told.IsFromWord) content = content with { Html = FromWord(told, content) };
        var files = ImmutableArray.CreateBuilder<ItemFile>();
        foreach (var (name, words) in told.Pictures)
        {
            var picture = await KeepAsync(told, name, DemonstrationData.Attachment(name), ct);
            var inText = $"{picture.Sha256}{Path.GetExtension(name)}";
            files.Add(picture with { Name = inText, IsInText = true });
            content = content with { Html = $"<p><img src=\"file/{inText}\" alt=\"{WebUtility.HtmlEncode(words)}\"></p>\n{content.Html}" };
        }
        foreach (var name in told.Files) files.Add(await KeepAsync(told, name, Made(name), ct));
        if (told.Content.Kind == ItemKinds.YearlyReport.Code && !told.Passages.IsEmpty)
        {
            var report = ReportOf(told);
            files.Add(await KeepAsync(told, $"{told.Content.Title}.docx", ReportWriter.Write(report, ReportFormat.Docx), ct));
            files.Add(await KeepAsync(told, $"{told.Content.Title}（表格）.xlsx", ReportWriter.Write(report, ReportFormat.Xlsx), ct));
        }
        return content with { Files = files.ToImmutable() };
    }

    /// <summary>Keeps a file of an item, and what the scanners look at in it.</summary>
    public async Task<ItemFile> KeepAsync(DemonstrationItem told, string name, byte[] content, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        var kept = await services.GetRequiredService<Store>().Files.PutAsync(stream, new PublicItem(names.Item(told.Key)).Stream, Largest, ct);
        await services.GetRequiredService<ScannedFiles>().KeepAsync(kept.Hash, name, content, ct);
        return new(kept.Hash, name, Path.GetExtension(name) switch
        {
            ".docx" => MediaTypes.Word,
            ".xlsx" => MediaTypes.Spreadsheet,
            ".pdf" => MediaTypes.Pdf,
            ".png" => "image/png",
            ".json" => "application/json",
            var other => throw new InvalidDataException($"{told.Key}: {other}"),
        }, kept.Size);
    }

    private static byte[] Made(string name)
    {
        var bare = Path.GetFileNameWithoutExtension(name);
        switch (Path.GetExtension(name))
        {
            case ".xlsx":
                var rows = DemonstrationData.AttachmentText($"{bare}.csv").ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.Split(',')).ToList();
                using (var workbook = new MemoryStream())
                {
                    TableWorkbook.Write(workbook, bare.Length > 30 ? bare[..30] : bare,
                        [.. rows[0].Select((heading, i) => new TableColumn(heading, 4 + 2 * rows.Max(row => row[i].Length)))], rows.Skip(1).Select(Typed));
                    return workbook.ToArray();
                }
            case ".docx": return new OfficialFile(bare, DemonstrationData.AttachmentText($"{bare}.html")).ToDocx(_ => null);
            default: return DemonstrationData.Attachment(name);
        }
    }

    private static IReadOnlyList<object?> Typed(string[] row) =>
        [.. row.Select(cell => long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (object)number : cell)];

    /// <summary>The text as it comes back from a Word file that it was written to.</summary>
    internal static string FromWord(DemonstrationItem told, ItemContent content) => TextReading.Read(
        new OfficialFile(content.Title, content.Html).ToDocx(_ => null), TextPolicy.Default, ReadingLimits.Default).Html
            ?? throw new InvalidDataException($"{told.Key}: the text in Word cannot be read");

    private static Cell CellOf(FormCell cell, DemonstrationItem told) => CellText.Read(told.Cells.GetValueOrDefault(cell.Id, "0"), cell.Column.Type,
        cell.Column.Type == CellType.Money ? MoneyUnit.TenThousandYuan : null, null);

    // Of a year before the platform was there; what it compiles itself is told by its own steps.
    private AnnualReport ReportOf(DemonstrationItem told)
    {
        var (agency, year) = (names.Agency(DemonstrationItem.Agency), int.Parse(told.Content["year"], CultureInfo.InvariantCulture));
        var form = ReportForm.Of(ReportForm.GenerationFor(year));
        var cells = ReportCells.Of(form, cell => CellOf(cell, told));
        if (told.Cells.Keys.FirstOrDefault(id => !cells.ContainsKey(id)) is { } unknown) throw new InvalidDataException($"{told.Key}: {unknown}");
        var report = new AnnualReport
        {
            Generation = form.Generation,
            Year = year,
            Agency = agency.Name,
            Title = told.Content.Title,
            Period = new(new(year, 1, 1), new(year, 12, 31)),
            SignOff = new(agency.Name, told.Content.FormedOn),
            Cells = cells,
        };
        return report with
        {
            Passages = ReportText.Compose(report, told.Passages.GroupBy(passage => passage.Section)
                .ToDictionary(section => section.Key, section => string.Join('\n', section.Select(passage => passage.Words)))),
        };
    }
}
