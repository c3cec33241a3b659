using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Redaction;
using Gongkai.Reading;
using Gongkai.Severing;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>What a reader has made of a file: the result with its proof, or why there is none.</summary>
/// <param name="Content">The new file; empty where there is none.</param>
/// <param name="Extension">Its extension.</param>
/// <param name="Proof">The proof as JSON.</param>
/// <param name="Fault">Why there is none, in Chinese.</param>
public sealed record SeveredAnswer(byte[] Content, string Extension, byte[] Proof, string? Fault);

/// <summary>Parts are taken out of files by a reader.</summary>
internal static class SeverWork
{
    public static ReaderWork Work { get; } = new("Sever", static job =>
    {
        var made = Redactor.Redact(job.Files[0].Content, SeveranceJson.Plan(Encoding.UTF8.GetBytes(ReaderWorks.Wish<string>(job))),
            ReadingLimits.Default with { FileBytes = Upload.MostBytes, ConversionTime = TimeSpan.FromSeconds(20) });
        return ReaderWorks.Answer(new SeveredAnswer(made.Content, made.Extension, SeveranceJson.Of(made.Proof), null));
    });

    /// <exception cref="Gongkai.Documents.Isolation.ReadersBusyException">Too many are being read.</exception>
    public static async Task<SeveredAnswer> AskAsync(UntrustedFiles files, SeverancePlan plan, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            return await files.AskAsync<string, SeveredAnswer>(Work, Encoding.UTF8.GetString(SeveranceJson.Of(plan)), content, ct);
        }
        catch (FileRefusedException refused)
        {
            return new([], "", [], $"{Message.Of(refused.Finding)}（{refused.Finding.Code}）");
        }
    }
}
