using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>An archived file as lists show it.</summary>
public sealed record ArchivedLine(DisclosureRequestId Id, string? Number, DateOnly ArchivedOn, DateOnly KeptThrough, DateOnly? ErasedOn, string? Certificate)
{
    /// <summary>What is due of it.</summary>
    public string What { get; init; } = "全部个人信息";

    /// <summary>Whether somebody has proposed to erase it.</summary>
    public bool IsProposed { get; init; }
}

/// <summary>Archived files by their periods.</summary>
public sealed class RetentionLists(Database database, Erasures erasures, TimeProvider clock)
{
    private const int PageSize = 50;

    // More are shown once these are done.
    private const int MostDue = 200;

    private const string Columns = "id, agency, number, archived_on as ArchivedOn, kept_through as KeptThrough, erased_on as ErasedOn, certificate";

    /// <summary>What is due at these agencies, the oldest first: whole files, and kinds of files with a shorter period.</summary>
    public async Task<ImmutableArray<ArchivedLine>> DueAsync(IEnumerable<AgencyId> agencies, CancellationToken ct)
    {
        var (today, due) = (clock.BeijingToday, new List<ArchivedLine>());
        await using var connection = await database.OpenAsync(ct);
        foreach (var agency in agencies)
        {
            var whole =
                await connection.QueryAsync<Row>(
                    $"""
                        select {Columns}
                        from archive_view
                        where agency = @agency and erased_on is null and kept_through < @today
                        order by kept_through, id
                        limit {MostDue}
                        """, new { agency, today });
            due.AddRange(whole.Select(row => row.Line));
            var settings = await AgencyCasework.SettingsAsync(connection, agency);
            if (settings.FileRetention.IsEmpty) continue;
            var shortest = new DateOnly(today.Year - settings.FileRetention.Min(one => one.Years), 1, 1);
            var early =
                await connection.QueryAsync<Row>(
                    $"""
                        select {Columns}
                        from archive_view
                        where agency = @agency and erased_on is null and kept_through >= @today and archived_on < @shortest
                        order by archived_on, id
                        """, new { agency, today, shortest });
            foreach (var row in early)
            {
                var entries = await JournalRows.OfStreamAsync(connection, row.Id.Stream, null, ct);
                var (request, kinds) = (RequestJournal.Fold(row.Id, entries), CasePaper.In(entries).Select(paper => paper.File.Kind).ToHashSet());
                var over = Retention.KindsOver(request, settings, today).Where(kinds.Contains).ToArray();
                if (over.Length > 0) due.Add(row.Line with { What = string.Join("、", over.Select(PaperNames.NameOf)) });
            }
        }
        for (var i = 0; i < due.Count; i++) due[i] = due[i] with { IsProposed = await erasures.PendingAsync(due[i].Id, ct) is not null };
        return [.. due];
    }

    /// <summary>What was erased, the newest first, one page of it.</summary>
    public async Task<(ImmutableArray<ArchivedLine> Lines, int Pages)> ErasedAsync(IEnumerable<AgencyId> agencies, int page, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var where = $"agency in {IdList.Of(agencies)} and erased_on is not null";
        var total = await connection.ExecuteScalarAsync<long>($"select count(*) from archive_view where {where}");
        var rows = await connection.QueryAsync<Row>(
            $"select {Columns} from archive_view where {where} order by erased_on desc, id limit {PageSize} offset {PageSize * (page - 1)}");
        return ([.. rows.Select(row => row.Line)], (int)((total + PageSize - 1) / PageSize));
    }

    private sealed class Row
    {
        public DisclosureRequestId Id { get; init; }
        public string? Number { get; init; }
        public DateOnly ArchivedOn { get; init; }
        public DateOnly KeptThrough { get; init; }
        public DateOnly? ErasedOn { get; init; }
        public string? Certificate { get; init; }

        public ArchivedLine Line => new(Id, Number, ArchivedOn, KeptThrough, ErasedOn, Certificate);
    }
}
