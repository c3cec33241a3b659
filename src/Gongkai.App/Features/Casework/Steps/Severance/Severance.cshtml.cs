using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Severing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>区分处理 of a file of a case, or of one that is sent along.</summary>
public sealed class CaseSeveranceForm : SeveranceForm
{
    [Display(Name = "另传文件")]
    public IFormFile? Document { get; set; }
}

/// <summary>区分处理.</summary>
[Needs(Permission.HandleRequests)]
public sealed class SeverancePage(CaseDesk desk, CaseFiles files, UntrustedFiles readers, Store store)
    : StepPage<CaseSeveranceForm>(desk, files, typeof(FileSevered)), ISeverancePage
{
    private readonly CaseFiles files = files;
    private ImmutableArray<CaseFile> ofCase = [];
    private SeverancePlan plan = new([]);
    private SeveranceProof? proof;

    /// <summary>The case's own files that parts can be taken out of.</summary>
    public IEnumerable<Choice> Sources => ofCase.Select(file => new Choice(file.Sha256, file.Name)).OrNone();

    SeveranceForm ISeverancePage.Command => Command;

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var proofs = Case.Request.Severances.Select(severed => severed.Proof.Sha256).ToHashSet();
        ofCase = [.. (await files.OfAsync(Case.Request.Id, ct)).Where(file => SeveredFile.Types.Contains(file.MediaType) && !proofs.Contains(file.Sha256))];
        Command.Complete();
    }

    protected override void Examine()
    {
        if (Command.Document is null == (ofCase.FirstOrDefault(file => file.Sha256 == Command.Source) is null))
            this.Fault("Command.Document", "请选择本案的一个文件，或者上传一个");
        plan = Command.Plan(this);
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
        if (await SeveredFile.MakeAsync(this, "Command.Document", readers, plan, sent?.Name ?? source!.Name, content, ct) is not { } made) return;
        proof = made.Proof;
        Kept =
        [
            await PutAsync(content, sent?.Name ?? source!.Name, sent?.MediaType ?? source!.MediaType, source?.Kind ?? FileKind.Other, ct),
            await PutAsync(made.Content, made.Name, made.MediaType, FileKind.Information, ct),
            await PutAsync(made.ProofContent, made.ProofName, "application/json", FileKind.Other, ct),
        ];
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var entries = ImmutableArray.CreateBuilder<SeveredEntry>();
        foreach (var line in proof!.Lines)
            entries.Add(new(line.Ground, await writing.SealAsync("severance", line.What), await writing.SealAsync("severance", line.Reason), line.Places));
        return [new FileSevered(Command.On, Kept[0].Ref, Kept[1].Ref, Kept[2].Ref, entries.ToImmutable())];
    }

    private async Task<KeptFile> PutAsync(ReadOnlyMemory<byte> content, string name, string mediaType, FileKind kind, CancellationToken ct)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var file = await store.Files.PutAsync(stream, Case.Request.Stream, SeveredFile.MostBytes, ct);
        return new(new(file.Hash, kind), name, mediaType, file.Size);
    }
}
