using Gongkai.Storage;

namespace Gongkai.Tests.Search;

/// <summary>The folder of an index that is not what it was: answers stay the same.</summary>
public sealed class LostIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<ASearch> FilledAsync()
    {
        var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(Enumerable.Range(1, 60).Select(i => ASearch.Entry($"{i}", $"第{i}号通知", $"关于预算的说明，编号{i}。")));
        await search.Index.BringUpToDateAsync(Ct);
        return search;
    }

    private static async Task<string[]> FoundAsync(ASearch search) =>
        [.. await search.IdsAsync("预算"), .. await search.IdsAsync("第7号"), .. await search.IdsAsync("通知")];

    [Fact]
    public async Task An_index_made_anew_gives_the_same_answers()
    {
        await using var search = await FilledAsync();
        var before = await FoundAsync(search);
        Assert.Equal(121, before.Length);
        search.Reopen(() => Directory.Delete(search.Folder, recursive: true));
        Assert.Equal(before, await FoundAsync(search));
    }

    [Fact]
    public async Task An_index_that_was_closed_goes_on_where_it_was()
    {
        await using var search = await FilledAsync();
        var before = await FoundAsync(search);
        var files = Directory.GetFiles(search.Folder, "_*").Order(StringComparer.Ordinal).ToList();
        search.Reopen();
        Assert.Equal(before, await FoundAsync(search));
        Assert.Superset(files.ToHashSet(), Directory.GetFiles(search.Folder, "_*").ToHashSet());
    }

    [Fact]
    public async Task Any_file_cut_short_emptied_or_deleted_is_noticed()
    {
        await using var search = await FilledAsync();
        var before = await FoundAsync(search);
        foreach (var spoil in new Action<string>[] { Halve, file => File.WriteAllBytes(file, []), File.Delete, Turn })
            for (var i = 0; ; i++)
            {
                search.Index.Dispose();
                var files = Directory.GetFiles(search.Folder).Where(file => Path.GetFileName(file) != "write.lock").Order(StringComparer.Ordinal).ToList();
                if (i < files.Count) spoil(files[i]);
                search.Reopen();
                Assert.Equal(before, await FoundAsync(search));
                await search.Index.BringUpToDateAsync(Ct);
                if (i >= files.Count) break;
            }
    }

    [Fact]
    public async Task A_folder_deleted_while_it_is_used_is_made_again()
    {
        await using var search = await FilledAsync();
        Directory.Delete(search.Folder, recursive: true);
        await search.WriteAsync(ASearch.Entry("new", "新的预算"));
        Assert.Contains("new", await search.IdsAsync("预算"));
        await search.Index.BringUpToDateAsync(Ct);
        search.Reopen();
        Assert.Equal(61, (await search.IdsAsync("预算")).Length);
    }

    [Fact]
    public async Task An_index_that_knows_what_the_database_does_not_is_made_anew()
    {
        await using var search = await FilledAsync();
        search.Index.Dispose();
        var copy = search.Folder + ".copy";
        Copy(search.Folder, copy);
        // The database of before: the last change is not in it, another one has its number.
        await search.RemoveAsync("60");
        await using (var writer = Database.Connect(search.Store.Options.ConnectionString))
        {
            await using var command = writer.CreateCommand();
            command.CommandText = "delete from search_change where number > 60; update search_change set mark = 'another' where number = 60";
            await command.ExecuteNonQueryAsync(Ct);
        }
        search.Reopen();
        Assert.Equal(59, (await search.IdsAsync("预算")).Length);
    }

    [Fact]
    public async Task An_older_index_takes_up_what_it_lacks()
    {
        await using var search = await FilledAsync();
        search.Index.Dispose();
        var copy = search.Folder + ".copy";
        Copy(search.Folder, copy);
        search.Reopen();
        await search.RemoveAsync("1");
        await search.WriteAsync(ASearch.Entry("new", "新的预算"));
        var now = await search.IdsAsync("预算");
        search.Reopen(() =>
        {
            Directory.Delete(search.Folder, recursive: true);
            Directory.Move(copy, search.Folder);
        });
        Assert.Equal(now.Order(), (await search.IdsAsync("预算")).Order());
    }

    private static void Halve(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }

    // One bit in the middle.
    private static void Turn(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length == 0) return;
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
