using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Redaction;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Severing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>One part that is taken out, as it is typed.</summary>
public sealed class SeveredPartForm
{
    [Display(Name = "是什么内容"), StringLength(100)]
    public string? What { get; set; }

    [Display(Name = "要去掉的词语"), StringLength(200)]
    public string? Words { get; set; }

    [Display(Name = "要去掉的位置"), StringLength(60)]
    public string? At { get; set; }

    [Display(Name = "依据")]
    public SeveranceGround? Ground { get; set; }

    [Display(Name = "理由"), StringLength(500)]
    public string? Reason { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Ground is null && ((string?[])[What, Words, At, Reason]).All(string.IsNullOrWhiteSpace);
}

/// <summary>区分处理: what the form asks for. It is never put away: it names what may not be named.</summary>
public sealed class SeveranceForm : StepForm
{
    [Display(Name = "本案的文件")]
    public string? Source { get; set; }

    [Display(Name = "另传文件")]
    public IFormFile? Document { get; set; }

    public List<SeveredPartForm> Parts { get; set; } = [];

    [Display(Name = "已经看过的扫描页"), StringLength(100)]
    public string? LookedAt { get; set; }
}

/// <summary>区分处理.</summary>
[Needs(Permission.HandleRequests)]
public sealed class SeverancePage(CaseDesk desk, CaseFiles files, UntrustedFiles readers, Store store)
    : StepPage<SeveranceForm>(desk, files, typeof(FileSevered))
{
    private const int Rows = 5;

    private static readonly ImmutableArray<string> Types =
    [
        MediaTypes.Pdf, MediaTypes.Word, MediaTypes.Spreadsheet, "image/png", "image/jpeg",
    ];

    private readonly CaseFiles files = files;
    private ImmutableArray<CaseFile> ofCase = [];
    private SeverancePlan plan = new([]);
    private SeveranceProof? proof;

    /// <summary>The case's own files that parts can be taken out of.</summary>
    public IEnumerable<Choice> Sources => ofCase.Select(file => new Choice(file.Sha256, file.Name)).OrNone();

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var proofs = Case.Request.Severances.Select(severed => severed.Proof.Sha256).ToHashSet();
        ofCase = [.. (await files.OfAsync(Case.Request.Id, ct)).Where(file => Types.Contains(file.MediaType) && !proofs.Contains(file.Sha256))];
        while (Command.Parts.Count < Rows) Command.Parts.Add(new());
    }

    protected override void Examine()
    {
        if (Command.Document is null == (ofCase.FirstOrDefault(file => file.Sha256 == Command.Source) is null))
            this.Fault("Command.Document", "请选择本案的一个文件，或者上传一个");
        var parts = ImmutableArray.CreateBuilder<SeveredPart>();
        foreach (var (part, i) in Command.Parts.Select((part, i) => (part, i)).Where(one => !one.part.IsEmpty || one.i == 0))
            try
            {
                parts.Add(SeveranceJson.Part(part.What, part.Words, part.At, part.Ground?.Key(), part.Reason, $"部分 {i + 1}"));
            }
            catch (FormatException wrong)
            {
                this.Fault($"Command.Parts[{i}].What", wrong.Message);
            }
        plan = new(parts.ToImmutable())
        {
            PagesLookedAt = [.. (Command.LookedAt ?? "").Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(page => int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)],
        };
        if (plan.PagesLookedAt.Contains(0)) this.Fault("Command.LookedAt", "请写页码，用逗号分开");
    }

    protected override async Task KeepAsync(CancellationToken ct)
    {
        var source = ofCase.FirstOrDefault(file => file.Sha256 == Command.Source);
        Upload? sent = null;
        if (Command.Document is { } document)
        {
            (sent, var fault) = await Upload.ReadAsync(document, readers, ct);
            if (sent is null)
            {
                this.Fault("Command.Document", fault!);
                return;
            }
        }
        var content = sent?.Content ?? await store.Files.ReadAsync(source!.Sha256, ct);
        try
        {
            var answer = await SeverWork.AskAsync(readers, plan, content, ct);
            if (answer.Fault is { } why)
            {
                this.Fault("Command.Document", why);
                return;
            }
            proof = SeveranceJson.Proof(answer.Proof);
            // The name of a file often names whom it is about.
            var name = Redactor.Named(Path.GetFileNameWithoutExtension(sent?.Name ?? source!.Name), plan);
            Kept =
            [
                await PutAsync(content, sent?.Name ?? source!.Name, sent?.MediaType ?? source!.MediaType, source?.Kind ?? FileKind.Other, ct),
                await PutAsync(answer.Content, $"{name}（区分处理）{answer.Extension}", TypeOf(answer.Extension), FileKind.Information, ct),
                await PutAsync(answer.Proof, $"{name}（区分处理证明，内部留存）.json", "application/json", FileKind.Other, ct),
            ];
        }
        catch (ReadersBusyException)
        {
            this.Fault("Command.Document", "正在处理的文件太多，请过一会儿再试");
        }
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var entries = ImmutableArray.CreateBuilder<SeveredEntry>();
        foreach (var line in proof!.Lines)
            entries.Add(new(line.Ground, await writing.SealAsync("severance", line.What), await writing.SealAsync("severance", line.Reason), line.Places));
        return [new FileSevered(Command.On, Kept[0].Ref, Kept[1].Ref, Kept[2].Ref, entries.ToImmutable())];
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".docx" => MediaTypes.Word,
        ".xlsx" => MediaTypes.Spreadsheet,
        ".pdf" => MediaTypes.Pdf,
        _ => "image/png",
    };

    private async Task<KeptFile> PutAsync(ReadOnlyMemory<byte> content, string name, string mediaType, FileKind kind, CancellationToken ct)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        // A result of pictures may be larger than what it was made of.
        var file = await store.Files.PutAsync(stream, Case.Request.Stream, 8L * Upload.MostBytes, ct);
        return new(new(file.Hash, kind), name, mediaType, file.Size);
    }
}
