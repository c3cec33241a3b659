using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What those who review, sign, issue or serve a decision have before them.</summary>
/// <param name="At">The case.</param>
/// <param name="Plain">The proposed decision; null before there is a draft.</param>
/// <param name="Letter">Its letter as it would be issued today; null before there is a draft.</param>
/// <param name="Remedy">The remedies told of, with their organ.</param>
/// <param name="People">The names of those who have done something.</param>
public sealed record DecisionMatter(CaseAtHand At, PlainDecision? Plain, PreparedLetter? Letter, RemedyText? Remedy,
    ImmutableDictionary<PersonId, string> People);

/// <summary>An earlier case of the same applicant that was answered.</summary>
public sealed record AnsweredCase(DisclosureRequestId Id, string Number, string LetterNumber, DateOnly ServedOn, string Description);

/// <summary>Decisions between plain words and sealed events.</summary>
public sealed class DecisionDesk(Store store, RequestJournal journal, LetterDesk letters, CaseFiles files, PeopleRegister people)
{
    /// <summary>The decision of a case and all that matters for it.</summary>
    public async Task<DecisionMatter> MatterAsync(CaseAtHand at, CancellationToken ct)
    {
        var names = await people.NamesAsync(ct);
        if (at.Request.Decision.Drafted is not { Draft: var draft }) return new(at, null, null, null, names);
        var earlier = draft.EarlierCase is { } id
            ? (await AnswerOfAsync(id, ct)) is { } answer ? new EarlierAnswer(answer.LetterNumber, answer.ServedOn) : null : null;
        var plain = PlainDecision.Of(draft, at.Words, await NamesAsync(at.Request.Id, ct), earlier);
        if (at.Request.Kind == CaseKind.Disclosure) plain = plain with { Correction = null };
        var datedOn = at.Request.Decision.Letter?.DatedOn ?? at.Request.Decision.Approved?.On ?? at.Situation.Today;
        return new(at, plain, await PrepareAsync(at, plain, datedOn, ct), LetterDesk.RemedyOf(at, plain.Letter, datedOn).Text, names);
    }

    /// <summary>The letter of a proposed decision.</summary>
    public Task<PreparedLetter> PrepareAsync(CaseAtHand at, PlainDecision decision, DateOnly datedOn, CancellationToken ct) =>
        letters.PrepareAsync(at, decision.Letter, datedOn, DecisionFields.Of(at, decision), ct);

    /// <summary>The answered cases of the same applicant at the same agency, the newest first.</summary>
    public async Task<ImmutableArray<AnsweredCase>> AnsweredAsync(CaseAtHand at, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = new HashSet<PersonalDataId>();
        foreach (var facet in ApplicantFacets.FacetsOf(at.Applicant, null)) rows.UnionWith(await store.People.FindAsync(connection, facet));
        var cases = await connection.QueryAsync<DisclosureRequestId>(new CommandDefinition(
            $"""
                select id
                from case_view
                where applicant in {IdList.Of(rows)} and agency = @Agency and outcome is not null and id <> @Id
                order by outcome_on desc
                """, new { Agency = at.Agency.Id, at.Request.Id }, cancellationToken: ct));
        var answered = new List<AnsweredCase>();
        foreach (var one in cases)
            if (await AnswerOfAsync(one, ct) is { } answer) answered.Add(answer);
        return [.. answered];
    }

    /// <summary>The answered case of a number at the same agency; null when there is none.</summary>
    public async Task<AnsweredCase?> FindAnsweredAsync(AgencyId agency, string number, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var id = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select id from case_view where agency = @agency and number = @number and outcome is not null", new { agency, number }, cancellationToken: ct));
        return id is null ? null : await AnswerOfAsync(DisclosureRequestId.Parse(id, null), ct);
    }

    /// <summary>The draft with its words sealed.</summary>
    public static async Task<DecisionDraft> SealAsync(CaseWriting writing, PlainDecision decision)
    {
        var texts = ImmutableArray.CreateBuilder<DraftText>();
        foreach (var (need, words) in decision.Texts.Where(text => text.Value.Length > 0).OrderBy(text => text.Key))
            texts.Add(new(need, await writing.SealAsync("draft", words)));
        var parts = ImmutableArray.CreateBuilder<ClosedPart>();
        foreach (var part in decision.ClosedParts)
            parts.Add(new(part.Ground, await writing.SealAsync("draft", part.What), await writing.SealAsync("draft", part.Reason)));
        return new(decision.Type)
        {
            Texts = texts.ToImmutable(),
            ClosedParts = parts.ToImmutable(),
            Provided = [.. decision.Provided.Select(file => new FileRef(file.Sha256, FileKind.Information))],
            EarlierCase = decision.EarlierCase,
            PublicInterest = await writing.SealOrNoneAsync("draft", decision.PublicInterest),
            SeverabilityConsidered = decision.SeverabilityConsidered,
            Correction = decision.Correction,
        };
    }

    /// <summary>Whether a file was kept for this case.</summary>
    public async Task<bool> BelongsAsync(DisclosureRequestId id, string sha256, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from file_use where hash = @sha256 and owner = @Stream", new { sha256, id.Stream }, cancellationToken: ct)) > 0;
    }

    /// <summary>The names of a case's files as letters list them, by their hash.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(DisclosureRequestId id, CancellationToken ct) =>
        (await files.OfAsync(id, ct)).ToDictionary(file => file.Sha256, file => Path.GetFileNameWithoutExtension(file.Name));

    private async Task<AnsweredCase?> AnswerOfAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await journal.FindAsync(id,
            ct) is not { Request: { Decisions: [{ Letter.Number: { } number, Served: { } served }, ..], Registration: { } registration } request }) return null;
        await using var connection = await store.Database.OpenAsync(ct);
        var description = request.Description is { } reference ? await store.People.OpenAsync(connection, reference.Id) : null;
        return new(id, registration.Number, number, served.On, description ?? "（内容已删除）");
    }
}
