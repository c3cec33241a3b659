using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;

namespace Gongkai.Reading;

/// <summary>
/// Files that came over the network, looked into by processes of their own: this one never parses them.
/// What the public has checked and what is handed in have readers of
/// their own, so that nobody who applies waits for somebody who has a report checked.
/// </summary>
public sealed class UntrustedFiles : IDisposable
{
    /// <summary>The hidden command that makes the program a reader.</summary>
    public const string Command = "reader";

    private const int HandedInReaders = 2;

    private readonly ReaderPool checking;
    private readonly ReaderPool handedIn;

    /// <summary>Readers within the limits of the machine's settings; none is started before it is needed.</summary>
    public UntrustedFiles(ReaderLimits limits)
    {
        var program = ReaderProgram.Named(typeof(UntrustedFiles).Assembly.GetName().Name!, Command);
        (checking, handedIn) = (new(program, limits), new(program, limits with { Processes = HandedInReaders }));
    }

    /// <summary>Starts the readers of reports, so that the first visitor does not wait for them.</summary>
    public Task WarmAsync(CancellationToken ct) =>
        checking.WarmAsync(
            Wish(nameof(ExamineAsync), new ExaminationWish([], default),
                JobFile.InMemory("报告.html", "<h1>2024年政府信息公开工作年度报告</h1><table><tr><td>规章<td>0</table>"u8.ToArray())), ct);

    /// <summary>A report under the rules. A file that cannot be read, or that a reader broke down on, is a report with that finding.</summary>
    /// <exception cref="ReadersBusyException">Too many are being checked.</exception>
    public async Task<ReportExamination> ExamineAsync(JobFile report, JobFile? previous, ImmutableArray<Acceptance> accepted,
        DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await checking.AskAsync<ReportExamination>(
                Wish(nameof(ExamineAsync), new ExaminationWish(accepted, now), previous is null ? [report] : [report, previous]), ct);
        }
        catch (FileRefusedException refused)
        {
            return ReportExamination.Of(new(report.Name, null, null, [refused.Finding]), [refused.Finding], null, [], [], default);
        }
    }

    /// <summary>The rows of a workbook or of separated values; null where it is none that can be read, or has too many.</summary>
    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public async Task<ImmutableArray<ImmutableArray<string>>?> RowsAsync(ReadOnlyMemory<byte> workbook, int mostRows, CancellationToken ct)
    {
        try
        {
            return await handedIn.AskAsync<ImmutableArray<ImmutableArray<string>>?>(Wish(nameof(RowsAsync), mostRows, JobFile.InMemory("", workbook)), ct);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    /// <summary>What a file is by its content, as a media type; null where it is not taken, or nothing can be made of it.</summary>
    /// <exception cref="ReadersBusyException">Too many are being looked at.</exception>
    public async Task<string?> TypeAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            return await handedIn.AskAsync<string?>(Wish(nameof(TypeAsync), 0, JobFile.InMemory("", content)), ct);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    /// <summary>A work that an area has brought, done on a file that was handed in.</summary>
    /// <exception cref="FileRefusedException">A reader could not do it, or broke down on it.</exception>
    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public Task<TAnswer> AskAsync<TWish, TAnswer>(ReaderWork work, TWish wish, ReadOnlyMemory<byte> file, CancellationToken ct) =>
        AskAsync<TWish, TAnswer>(work, wish, [JobFile.InMemory("", file)], ct);

    /// <summary>The same on several files, each opened when its turn comes.</summary>
    /// <exception cref="FileRefusedException">A reader could not do it, or broke down on it.</exception>
    /// <exception cref="ReadersBusyException">Too many are being read.</exception>
    public Task<TAnswer> AskAsync<TWish, TAnswer>(ReaderWork work, TWish wish, ImmutableArray<JobFile> files, CancellationToken ct) =>
        handedIn.AskAsync<TAnswer>(Wish(work.Kind, wish, files), ct);

    public void Dispose()
    {
        checking.Dispose();
        handedIn.Dispose();
    }

    private static Job Wish<T>(string kind, T wish,
        params ImmutableArray<JobFile> files) => new(kind, JsonSerializer.SerializeToUtf8Bytes(wish, JsonSerializerOptions.Web), files);
}
