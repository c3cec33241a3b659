using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What a list says of a case, for those who may read cases.</summary>
/// <param name="About">The beginning of what is asked for, without numbers, mailboxes and the applicant's name.</param>
/// <param name="Applicant">The applicant: an organisation by its name, a person by the surname.</param>
public sealed record CaseExcerpt(string About, string Applicant);

/// <summary>Opens what is asked for in the cases of one page of a list, and shows the beginning of it, masked.</summary>
public sealed class CaseExcerpts(Store store)
{
    /// <summary>The excerpts; a case whose words were erased says so.</summary>
    public async Task<ImmutableDictionary<DisclosureRequestId, CaseExcerpt>> OfAsync(IEnumerable<DisclosureRequestId> cases, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = (await connection.QueryAsync<(DisclosureRequestId Id, string Category, PersonalDataId Applicant, PersonalDataId? Description)>(
            new CommandDefinition(
            $"select id, category, applicant, description from case_view where id in {IdList.Of(cases)}", cancellationToken: ct))).AsList();
        var opened = await store.People.OpenAllAsync(connection,
            [.. rows.SelectMany(row => new PersonalDataId?[] { row.Applicant, row.Description }).OfType<PersonalDataId>()]);
        return rows.ToImmutableDictionary(row => row.Id, row =>
        {
            var name = opened.TryGetValue(row.Applicant, out var person) ? ApplicantDetails.Read(person).Name : "";
            var about = row.Description is { } description && opened.TryGetValue(description, out var words) ? words : null;
            return new CaseExcerpt(about is null ? "（内容已删除）" : Masking.Excerpt(about, name), Named(name, row.Category));
        });
    }

    private static string Named(string name, string category) =>
        name.Length > 0 && category == nameof(ApplicantCategory.NaturalPerson) ? Masking.Name(name) : name;
}
