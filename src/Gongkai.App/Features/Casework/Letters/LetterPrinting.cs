using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>Says that letters have been issued, within the writing that issues them.</summary>
public sealed class LettersIssued : IDisposable
{
    private readonly SemaphoreSlim told = new(0);

    /// <summary>One is on its way.</summary>
    public void Tell() => told.Release();

    /// <summary>Waits for the next.</summary>
    public Task NextAsync(CancellationToken ct) => told.WaitAsync(ct);

    /// <inheritdoc />
    public void Dispose() => told.Dispose();
}

/// <summary>
/// Prints letters right after they are issued, one after the other, so that nobody who downloads one waits for the printer;
/// when the platform starts, those that have no print yet.
/// </summary>
public sealed class LetterPrinting(Store store, RequestJournal cases, LetterFiles files, LettersIssued issued, SiteOptions options,
    ILogger<LetterPrinting> log) : BackgroundService
{
    private static readonly Action<ILogger, string, string, Exception?> Unprinted =
        LoggerMessage.Define<string, string>(LogLevel.Warning, new(3003, "LetterNotPrinted"), "the letter {Docx} could not be printed: {Fault}");

    private readonly HashSet<string> failed = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.PrintsLetters || !LetterFiles.CanPrint) return;
        try
        {
            while (true)
            {
                foreach (var (id, docx) in await WithoutPrintAsync(stoppingToken)) await TryAsync(id, docx, stoppingToken);
                await issued.NextAsync(stoppingToken);
                // Behind the writing that told of it.
                await store.Journal.WriteAsync(_ => Task.FromResult(true), stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The platform ends; the next start goes on from here.
        }
    }

    private async Task<IEnumerable<(DisclosureRequestId Id, string Docx)>> WithoutPrintAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(DisclosureRequestId Id, string Docx)>(new CommandDefinition("""
            select case_id, docx from letter_view where not exists (select 1 from letter_pdf where letter_pdf.docx = letter_view.docx)
            and exists (select 1 from stored_file where hash = letter_view.docx) order by dated_on desc, case_id
            """, cancellationToken: ct));
        return rows.Where(row => !failed.Contains(row.Docx));
    }

    private async Task TryAsync(DisclosureRequestId id, string docx, CancellationToken ct)
    {
        try
        {
            if (await cases.FindAsync(id, ct) is not var (_, request) || request.Letters.FirstOrDefault(letter => letter.Docx.Sha256 == docx) is not { } letter)
                return;
            await using var print = await files.PdfAsync(id, letter, ct);
        }
        // A letter that cannot be printed, or was erased meanwhile, must not keep the next ones from it.
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            failed.Add(docx);
            Unprinted(log, docx, fault.GetType().Name, null);
        }
    }
}
