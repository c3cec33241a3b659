using System.Collections.Immutable;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// A published item as a file to keep: as Word in the layout of GB/T 9704—2012, as PDF of the same, as one page of HTML with its pictures in it. What the text
/// says itself already (主送机关, 附件, 署名) is not said twice.
/// </summary>
/// <param name="Title">标题.</param>
/// <param name="Html">The text (see <see cref="CleanText"/>).</param>
public sealed record OfficialFile(string Title, string Html)
{
    /// <summary>发文机关标志, in red above all: 云川市商务局文件. Null for an item that has none.</summary>
    public string? Head { get; init; }

    /// <summary>发文字号.</summary>
    public string? Number { get; init; }

    /// <summary>主送机关, without a colon.</summary>
    public string? Addressee { get; init; }

    /// <summary>附件说明.</summary>
    public ImmutableArray<string> Attachments { get; init; } = [];

    /// <summary>发文机关署名, one or several.</summary>
    public ImmutableArray<string> Signature { get; init; } = [];

    /// <summary>成文日期; null where it is unknown.</summary>
    public DateOnly? FormedOn { get; init; }

    /// <summary>How it stands where it is no longer as it was, above the text: 废止, since when, what took its place. Null for what is in force.</summary>
    public string? Standing { get; init; }

    /// <summary>附注, without brackets: 此件公开发布.</summary>
    public string? Note { get; init; }

    /// <summary>What stands below the title of an item that is no official document: 来源, 发布日期.</summary>
    public ImmutableArray<(string Label, string Value)> Particulars { get; init; } = [];

    /// <summary>Before addresses on the platform itself, so that a file that is kept elsewhere leads back to it; null leaves them out.</summary>
    public Uri? Site { get; init; }

    /// <summary>The Word document.</summary>
    /// <param name="picture">The bytes of the picture of that name; null where it is not at hand: its words stand in its place.</param>
    public byte[] ToDocx(Func<string, ReadOnlyMemory<byte>?> picture) => TextDocx.ToBytes(this, picture);

    /// <summary>One page of HTML, complete in itself, that can be printed.</summary>
    /// <inheritdoc cref="ToDocx"/>
    public string ToHtml(Func<string, ReadOnlyMemory<byte>?> picture) => TextPage.Of(this, picture);

    /// <summary>The same as PDF.</summary>
    /// <inheritdoc cref="ToDocx"/>
    /// <exception cref="PdfPrinterException">No program that prints PDF is installed, or it failed.</exception>
    public byte[] ToPdf(Func<string, ReadOnlyMemory<byte>?> picture) =>
        LibreOffice.IsInstalled ? DocxPrinter.Print(ToDocx(picture)) : PdfPrinter.PrintPage(ToHtml(picture));

    /// <summary>The text with what stands around it in an official document, each part once.</summary>
    internal ImmutableArray<TextBlock> Whole()
    {
        var text = CleanText.BlocksOf(Html);
        List<TextBlock> whole = [];
        if (!string.IsNullOrWhiteSpace(Standing)) whole.Add(new TextParagraph([new($"【{Standing}】", RunLook.Strong)], 0, TextAlign.Flush));
        if (!string.IsNullOrWhiteSpace(Addressee) && text is not [TextParagraph { Align: TextAlign.Flush }, ..])
            whole.Add(Paragraph(Addressee.TrimEnd('：', ':') + "：", TextAlign.Flush));
        var signed = text.Select((block, at) => block is TextParagraph { Align: TextAlign.Right } line && SignaturePlace.IsDate(line.Words) ? at : -1).Max();
        whole.AddRange(text.SelectMany(Listed));
        if (!Attachments.IsEmpty && !text.Any(block => block is TextParagraph line && IsAttachmentNote(line.Words)))
            whole.AddRange([Paragraph("附件："), .. Attachments.Select((name, i) => Paragraph($"{i + 1}．{name}"))]);
        if (signed < 0)
        {
            whole.AddRange(Signature.Select(name => Paragraph(name, TextAlign.Right)));
            if (FormedOn is { } day) whole.Add(Paragraph($"{day.Year}年{day.Month}月{day.Day}日", TextAlign.Right));
        }
        if (!string.IsNullOrWhiteSpace(Note)) whole.Add(Paragraph($"（{Note.Trim('（', '）', '(', ')')}）"));
        return [.. whole];
    }

    /// <summary>Whether the line begins the list of 附件.</summary>
    internal static bool IsAttachmentNote(string words) => words.StartsWith("附件：", StringComparison.Ordinal) || words.StartsWith("附件:",
        StringComparison.Ordinal);

    private static TextParagraph Paragraph(string words, TextAlign align = TextAlign.Start) => new([new(words)], 0, align);

    // “附件：1．甲” in one line, as it is typed, becomes the list that it is.
    private static IEnumerable<TextBlock> Listed(TextBlock block)
    {
        if (block is not TextParagraph { Level: 0, Words: var words } || !IsAttachmentNote(words) || !words[3..].TrimStart().StartsWith('1')) return [block];
        return [Paragraph("附件："), .. words[3..].Split('\n').Select(line => Paragraph(line.Trim()))];
    }
}
