using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What somebody wants in a bundle.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="ShowsThirdParties">Whether third parties are named.</param>
/// <param name="Purpose">What personal data are opened for.</param>
/// <param name="Words">The same in the officer's words.</param>
public sealed record BundleOrder(BundleKind Kind, bool ShowsThirdParties, OpeningPurpose Purpose, string Words);

/// <summary>
/// Makes bundles of a case: documents under names that can be read, what the platform recorded, the journal's lines.
/// Each one is an event of the stream <c>bundle/{case}</c>, and an opening of personal data.
/// </summary>
public sealed class BundleMaking(Store store, Openings openings, TimeProvider clock)
{
    private const string ThirdParty = "第三方的材料，没有选择列入";
    private const string Gone = "已按规定删除";

    /// <summary>Makes a bundle and writes down that it was made.</summary>
    /// <param name="dossier">The case.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="front">The index letters, made once the contents are known: name, title and Word document of each.</param>
    /// <param name="change">Who, on whose authority, when.</param>
    /// <param name="ct">Gives it up.</param>
    public async Task<Bundle> MakeAsync(CaseDossier dossier, BundleOrder order,
        Func<ImmutableArray<BundleFile>, IEnumerable<(string Path, string Title, ReadOnlyMemory<byte> Docx)>> front, ChangeContext change, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var zip = new BundleZip(now);
        var shown = order.ShowsThirdParties ? dossier : dossier.WithThirdPartiesMasked();
        var left = await AddPapersAsync(zip, dossier, order, ct);
        await AddRecordsAsync(zip, shown, ct);
        if (dossier.Request.Archive is { } archive && order.Kind == BundleKind.Archive)
            await AddStoredAsync(zip, DossierIndex.FileName, "封存的目录", archive.Index.Sha256, ct);
        foreach (var (path, title, docx) in front(zip.Files))
            await zip.AddAsync(path, title, "本机关制作", BundleZip.Steady(docx, now.ToOffset(BeijingTime.Offset)), ct);
        await zip.AddAsync(BundleManifest.JournalName, "事件记录和哈希链", "平台生成",
            JsonSerializer.SerializeToUtf8Bytes(dossier.Lines.Select(BundleLine.Of), BundleZip.Json), ct);
        await zip.AddAsync("目录.html", "目录", "平台生成", Index(dossier, order, zip.Files, left, now), ct);
        var bundle =
            zip.Finish(new(order.Kind, dossier.Open.Agency.ToString(), dossier.Agency.Name, dossier.Request.Id.ToString(),
                dossier.Request.Registration?.Number, now, change.Who,
            order.ShowsThirdParties, dossier.Request.Archive?.Seal, dossier.End, zip.Files, left));
        await WriteDownAsync(dossier, order, bundle, change, ct);
        return bundle;
    }

    private async Task<ImmutableArray<LeftOut>> AddPapersAsync(BundleZip zip, CaseDossier dossier, BundleOrder order, CancellationToken ct)
    {
        var left = ImmutableArray.CreateBuilder<LeftOut>();
        foreach (var (index, paper) in dossier.Papers.Index())
        {
            if (paper.IsThirdPartys && !order.ShowsThirdParties) left.Add(new(paper.Title, paper.File.Sha256, ThirdParty));
            else if (await FindAsync(paper.File.Sha256, ct) is { } content)
                await using (content)
                    await zip.AddAsync(await PathOfAsync(dossier, paper, index + 1, ct), Titled(paper), paper.AuthorIn(dossier.Agency.Name), content, ct);
            else left.Add(new(paper.Title, paper.File.Sha256, Gone));
        }
        return left.ToImmutable();
    }

    private static async Task AddRecordsAsync(BundleZip zip, CaseDossier dossier, CancellationToken ct)
    {
        (string Name, byte[] Page)?[] records =
        [
            ("申请内容", BundlePages.Application(dossier)),
            dossier.Request.Searches.IsEmpty ? null : ("检索记录", BundlePages.Searches(dossier)),
            dossier.Request.Consultations.IsEmpty ? null : ("征求意见情况", BundlePages.Opinions(dossier)),
            dossier.Request.History.Any(happened => happened is DecisionServed or ServiceFailed) ? ("送达情况", BundlePages.Service(dossier)) : null,
            ("办理经过", BundlePages.Course(dossier)),
            ("答复期限的计算", BundlePages.Clock(dossier.Open.Clock)),
        ];
        foreach (var record in records)
            if (record is var (name, page)) await zip.AddAsync($"记录/{name}.html", name, "平台生成", page, ct);
        await zip.AddAsync("记录/答复期限的计算.json", "答复期限的计算（数据）", "平台生成",
            System.Text.Encoding.UTF8.GetBytes(ClockJson.Text(dossier.Open.Clock, Language.Chinese) + "\n"), ct);
    }

