using System.Text.RegularExpressions;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Archive;

namespace Gongkai.Tests.Storage;

/// <summary>The commands of the guides, run in the order in which they stand there, on a platform with an archived case.</summary>
public sealed partial class GuideTests
{
    [Theory, BothEngines]
    public async Task Each_command_of_the_guides_to_running_does_what_it_says(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        using var scratch = new Scratch();
        await PrepareAsync(dossier, scratch);
        var servers = new List<string>();
        foreach (var guide in new[] { "安装与运行.md", "个人信息与归档.md" })
            foreach (Match line in Lines().Matches(await File.ReadAllTextAsync(Repository.At("docs", "guide", guide), TestContext.Current.CancellationToken)))
            {
                var words = Words().Matches(line.Groups[1].Value).Select(word => word.Value.Trim('"')).ToList();
                if (words[0] == "serve") Examine(words);
                else Run(words);
            }
        servers.ForEach(PostgresServer.Drop);

        void Run(List<string> words)
        {
            var (named, target) = (words.IndexOf("--database"), words.IndexOf(">"));
            // What the guide shows once for the server holds for every command.
            if (named >= 0) words.RemoveRange(named, 2);
            var output = target < 0 ? null : At(words[target + 1]);
            if (target >= 0) words.RemoveRange(target, 2);
            words = [.. words.Select(At)];
            if (engine == Engine.Postgres && words.Contains("--data"))
            {
                if (words[0] == "restore") servers.Add(PostgresServer.Create(empty: true));
                words.AddRange(["--database", words[0] == "restore" ? servers[^1] : dossier.Storage.Connection!]);
            }
            var run = CommandLine.Run([.. words]);
            Assert.True((run.Status, run.Error.Replace("备份中没有密钥，请另行保管密钥文件夹。", "", StringComparison.Ordinal).Trim()) == (0, ""),
                $"gongkai {string.Join(' ', words)}: {run.Status} {run.Error}{run.Out}");
            if (output is not null) File.WriteAllText(output, run.Out);
        }

        string At(string word) => word switch
        {
            "/srv/gongkai" => dossier.Storage.Data,
            "/safe/keys" => dossier.Storage.Keys,
            _ when word.StartsWith("/srv/gongkai/", StringComparison.Ordinal) => Path.Combine(dossier.Storage.Data, word["/srv/gongkai/".Length..]),
            _ when word.StartsWith('/') || word.EndsWith(".json", StringComparison.Ordinal) || word.EndsWith(".zip", StringComparison.Ordinal) =>
                scratch.At(Path.GetFileName(word)),
            _ => word,
        };
    }

    // It runs until it is stopped; here its options are looked at.
    private static void Examine(List<string> words)
    {
        var known = CommandLine.Run(["serve", "--help"]).Out;
        Assert.All(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)), option => Assert.Contains(option, known, StringComparison.Ordinal));
    }

    private static async Task PrepareAsync(DossierSite dossier, Scratch scratch)
    {
        var (request, _) = await dossier.ServedAsync();
        await dossier.ArchiveAsync(request.Id);
        using var archivist = await dossier.SignInAsync(Role.Archivist);
        var exported = await archivist.SendAsync($"/desk/cases/{request.Id}/archive", "导出卷宗（ZIP）");
        await File.WriteAllBytesAsync(scratch.At("卷宗-2026-0012.zip"), await exported.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        dossier.Clock.Advance(TimeSpan.FromDays(366 * 11));
        using (var proposer = await dossier.SignInAsync(Role.Archivist)) await proposer.SendAsync($"/desk/retention/{request.Id}", "提出删除");
        using (var head = await dossier.SignInAsync(Role.OfficeHead)) await head.SendAsync($"/desk/retention/{request.Id}", "复核无误，删除");
        Assert.True(File.Exists(Path.Combine(dossier.Storage.Data, "erased.txt")));
    }

    [GeneratedRegex(@"^(?:    )?gongkai (.+)$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();
}
