using Dapper;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>Archived files with their periods, projected from the cases' events.</summary>
public static class ArchiveView
{
    /// <summary>Writes the row of a case; a case that is taken out of the archive again has none.</summary>
    public static Task WriteAsync(CaseChange change)
    {
        var (request, archive) = (change.Matter, change.Matter.Archive);
        if (archive is null) return Task.CompletedTask;
        var values = new
        {
            request.Id,
            change.Agency,
            request.Registration?.Number,
            ArchivedOn = archive.On,
            KeptThrough = Retention.KeptThrough(archive.On, archive.RetentionYears),
            ErasedOn = request.Erasure?.On,
            request.Erasure?.Certificate,
        };
        return change.Transaction.Connection.ExecuteAsync(request.Stage == CaseStage.Archived
            ? """
              insert into archive_view (id, agency, number, archived_on, kept_through, erased_on, certificate)
              values (@Id, @Agency, @Number, @ArchivedOn, @KeptThrough, @ErasedOn, @Certificate)
              on conflict (id) do update set number = excluded.number, archived_on = excluded.archived_on, kept_through = excluded.kept_through,
                  erased_on = excluded.erased_on, certificate = excluded.certificate
              """
            : "delete from archive_view where id = @Id", values, change.Transaction.Transaction);
    }
}
