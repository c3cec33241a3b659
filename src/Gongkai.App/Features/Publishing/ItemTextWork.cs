using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Publishing;
using Gongkai.Reading;

namespace Gongkai.Features.Publishing;

/// <summary>What is asked of a file besides the file: nothing.</summary>
public sealed record ItemTextWish;

/// <summary>A file whose text is to be published is read by a reader: cleaned, with its pictures and what was left out.</summary>
internal static class ItemTextWork
{
    public static ReaderWork Work { get; } = new("ItemText",
        static job => ReaderWorks.Answer(TextReading.Read(job.Files[0].Content, TextPolicy.Default, ReadingLimits.Default)));

    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public static async Task<TextReading> AskAsync(UntrustedFiles files, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            return await files.AskAsync<ItemTextWish, TextReading>(Work, new(), content, ct);
        }
        catch (FileRefusedException refused)
        {
            return new(null, [], [], [refused.Finding]);
        }
    }
}
