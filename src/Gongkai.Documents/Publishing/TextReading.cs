using System.Collections.Immutable;
using System.Diagnostics;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// A file read for publication: the text as HTML that may be published, its pictures, what it says of itself, and what was left out or is doubtful. It
/// survives JSON, so that a process of its own can do the reading.
/// </summary>
/// <param name="Html">The text (see <see cref="CleanText"/>); null where the file could not be read: the findings say why.</param>
/// <param name="Files">The pictures that the text names.</param>
/// <param name="Particulars">What the document says of itself; nothing is guessed.</param>
/// <param name="Findings">What was left out (RD17), and what to look at before it is published.</param>
public sealed record TextReading(string? Html, ImmutableArray<TextFile> Files, ImmutableArray<Particular> Particulars, ImmutableArray<Finding> Findings)
{
    /// <summary>The kinds of files that are taken, as pages tell them.</summary>
    public const string Kinds = "Word（DOCX、DOC）、WPS、RTF、ODT、网页（HTML、MHT）、纯文本文件";

    /// <summary>The kinds of files, for the <c>accept</c> of a field.</summary>
    public const string Accept = ".docx,.doc,.wps,.rtf,.odt,.html,.htm,.mht,.txt";

    /// <summary>The value of that kind; null where the document does not say it.</summary>
    public Particular? this[ParticularKind kind] => Particulars.FirstOrDefault(one => one.Kind == kind);

    /// <summary>Reads a file: Word and what LibreOffice brings to it, HTML, plain text. Never throws for what the file contains: that is a finding.</summary>
    /// <param name="content">The whole content; what it is, is told by it and not by a name.</param>
    /// <param name="policy">What a published text may hold.</param>
    /// <param name="limits">What it may cost.</param>
    public static TextReading Read(ReadOnlyMemory<byte> content, TextPolicy policy, ReadingLimits limits)
    {
        var kind = new FileKind(SourceFormat.Unknown, "这个");
        try
        {
            if (content.IsEmpty) throw new FileRefusedException(FileFault.Empty());
            if (content.Length > limits.FileBytes) throw new FileRefusedException(FileFault.TooLarge(content.Length, limits.FileBytes));
            var found = kind = FileKind.Of(content);
            if (kind.IsEncrypted) throw new FileRefusedException(FileFault.Encrypted(kind.Name));
            return kind is { Format: SourceFormat.Legacy, IsSheet: false } ? OfLegacy(content, found, policy, limits)
                : Deadline.Run(() => Read(content, found, policy, limits), limits.Time);
        }
        catch (FileRefusedException refused)
        {
            return new(null, [], [], [refused.Finding]);
        }
        // Parsers throw whatever they like at bytes that are not what they claim to be; to the clerk the file is damaged all the same.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new(null, [], [], [FileFault.Damaged(kind.Name)]);
        }
    }

    private static TextReading OfLegacy(ReadOnlyMemory<byte> content, FileKind kind, TextPolicy policy, ReadingLimits limits)
    {
        var clock = Stopwatch.StartNew();
        if (content.Span.StartsWith("PK"u8)) Container.Examine(content, limits);
        var converted = LibreOffice.Convert(content, kind, "docx", limits);
        return Deadline.Run(() => OfWord(converted, policy, limits), limits.ConversionTime - clock.Elapsed);
    }

    private static TextReading Read(ReadOnlyMemory<byte> content, FileKind kind, TextPolicy policy, ReadingLimits limits) => kind.Format switch
    {
        SourceFormat.Docx => OfWord(content, policy, limits),
        SourceFormat.Html when !kind.IsBook => OfHtml(content, kind, policy, limits),
        SourceFormat.Text or SourceFormat.Csv => OfPlain(DecodedText.Of(content.Span), policy),
        _ => throw new FileRefusedException(FileFault.UnknownKind(kind.Name)),
    };

    private static TextReading OfWord(ReadOnlyMemory<byte> docx, TextPolicy policy, ReadingLimits limits)
    {
        var removals = new Removals();
        return Of(WordText.Read(docx, TextAddresses.Of(policy), removals, limits), policy, removals);
    }

    private static TextReading OfHtml(ReadOnlyMemory<byte> content, FileKind kind, TextPolicy policy, ReadingLimits limits)
    {
        var (decoded, removals) = (kind.IsWebArchive ? WebArchiveReader.PageOf(content, limits) : DecodedText.OfHtml(content.Span), new Removals());
        foreach (var finding in decoded.Findings) removals.Doubt(finding);
        var clean = CleanText.Of(decoded.Text, policy, TextAddresses.Of(policy), removals);
        return new(clean.Html, [], [], clean.Findings);
    }

    private static TextReading OfPlain(DecodedText decoded, TextPolicy policy)
    {
        var removals = new Removals();
        foreach (var finding in decoded.Findings) removals.Doubt(finding);
        var lines = decoded.Text.ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line));
        return Of(new([.. lines.Select((line, i) => new LaidOut(new TextParagraph([new(line)]), $"第 {i + 1} 段"))], [], []), policy, removals);
    }

    private static TextReading Of(WordReading reading, TextPolicy policy, Removals removals)
    {
        var (particulars, text) = OfficialLayout.Of(reading, removals);
        var clean = CleanText.Of(TextTidy.Of(text, removals), policy, removals);
        return new(clean.Html, [.. reading.Files.Where(file => clean.Files.Contains(file.Name))],
            [.. particulars.Select(one => one with { Value = TextTidy.Visible(one.Value, new()), Printed = TextTidy.Visible(one.Printed, new()) })],
                clean.Findings);
    }
}
