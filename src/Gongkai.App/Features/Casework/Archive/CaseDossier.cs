using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>All that belongs to one case at one moment: what a file (卷宗) or a bundle of evidence is made of.</summary>
/// <param name="Open">The case.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Texts">Its sealed words, opened.</param>
/// <param name="Names">The names of officers.</param>
/// <param name="Papers">Its documents.</param>
/// <param name="FileNames">What documents were called when they were sent.</param>
/// <param name="Lines">The lines of the journal: the case's, and those of the reviews of it.</param>
/// <param name="End">Where the agency's chain ended.</param>
public sealed record CaseDossier(OpenCase Open, Agency Agency, MatterTexts Texts, ImmutableDictionary<PersonId, string> Names, ImmutableArray<CasePaper> Papers,
    ImmutableDictionary<string, string> FileNames, ImmutableArray<JournalEntry> Lines, ChainEnd End)
{
    /// <summary>The case.</summary>
    public DisclosureRequest Request => Open.Request;

    /// <summary>The rows that tell of third parties: who they are, and what they said.</summary>
    public ImmutableArray<PrivateRef> ThirdPartyRows =>
    [
        .. from asked in Request.Consultations
           where asked.Sent.Kind == ConsultationKind.ThirdParty
           from row in new[] { asked.Sent.Party, asked.Answer?.Opinion, asked.Dropped?.Reason }
           where row is not null
           select row,
    ];

    /// <summary>The same with third parties masked.</summary>
    public CaseDossier WithThirdPartiesMasked()
    {
        var parties = Request.Consultations.Where(asked => asked.Sent.Kind == ConsultationKind.ThirdParty).ToArray();
        var masked = new Dictionary<PersonalDataId, string>();
        foreach (var (index, asked) in parties.Index())
        {
            masked[asked.Sent.Party.Id] = $"第三方{index + 1}（已遮盖）";
            if (asked.Answer?.Opinion is { } opinion) masked[opinion.Id] = "（第三方意见的内容已遮盖）";
            if (asked.Dropped?.Reason is { } reason) masked[reason.Id] = "（理由涉及第三方，已遮盖）";
        }
        return this with { Texts = Texts.With(masked) };
    }
}

/// <summary>Reads dossiers.</summary>
public sealed class CaseDossiers(Store store, AgencyRegister agencies, PeopleRegister people)
{
    /// <summary>The dossier of a case that an officer has opened.</summary>
    public async Task<CaseDossier> ReadAsync(OpenCase open, CancellationToken ct)
    {
        var id = open.Request.Id;
        await using var connection = await store.Database.OpenAsync(ct);
        var end = await connection.QuerySingleAsync<(long Sequence, string Hash)>("select sequence, hash from journal_head where agency = @Agency",
            new { open.Agency });
        var lines = await LinesAsync(connection, open, ct);
        var names = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (hash, row) in await connection.QueryAsync<(string, string)>("select sha256, name_data from case_file where case_id = @id", new { id }))
            if (await store.People.OpenAsync(connection, PersonalDataId.Parse(row, null)) is { } name) names[hash] = name;
        return new(open, (await agencies.FindAsync(open.Agency, ct))!, await MatterTexts.OpenAsync(store.People, connection, MatterTexts.In(open.Entries)),
            await people.NamesAsync(ct),
            CasePaper.In(lines), names.ToImmutable(),
            [.. lines.Where(line => line.Agency == open.Agency && line.Sequence <= end.Sequence).OrderBy(line => line.Sequence)],
            new(open.Agency.ToString(), end.Sequence, end.Hash));
    }

    /// <summary>The documents of a case, those of its reviews last.</summary>
    public async Task<ImmutableArray<CasePaper>> PapersAsync(OpenCase open, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return CasePaper.In(await LinesAsync(connection, open, ct));
    }

    private static async Task<List<JournalEntry>> LinesAsync(DbConnection connection, OpenCase open, CancellationToken ct)
    {
        var lines = open.Entries.ToList();
        foreach (var review in (await connection.QueryAsync<string>("select id from review_view where request = @Id order by filed_on, id",
            new { open.Request.Id })).AsList())
            lines.AddRange(await JournalRows.OfStreamAsync(connection, $"review/{review}", null, ct));
        return lines;
    }
}
