using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Publishing;
using Gongkai.Reading;

namespace Gongkai.Features.Publishing;

/// <summary>What is asked of a reading besides the files.</summary>
/// <param name="Hosts">The sites that links may lead to.</param>
/// <param name="Today">The day after which no date can be.</param>
/// <param name="From">Where to begin: 0 at first, then what the reading before says.</param>
/// <param name="IsTrial">Whether the bytes of files are not needed.</param>
public sealed record ImportWish(ImmutableArray<string> Hosts, DateOnly Today, int From, bool IsTrial)
{
    /// <summary>Whether only the next one is read: several together have been too much.</summary>
    public bool IsSingle { get; init; }
}

/// <summary>A file of an item that was read: its name by its content, what it was called, and its bytes where they are asked for.</summary>
public sealed record ReadFile(string Name, string Title, string MediaType, long Size, ReadOnlyMemory<byte> Content);

/// <summary>An item that was read from a list or a site.</summary>
/// <param name="Origin">Where it stands: 第 5 行, or the path of the page.</param>
/// <param name="Particulars">What it says of itself.</param>
/// <param name="Html">Its text.</param>
/// <param name="Files">Its pictures and attachments.</param>
/// <param name="Attachments">The names of those that are attachments.</param>
/// <param name="Faults">Why it cannot be taken.</param>
/// <param name="Doubts">What to look at.</param>
/// <param name="LeftOut">What was left out.</param>
public sealed record ReadItem(string Origin, ImmutableArray<Particular> Particulars, string Html, ImmutableArray<ReadFile> Files,
    ImmutableArray<string> Attachments, ImmutableArray<string> Faults, ImmutableArray<string> Doubts, ImmutableArray<string> LeftOut)
{
    /// <summary>What it says under the labels of fields.</summary>
    public ImmutableArray<ListCell> Cells { get; init; } = [];

    /// <summary>What it says of that kind; empty where it says nothing.</summary>
    public string this[ParticularKind kind] => Particulars.FirstOrDefault(one => one.Kind == kind)?.Value ?? "";
}

/// <summary>A page that could not be read, and why.</summary>
public sealed record UnreadPage(string Path, string Why);

/// <summary>Some items of a list or a site.</summary>
/// <param name="Items">The items.</param>
/// <param name="Unreadable">Pages that could not be read, and why.</param>
/// <param name="Others">The pages that hold no item: lists, first pages.</param>
/// <param name="Next">Where to go on; null at the end.</param>
/// <param name="Doubts">What is doubtful about the whole.</param>
public sealed record ReadBatch(
    ImmutableArray<ReadItem> Items, ImmutableArray<UnreadPage> Unreadable, ImmutableArray<string> Others, int? Next, ImmutableArray<string> Doubts)
{
    /// <summary>Why nothing can be read at all; null where something can.</summary>
    public string? Fault { get; init; }
}

/// <summary>Reads what is to be imported, some at a time.</summary>
public delegate Task<ReadBatch> ImportSource(ImportWish wish, CancellationToken ct);

/// <summary>A list with its files, or a saved site, that items are read from.</summary>
/// <param name="sheets">The sheets of the list; null for a site.</param>
/// <param name="files">The files beside the list, or the site.</param>
internal sealed class ImportReader(ImmutableArray<WorkbookSheet>? sheets, FileSet? files)
{
    /// <summary>The most rows that a list may have.</summary>
    public const int MostRows = 5_000;

    // What goes back to the platform at once is bounded, and so is the time that a reader has.
    private const long MostBytes = 8 << 20, LargestFiles = 24 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The names of the files of a job.</summary>
    public const string List = "list", Files = "files";

    /// <summary>What a reader of untrusted files does with a list and an archive.</summary>
    public static ReaderWork Work { get; } = new("ItemImport", static job => ReaderWorks.Answer(Read(job)));

    /// <summary>What one file may cost there.</summary>
    public static ReadingLimits Limits { get; } = ReadingLimits.Default with { FileBytes = 20 << 20, UnpackedBytes = 192 << 20 };

    /// <summary>The sheets of a list; null where it is no workbook that can be read, or has too many rows.</summary>
    public static ImmutableArray<WorkbookSheet>? SheetsOf(ReadOnlyMemory<byte> list) => TableWorkbookReader.Sheets(list, MostRows);

    /// <summary>Reads some.</summary>
    public ReadBatch Read(ImportWish wish)
    {
        var policy = new TextPolicy(wish.Hosts);
        var (most, longest) = wish.IsSingle ? (0L, TimeSpan.Zero) : (MostBytes, Longest);
        var batch = sheets is { } list ? ItemList.Read(list, files, policy, wish.Today, wish.From, most, longest)
            : SavedSite.Read(files!, policy, wish.Today, wish.From, most, longest);
        var missing = batch.Findings.FirstOrDefault(finding => finding.Variant == "missing-heading");
        return new([.. batch.Items.Select(item => Told(item, wish.IsTrial))],
            [.. batch.Skipped.Where(page => page.Reason is not null).Select(page => new UnreadPage(page.Path, Message.Of(page.Reason!)))],
            [.. batch.Skipped.Where(page => page.Reason is null).Select(page => page.Path)], batch.Next,
            [.. batch.Findings.Where(finding => finding != missing).Select(finding => Message.Of(finding))])
        {
            Fault = missing is null ? null : Message.Of(missing),
        };
    }

    private static ReadBatch Read(JobAtHand job)
    {
        ReadOnlyMemory<byte>? Of(string name) =>
            job.Files.Where(file => file.Name == name).Select(file => (ReadOnlyMemory<byte>?)file.Content).FirstOrDefault();
        using var files = Of(Files) is { } archive ? FileSet.OfZip(archive, Limits) : null;
        if (Of(List) is not { } list) return new ImportReader(null, files).Read(ReaderWorks.Wish<ImportWish>(job));
        return SheetsOf(list) is { } sheets ? new ImportReader(sheets, files).Read(ReaderWorks.Wish<ImportWish>(job)) : NoList;
    }

    /// <summary>What is told of a list that cannot be read.</summary>
    public static ReadBatch NoList { get; } = new([], [], [], null, [])
    {
        Fault = $"读不出这个清单：不是 Excel 表格（xlsx、xls）或者 CSV，或者设了密码，或者超过 {MostRows} 行。请下载模板，把内容填在模板里",
    };

    private ReadItem Told(ImportedItem item, bool isTrial)
    {
        var faults = item.Findings.Where(IsFault).Select(finding => Message.Of(finding)).ToList();
        if (item.Files.Sum(file => (long)file.Content.Length) > LargestFiles)
            faults.Add(Message.Of(new Refusal("PU17") { Variant = "large", Values = [("most", LargestFiles >> 20)] }.Finding));
        return new(item.Origin, item.Particulars, item.Html,
            [.. item.Files.Select(file => new ReadFile(file.Name, file.Title, file.MediaType, file.Content.Length,
                isTrial || faults.Count > 0 ? ReadOnlyMemory<byte>.Empty : file.Content))],
            item.Attachments, [.. faults],
            [.. item.Findings.Where(finding => !IsFault(finding) && finding.Severity != Severity.Hint).Select(finding => Message.Of(finding))],
            [.. item.Findings.Where(finding => !IsFault(finding) && finding.Severity == Severity.Hint).Select(finding => Message.Of(finding))])
        {
            Cells = item.Cells,
        };
    }

    // Who lists a file has it; of a site that a program has saved, some may be missing for good.
    private bool IsFault(Finding finding) => finding.Severity == Severity.Error || sheets is not null && finding is { Code: "RD22", Variant: "missing-file" };
}
