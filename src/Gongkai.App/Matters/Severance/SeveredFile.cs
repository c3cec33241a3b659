using System.Collections.Immutable;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Redaction;
using Gongkai.Reading;
using Gongkai.Severing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Matters;

/// <summary>A file without its closed parts, as a reader has made it; kept nowhere yet.</summary>
/// <param name="Name">Its name, without the words that were taken out: the name of a file often names whom it is about.</param>
/// <param name="Extension">Its extension.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ProofContent">The proof as it is kept, for the agency alone.</param>
public sealed record SeveredFile(string Name, string Extension, byte[] Content, byte[] ProofContent)
{
    /// <summary>The most that such a file may have: one of pictures may be larger than what it was made of.</summary>
    public const long MostBytes = 8L * Upload.MostBytes;

    /// <summary>The types of files that parts can be taken out of.</summary>
    public static ImmutableArray<string> Types { get; } = [MediaTypes.Pdf, MediaTypes.Word, MediaTypes.Spreadsheet, "image/png", "image/jpeg"];

    /// <summary>Their extensions, for the <c>accept</c> of a field.</summary>
    public const string Accept = ".docx,.xlsx,.pdf,.png,.jpg,.jpeg";

    /// <summary>Parts are taken out of files by a reader.</summary>
    public static ReaderWork Work { get; } = new("Sever", static job =>
    {
        var made = Redactor.Redact(job.Files[0].Content, SeveranceJson.Plan(Encoding.UTF8.GetBytes(ReaderWorks.Wish<string>(job))),
            ReadingLimits.Default with { FileBytes = (int)MostBytes, ConversionTime = TimeSpan.FromSeconds(20) });
        return ReaderWorks.Answer(new Made(made.Content, made.Extension, SeveranceJson.Of(made.Proof)));
    });

    /// <summary>What it is.</summary>
    public string MediaType => Extension switch
    {
        ".docx" => MediaTypes.Word,
        ".xlsx" => MediaTypes.Spreadsheet,
        ".pdf" => MediaTypes.Pdf,
        _ => "image/png",
    };

    /// <summary>What the proof is called.</summary>
    public string ProofName => $"{Path.GetFileNameWithoutExtension(Name)}证明，内部留存.json";

    /// <summary>What the proof says.</summary>
    public SeveranceProof Proof => SeveranceJson.Proof(ProofContent);

    /// <summary>Takes the parts out of a file; null where that cannot be done, and why is a fault of the form.</summary>
    public static async Task<SeveredFile?> MakeAsync(
        PageModel page, string field, UntrustedFiles readers, SeverancePlan plan, string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            var made = await readers.AskAsync<string, Made>(Work, Encoding.UTF8.GetString(SeveranceJson.Of(plan)), content, ct);
            return new($"{Redactor.Named(Path.GetFileNameWithoutExtension(name), plan)}（区分处理）{made.Extension}", made.Extension, made.Content, made.Proof);
        }
        catch (FileRefusedException refused)
        {
            page.Fault(field, $"{Message.Of(refused.Finding)}（{refused.Finding.Code}）");
        }
        catch (ReadersBusyException)
        {
            page.Fault(field, "正在处理的文件太多，请过一会儿再试");
        }
        return null;
    }

    private sealed record Made(byte[] Content, string Extension, byte[] Proof);
}