    private async Task AddStoredAsync(BundleZip zip, string path, string title, string hash, CancellationToken ct)
    {
        if (await FindAsync(hash, ct) is not { } content) return;
        await using (content) await zip.AddAsync(path, title, "平台生成", content, ct);
    }

    private async Task<Stream?> FindAsync(string hash, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from stored_file where hash = @hash", new { hash }) > 0
            ? await store.Files.OpenAsync(hash, ct) : null;
    }

    private async Task<string> PathOfAsync(CaseDossier dossier, CasePaper paper, int number, CancellationToken ct)
    {
        var name = dossier.FileNames.GetValueOrDefault(paper.File.Sha256);
        var ending = name is null ? await EndingAsync(paper.File.Sha256, ct) : Path.GetExtension(name);
        var words = $"{Titled(paper)}{(name is null ? "" : $"-{Path.GetFileNameWithoutExtension(name)}")}";
        return $"材料/{number:00}-{Clean(words)}{Clean(ending)}";
    }

    private async Task<string> EndingAsync(string hash, CancellationToken ct)
    {
        await using var content = await store.Files.OpenAsync(hash, ct);
        var head = new byte[4];
        await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return head switch { [(byte)'%', (byte)'P', ..] => ".pdf", [(byte)'P', (byte)'K', ..] => ".docx", _ => ".bin" };
    }

    private static string Titled(CasePaper paper) => paper.Number is { } number ? $"{paper.Title}（{number}）" : paper.Title;

    private static string Clean(string name)
    {
        var clean =
            new string([.. name.Select(letter => char.IsControl(letter) || "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '_' : letter)]).Trim();
        return clean.Length > 80 ? clean[..80] : clean;
    }

    private static byte[] Index(CaseDossier dossier, BundleOrder order, ImmutableArray<BundleFile> files, ImmutableArray<LeftOut> left, DateTimeOffset now)
    {
        var title = $"{dossier.Agency.Name}　{dossier.Open.Number}　{(order.Kind == BundleKind.Archive ? "卷宗目录" : "证据材料目录")}";
        var body = BundlePages.Table(["序号", "名称", "来源", "文件", "校验码（SHA-256）"],
            files.Select((file, index) => (string[])[$"{index + 1}", file.Title, file.Source, file.Path, file.Sha256]));
        if (!left.IsEmpty)
            body += "<h2>没有列入的材料</h2>\n" + BundlePages.Table(["名称", "原因", "校验码（SHA-256）"], left.Select(one => (string[])[one.Title, one.Reason, one.Sha256]));
        body += $"<p>制作时间：{now.InBeijing()}。</p>\n<p>本机关事件链当时到第 {dossier.End.Sequence} 个事件，哈希值 <span class=\"code\">{dossier.End.Hash}</span>。</p>\n";
        if (dossier.Request.Archive is { } archive)
            body += $"<p>卷宗封存校验码 <span class=\"code\">{archive.Seal}</span>，是文件“{DossierIndex.FileName}”的 SHA-256。</p>\n";
        return BundlePages.Page(title, body + "<p>核验：<span class=\"code\">gongkai verify --bundle 本压缩包</span></p>\n");
    }

    private async Task WriteDownAsync(CaseDossier dossier, BundleOrder order, Bundle bundle, ChangeContext change, CancellationToken ct)
    {
        var (id, agency, arrival) = (dossier.Request.Id, dossier.Open.Agency, dossier.Request.Arrival!);
        PrivateRef[] rows = [arrival.Applicant, .. arrival.JointApplicants, .. order.ShowsThirdParties ? dossier.ThirdPartyRows : []];
        var made = new BundleMade(order.Kind, bundle.ManifestHash, bundle.Manifest.Files.Length, order.ShowsThirdParties);
        await store.Journal.WriteAsync(async transaction =>
        {
            var stream = $"bundle/{id}";
            await transaction.AppendAsync(agency, stream, (await transaction.ReadAsync(stream)).Length, [JournalEvent.Of(made)], change, id.Stream);
            return await openings.RecordAsync(transaction, agency, id, order.Purpose, order.Words, rows, change);
        }, ct);
    }
}

/// <summary>A bundle was handed out: by its manifest.</summary>
public sealed record BundleMade(BundleKind Kind, string Manifest, int Files, bool ThirdParties);
