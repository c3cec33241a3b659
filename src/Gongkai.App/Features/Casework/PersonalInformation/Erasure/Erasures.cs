using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>Erasure was proposed: of which kinds of files; null: of everything.</summary>
public sealed record ErasureProposed(ImmutableArray<FileKind>? Kinds);

/// <summary>An erasure that one person has proposed and another one has still to confirm.</summary>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="Kinds">Which kinds of files; null for everything.</param>
/// <param name="Version">The version of its stream.</param>
public sealed record ProposedErasure(PersonId By, DateTimeOffset At, ImmutableArray<FileKind>? Kinds, int Version);

/// <summary>
/// Erasure of what is personal in an archived case (个人信息保护法第四十七条): one proposes, another confirms. Sealed rows and files go, with all that other streams
/// say of the case in sealed words; events, figures, the index that is sealed and the chain stay.
/// </summary>
public sealed class Erasures(Store store, RequestJournal journal)
{
    private const string Withdrawn = "ErasureWithdrawn";

    /// <summary>The proposal that waits; null when there is none.</summary>
    public async Task<ProposedErasure?> PendingAsync(DisclosureRequestId id, CancellationToken ct) => Pending(await store.Journal.ReadAsync(StreamOf(id), ct));

    /// <summary>Why nothing can be erased now; null when it can.</summary>
    public async Task<Refusal?> WhyNotAsync(DisclosureRequest request, CaseSituation situation, CancellationToken ct)
    {
        if (!Retention.IsWholeOver(request, situation.Today) && Retention.KindsOver(request, situation.Settings, situation.Today).IsEmpty) return new("CW80");
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(
            "select count(*) from review_view where request = @Id and result is null and stage not in ('Decided', 'Withdrawn')", new { request.Id }) > 0
            ? new("CW81") : null;
    }

    /// <summary>Proposes to erase what is due today.</summary>
    public Task<bool> ProposeAsync(AgencyId agency, DisclosureRequest request, CaseSituation situation, ChangeContext change,
        CancellationToken ct) => AppendAsync(agency, request.Id, change, pending =>
        pending is null ? JournalEvent.Of(new ErasureProposed(KindsDue(request, situation))) : null, ct);

    /// <summary>Takes a proposal back.</summary>
    public Task<bool> WithdrawAsync(AgencyId agency, DisclosureRequestId id, ChangeContext change,
        CancellationToken ct) => AppendAsync(agency, id, change, pending =>
        pending is null ? null : new(Withdrawn, "{}"), ct);

    /// <summary>Erases what was proposed, on the word of a second person; gives the case after it, or why not.</summary>
    public async Task<CaseAnswer> ConfirmAsync(AgencyId agency, DisclosureRequest request, ProposedErasure proposed, ChangeContext change, CancellationToken ct)
    {
        var gone = new List<string>();
        var answer = await journal.TakeAsync(request.Id, request.Version, Actor.Platform, change, async (writing, before) =>
        {
            gone.Clear();
            var transaction = writing.Transaction;
            var hashes = await FilesAsync(transaction, before, proposed.Kinds);
            var rows = proposed.Kinds is null
                ? await RowsAsync(transaction, before) : await FileNamesAsync(transaction, before.Id, hashes.Select(file => file.Hash).ToHashSet());
            var drafts = proposed.Kinds is null ? (await transaction.AboutAsync(before.Stream)).Select(ErasedContent.Drafts) : [];
            gone.AddRange(
                await ErasedContents.DestroyAsync(transaction, store.People,
                    [.. rows.Select(ErasedContent.Row), .. hashes.Select(file => ErasedContent.File(file.Hash, file.Owner)), .. drafts]));
            var number = await transaction.NextNumberAsync(agency, $"erasure/{writing.Situation.Today.Year}");
            return [new PersonalDataErased(writing.Situation.Today, $"删证〔{writing.Situation.Today.Year}〕{number}号", rows.Count,
                hashes.Count) { Kinds = proposed.Kinds, ProposedBy = proposed.By }];
        }, ct);
        if (!answer.IsTaken) return answer;
        foreach (var name in gone) store.Files.Remove(name);
        await ErasedContents.WriteListAsync(store, ct);
        return answer;
    }

    private static string StreamOf(DisclosureRequestId id) => $"erasure/{id}";

    private static ImmutableArray<FileKind>? KindsDue(DisclosureRequest request, CaseSituation situation) =>
        Retention.IsWholeOver(request, situation.Today) ? null : Retention.KindsOver(request, situation.Settings, situation.Today);

    private static ProposedErasure? Pending(ImmutableArray<JournalEntry> entries) => entries is [.., { Type: nameof(ErasureProposed) } last]
        ? new(PersonId.Parse(last.Change.Who, null), last.Change.At, last.Read<ErasureProposed>().Kinds, last.Version) : null;

