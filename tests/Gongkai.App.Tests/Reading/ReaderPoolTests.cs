using System.Diagnostics;
using System.Globalization;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;

namespace Gongkai.Tests.Reading;

/// <summary>Whatever a file makes of its reader, the one who asked gets an answer, the next one gets a reader, and nothing is left behind.</summary>
public sealed class ReaderPoolTests : IDisposable
{
    private readonly ReaderPool pool = new(TryingReader.Program, new() { Processes = 1, MemoryMegabytes = 100 });
    private readonly ReaderPool hasty = new(TryingReader.Program, new() { Processes = 1, Seconds = 5 });

    public void Dispose()
    {
        pool.Dispose();
        hasty.Dispose();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<string> AskAsync(string kind, string content = "",
        ReaderPool? of = null) => (of ?? pool).AskAsync<string>(TryingReader.Job(kind, content), Ct);

    private async Task<string> RefusalAsync(string kind, string content = "",
        ReaderPool? of = null) =>
            (await Assert.ThrowsAsync<FileRefusedException>(() => AskAsync(kind, content, of))).Finding is { } finding
                ? $"{finding.Code} {finding.Variant}".Trim() : "";

    private async Task<Process> ReaderAsync(ReaderPool? of = null) =>
        Process.GetProcessById(int.Parse(await AskAsync("number", "", of), CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_reader_serves_one_file_after_another()
    {
        var first = await AskAsync("number");
        Assert.Equal("一份文件", await AskAsync("say", "一份文件"));
        Assert.Equal(new string('长', 1 << 20), await AskAsync("say", new string('长', 1 << 20)));
        Assert.Equal(first, await AskAsync("number"));
    }

    [Fact]
    public async Task A_reader_that_dies_is_a_finding_and_the_next_file_is_read()
    {
        Assert.Equal("RD14", await RefusalAsync("die"));
        Assert.Equal("好", await AskAsync("say", "好"));
    }

    [Fact]
    public async Task A_fault_of_the_program_is_a_finding_and_ends_the_reader()
    {
        var before = await AskAsync("number");
        Assert.Equal("RD14", await RefusalAsync("fail"));
        Assert.NotEqual(before, await AskAsync("number"));
    }

    [Theory]
    [InlineData("sleep"), InlineData("spin"), InlineData("stop")]
    public async Task A_reader_that_takes_too_long_is_ended(string kind)
    {
        if (kind == "stop") Assert.SkipUnless(OperatingSystem.IsLinux(), "stops itself with a signal");
        using var reader = await ReaderAsync(hasty);
        Assert.Equal("RD10", await RefusalAsync(kind, "", hasty));
        Assert.True(reader.WaitForExit(30_000));
        Assert.Equal("好", await AskAsync("say", "好", hasty));
    }

    [Fact]
    public async Task A_reader_that_takes_too_much_memory_is_ended()
    {
        Assert.Equal("RD05 memory", await RefusalAsync("hoard"));
        Assert.Equal("好", await AskAsync("say", "好"));
    }

    [Fact]
    public async Task What_a_reader_has_started_and_written_ends_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        // A length of sleep that no other test uses names the process.
        var folder = await AskAsync("folder", "", hasty);
        var length = $"{300_000 + Environment.ProcessId}";
        Assert.Equal("RD10", await RefusalAsync("start", length, hasty));
        Assert.Empty(Running(length));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task After_a_time_out_nothing_is_left_of_LibreOffice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        var told = await new ReaderPool(TryingReader.Program, new() { Processes = 1 }).AskAsync<string>(TryingReader.Job("convert", "{\\rtf1 nothing}"), Ct);
        Assert.SkipWhen(told.StartsWith("RD06", StringComparison.Ordinal), "LibreOffice is not installed");
        Assert.Equal("RD10 files 0 processes 0", told);
    }

    [Fact]
    public async Task A_reader_knows_nothing_of_the_settings() =>
        Assert.DoesNotContain((await AskAsync("variables")).Split(' '),
            name => name.StartsWith("GONGKAI", StringComparison.Ordinal) || name.StartsWith("PG", StringComparison.Ordinal));

    [Fact]
    public async Task Who_waits_too_long_for_a_turn_is_told_to_come_again()
    {
        using var busy = new ReaderPool(TryingReader.Program, new() { Processes = 1, Seconds = 4, WaitSeconds = 1 });
        var first = busy.AskAsync<string>(TryingReader.Job("sleep"), Ct);
        await Assert.ThrowsAsync<ReadersBusyException>(() =>
            busy.AskAsync<string>(new("say", default, [new("文件", 1, () => throw new InvalidOperationException("opened before its turn"))]), Ct));
        await Assert.ThrowsAsync<FileRefusedException>(() => first);
    }

    [Fact]
    public async Task A_closed_pool_leaves_no_reader()
    {
        using var reader = await ReaderAsync();
        pool.Dispose();
        Assert.True(reader.WaitForExit(30_000));
    }

    internal static IEnumerable<string> Running(string word) => Directory.EnumerateDirectories("/proc")
        .Where(folder =>
            int.TryParse(Path.GetFileName(folder), out _) && File.Exists(Path.Combine(folder, "cmdline"))
                && File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(word, StringComparison.Ordinal));
}
