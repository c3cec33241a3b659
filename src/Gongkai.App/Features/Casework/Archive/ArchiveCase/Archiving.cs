using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>立卷归档: closes a case where that is still to be done, writes its index and seals it.</summary>
public sealed class Archiving(RequestJournal journal, Store store, CaseDossiers dossiers, TimeProvider clock)
{
    private const long MostBytes = 16 << 20;

    /// <summary>Whether the case has ended and only the closing, which follows from what ended it, is left to the platform.</summary>
    public static bool MustClose(DisclosureRequest request) => CaseSteps.Workflow.Find(typeof(CaseClosed), request.Stage) is { ByPlatform: true };

    /// <summary>Archives a case that the officer has opened.</summary>
    public async Task<CaseAnswer> ArchiveAsync(CaseDesk desk, OpenCase open, int years, CancellationToken ct)
    {
        var id = open.Request.Id;
        if (MustClose(open.Request))
        {
            var closed = await journal.TakeAsync(id, open.Request.Version, Actor.Platform, desk.Officer.Change(clock, Permission.ArchiveCases, open.Agency),
                (_, _) => Steps(new CaseClosed(open.Situation.Today)), ct);
            if (!closed.IsTaken || await desk.OpenAsync(id, ct) is not { } again) return closed;
            open = again;
        }
        var index = DossierIndex.Of(open.Request, open.Entries, await dossiers.PapersAsync(open, ct));
        using var content = new MemoryStream(index, writable: false);
        var stored = await store.Files.PutAsync(content, id.Stream, MostBytes, ct);
        return await desk.TakeAsync(open, open.Request.Version, typeof(CaseArchived), null,
            (_, _) => Steps(new CaseArchived(open.Situation.Today, DossierIndex.Seal(index), years, new(stored.Hash, FileKind.Other))), ct);
    }

    private static Task<IReadOnlyList<CaseEvent>> Steps(CaseEvent step) => Task.FromResult<IReadOnlyList<CaseEvent>>([step]);
}