    private Task<bool> AppendAsync(AgencyId agency, DisclosureRequestId id, ChangeContext change, Func<ProposedErasure?, JournalEvent?> propose,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var entries = await transaction.ReadAsync(StreamOf(id));
        if (propose(Pending(entries)) is not { } step) return false;
        await transaction.AppendAsync(agency, StreamOf(id), entries.Length, [step], change, id.Stream);
        return true;
    }, ct);

    // Every sealed row that any line about the case names, in whatever stream, and the names of its files.
    // What a case that is still kept names too stays for it.
    private static async Task<IReadOnlyList<PersonalDataId>> RowsAsync(JournalTransaction transaction, DisclosureRequest request)
    {
        var (connection, within, id) = (transaction.Connection, transaction.Transaction, request.Id);
        var named = new HashSet<PersonalDataId>();
        foreach (var stream in await transaction.AboutAsync(id.Stream))
            named.UnionWith(MatterTexts.In(await transaction.ReadAsync(stream)).Select(row => row.Id));
        named.UnionWith(await connection.QueryAsync<PersonalDataId>("select name_data from case_file where case_id = @id", new { id }, within));
        foreach (var relative in await RelativesAsync(transaction, request)) named.ExceptWith(MatterTexts.In(relative).Select(row => row.Id));
        return await ThereAsync(transaction, named);
    }

    // 拆分: the parts name the applicant by the same rows as the whole.
    private static async Task<IReadOnlyList<ImmutableArray<JournalEntry>>> RelativesAsync(JournalTransaction transaction, DisclosureRequest request)
    {
        var relatives = new HashSet<DisclosureRequestId>(request.SplitInto);
        if (request.SplitFrom is { } whole)
        {
            relatives.Add(whole);
            relatives.UnionWith(RequestJournal.Fold(whole, await transaction.ReadAsync(whole.Stream)).SplitInto);
        }
        var kept = new List<ImmutableArray<JournalEntry>>();
        foreach (var relative in relatives.Where(relative => relative != request.Id))
            if (await transaction.ReadAsync(relative.Stream) is { IsEmpty: false } entries && RequestJournal.Fold(relative, entries).Erasure is null)
                kept.Add(entries);
        return kept;
    }

    private static async Task<IReadOnlyList<PersonalDataId>> FileNamesAsync(JournalTransaction transaction, DisclosureRequestId id, HashSet<string> hashes)
    {
        var rows = await transaction.Connection.QueryAsync<(string Hash, PersonalDataId Name)>("select sha256, name_data from case_file where case_id = @id",
            new { id }, transaction.Transaction);
        return await ThereAsync(transaction, rows.Where(row => hashes.Contains(row.Hash)).Select(row => row.Name));
    }

    private static async Task<IReadOnlyList<PersonalDataId>> ThereAsync(JournalTransaction transaction, IEnumerable<PersonalDataId> rows) =>
        (await transaction.Connection.QueryAsync<PersonalDataId>($"select id from personal_data where id in {IdList.Of(rows.Distinct())}",
            transaction: transaction.Transaction)).AsList();

    // The sealed index names nobody, and proves what the file was: it stays.
    private static async Task<IReadOnlyList<(string Hash, string Owner)>> FilesAsync(JournalTransaction transaction, DisclosureRequest request,
        ImmutableArray<FileKind>? kinds)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        var index = request.Archive!.Index.Sha256;
        if (kinds is { } only)
        {
            var due = new List<(string Hash, string Owner)>();
            foreach (var owner in (string[])[request.Id.Stream, .. await ReviewsAsync(transaction, request)])
                due.AddRange(CasePaper.In(await transaction.ReadAsync(owner)).Where(paper => only.Contains(paper.File.Kind))
                    .Select(paper => (paper.File.Sha256, owner)));
            // What was printed of a letter goes with it.
            foreach (var (hash, owner) in due.ToArray())
                due.AddRange((await connection.QueryAsync<string>("select pdf from letter_pdf where docx = @hash", new { hash }, within))
                    .Select(pdf => (pdf, owner)));
            // And what was printed beside it, as 送达回证, which no event names.
            if (only.Contains(FileKind.Letter))
                due.AddRange((await connection.QueryAsync<string>("""
                    select pdf from letter_pdf join file_use on hash = pdf where owner = @Stream and not exists (select 1 from letter_view where letter_view.docx = letter_pdf.docx)
                    """, new { request.Id.Stream }, within)).Select(pdf => (pdf, request.Id.Stream)));
            return [.. due.Distinct()];
        }
        var files = new List<(string Hash, string Owner)>();
        foreach (var owner in await transaction.AboutAsync(request.Id.Stream))
            files.AddRange(
                await connection.QueryAsync<(string Hash, string Owner)>("select hash, owner from file_use where owner = @owner and hash <> @index",
                    new { owner, index }, within));
        return files;
    }

    // Those whose papers are told apart by their kind.
    private static async Task<IEnumerable<string>> ReviewsAsync(JournalTransaction transaction, DisclosureRequest request) =>
        (await transaction.AboutAsync(request.Id.Stream)).Where(stream => stream.StartsWith("review/", StringComparison.Ordinal));
}
