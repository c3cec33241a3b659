using System.Collections.Immutable;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Publishing;
using Gongkai.Reading;

namespace Gongkai.Features.Publishing;

/// <summary>What is asked of a text besides the file.</summary>
/// <param name="Hosts">The sites that links may lead to.</param>
/// <param name="IsHtml">Whether it is a text that was taken over before and comes back with its form.</param>
public sealed record TextWish(ImmutableArray<string> Hosts, bool IsHtml);

/// <summary>What came of reading a text.</summary>
/// <param name="Html">As it may be published; null where the file could not be read.</param>
/// <param name="Files">Its pictures.</param>
/// <param name="Particulars">What the document says of itself.</param>
/// <param name="Doubts">What to look at, or why it could not be read.</param>
/// <param name="LeftOut">What was left out.</param>
public sealed record TakenText(
    string? Html, ImmutableArray<TextFile> Files, ImmutableArray<Particular> Particulars, ImmutableArray<string> Doubts, ImmutableArray<string> LeftOut)
{
    /// <summary>The text with its pictures in it, for looking at before anything is kept.</summary>
    public string Preview => CleanText.OnPage(Html ?? "", name => Files.FirstOrDefault(file => file.Name == name) is { } file
        ? $"data:{file.MediaType};base64,{Convert.ToBase64String(file.Content.Span)}" : "");
}

/// <summary>A file from which a text is taken over is read by a reader, and a text that comes back with a form is cleaned by one.</summary>
internal static class TextWork
{
    private const int LongestHtml = 1 << 20;

    public static ReaderWork Work { get; } = new("Text", static job => ReaderWorks.Answer(Read(ReaderWorks.Wish<TextWish>(job), job.Files[0].Content)));

    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public static async Task<TakenText> AskAsync(UntrustedFiles files, TextWish wish, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            return await files.AskAsync<TextWish, TakenText>(Work, wish, content, ct);
        }
        catch (FileRefusedException refused)
        {
            return new(null, [], [], [Message.Of(refused.Finding)], []);
        }
    }

    private static TakenText Read(TextWish wish, ReadOnlyMemory<byte> content)
    {
        var policy = new TextPolicy(wish.Hosts) { LongestHtml = LongestHtml };
        var reading = wish.IsHtml ? OfHtml(CleanText.Of(Encoding.UTF8.GetString(content.Span), policy))
            : TextReading.Read(content, policy, ReadingLimits.Default with { FileBytes = Web.Upload.MostBytes });
        return new(reading.Html, reading.Files, reading.Particulars,
            [.. reading.Findings.Where(finding => finding.Code != "RD17").Select(finding => Message.Of(finding))],
            [.. reading.Findings.Where(finding => finding.Code == "RD17").Select(finding => Message.Of(finding))]);
    }

    private static TextReading OfHtml(CleanText clean) => new(clean.Html, [], [], clean.Findings);
}
