using System.IO.Compression;
using System.Net;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Archive;

public sealed class ArchiveTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_archived_file_is_sealed_by_the_hash_of_its_index_and_its_export_is_proved_off_line(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        using var archivist = await dossier.SignInAsync(Role.Archivist);
        await SafePagesTests.ExamineAsync(archivist, $"/desk/cases/{request.Id}/archive");
        await dossier.ArchiveAsync(request.Id);
        await SafePagesTests.ExamineAsync(archivist, $"/desk/cases/{request.Id}/archive");

        var archive = (await dossier.FindAsync(request.Id)).Archive!;
        Assert.Equal((archive.Index.Sha256, 10), (archive.Seal, archive.RetentionYears));
        var zip = await ExportAsync(archivist, request.Id);
        var names = Names(zip);
        Assert.Superset(
            new HashSet<string> { "封面.docx", "卷内目录.docx", "目录.html", "目录.txt", "manifest.json", "journal.json", "记录/办理经过.html", "材料/01-申请书-沈若水的申请书.pdf" },
            names.ToHashSet());
        Assert.Equal(0, Verify(zip).Status);
        Assert.Equal(archive.Seal, DossierIndex.Seal(Read(zip, "目录.txt")));
        Assert.DoesNotContain("沈若水", System.Text.Encoding.UTF8.GetString(Read(zip, "目录.txt")), StringComparison.Ordinal);
        Assert.Single(await dossier.Store.Journal.ReadAsync($"bundle/{request.Id}", Ct));
        var proof = CommandLine.Run(["verify", .. dossier.Place]);
        Assert.True(proof.Status == 0, proof.Out + proof.Error);
    }

    [Fact]
    public async Task Whatever_is_touched_in_an_export_is_named()
    {
        await using var dossier = await DossierSite.StartAsync(Engine.Sqlite);
        var (request, _) = await dossier.ServedAsync();
        await dossier.ArchiveAsync(request.Id);
        using var archivist = await dossier.SignInAsync(Role.Archivist);
        var zip = await ExportAsync(archivist, request.Id);

        Assert.Contains("记录/办理经过.html", Verify(Changed(zip, "记录/办理经过.html", bytes => [.. bytes, (byte)' '])).Out, StringComparison.Ordinal);
        Assert.Contains("文件缺失", Verify(Changed(zip, "封面.docx", _ => null)).Out, StringComparison.Ordinal);
        Assert.Contains("多余.txt", Verify(Changed(zip, "多余.txt", _ => [1])).Out, StringComparison.Ordinal);
        Assert.Contains("与封存时的目录不符", Verify(Changed(zip, "目录.txt", bytes => [.. bytes, (byte)'\n'])).Out, StringComparison.Ordinal);
        var touched =
            Verify(Changed(zip, "journal.json",
                bytes => System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(bytes)
                    .Replace("not_held", "granted", StringComparison.Ordinal))));
        Assert.Contains("DecisionDrafted", touched.Out, StringComparison.Ordinal);
        Assert.Equal(1, touched.Status);
        Assert.Equal(1, Verify([1, 2, 3]).Status);
    }

    [Theory, BothEngines]
    public async Task Every_member_of_a_bundle_is_held_by_its_proof_and_the_manifest_by_the_platforms_record(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        await dossier.ArchiveAsync(request.Id);
        using var archivist = await dossier.SignInAsync(Role.Archivist);
        var zip = await ExportAsync(archivist, request.Id);

        var whole = Verify(zip);
        Assert.Contains("没有核对：\n  清单本身是不是平台当时做的那一份", whole.Out, StringComparison.Ordinal);
        Assert.Contains("上面核对了的，没有改动", whole.Out, StringComparison.Ordinal);
        foreach (var name in Names(zip).Where(name => name != "manifest.json"))
        {
            Assert.Contains(name, Verify(Changed(zip, name, bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)])).Out, StringComparison.Ordinal);
            Assert.Contains($"文件缺失：{name}", Verify(Changed(zip, name, _ => null)).Out, StringComparison.Ordinal);
        }
        var renamed = Changed(zip, "manifest.json",
            bytes => System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(bytes).Replace("云川市商务局", "云川市某局", StringComparison.Ordinal)));
        Assert.Equal(0, Verify(zip, dossier.Place).Status);
        var foreign = Verify(renamed, dossier.Place);
        Assert.Equal(1, foreign.Status);
        Assert.Contains("平台里没有这份清单的记录", foreign.Out, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_case_under_way_cannot_be_archived_and_a_looked_at_one_that_changed_is_told_so(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, code) = await dossier.ServedAsync();
        using var archivist = await dossier.SignInAsync(Role.Archivist);
        var path = $"/desk/cases/{request.Id}/archive";
        var looked = await archivist.ReadAsync(path);
        using (var citizen = dossier.Site.Visit()) await citizen.SendAsync($"/track/{code}/rate", "提交评价", ("Stars", "5"));

        Assert.Equal(HttpStatusCode.Conflict, (await archivist.SendAsync(looked, path, "办结并归档")).StatusCode);
        Assert.Equal(CaseStage.Served, (await dossier.FindAsync(request.Id)).Stage);
    }

    internal static async Task<byte[]> ExportAsync(Visitor archivist, DisclosureRequestId id)
    {
        var answer = await archivist.SendAsync($"/desk/cases/{id}/archive", "导出卷宗（ZIP）");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    internal static CommandLine Verify(byte[] zip, params string[] place)
    {
        using var scratch = new Scratch();
        var file = scratch.At("bundle.zip");
        File.WriteAllBytes(file, zip);
        return CommandLine.Run(["verify", "--bundle", file, .. place]);
    }

    internal static List<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    internal static byte[] Read(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var entry = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Changed(byte[] zip, string name, Func<byte[], byte[]?> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(zip);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var before = archive.GetEntry(name) is null ? [] : Read(zip, name);
            archive.GetEntry(name)?.Delete();
            if (change(before) is { } after)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(after);
            }
        }
        return bytes.ToArray();
    }
}
