using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>One line of the register of letters.</summary>
public sealed record RegisteredLetter(DisclosureRequestId Case, string Docx, string Code, string? Number, string Series, long? Sequence,
    DateOnly DatedOn, string? CaseNumber);

/// <summary>文号登记簿: the numbers of one year, series by series, and whether each runs without gaps.</summary>
[Needs(Permission.ReadCases)]
public sealed class LetterRegisterPage(Store store, AgencyRegister agencies, Officer officer, TimeProvider clock) : PageModel
{
    /// <summary>The year; this one where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>The agency, where the officer has several.</summary>
    [BindProperty(SupportsGet = true)]
    public AgencyId? Agency { get; set; }

    /// <summary>The agencies whose register the officer may read.</summary>
    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    /// <summary>The years that have letters.</summary>
    public ImmutableArray<long> Years { get; private set; } = [];

    /// <summary>The letters of the year.</summary>
    public ImmutableArray<IGrouping<string, RegisteredLetter>> Series { get; private set; } = [];

    /// <summary>Whether the agency counts each 类字 by itself.</summary>
    public bool IsByClass { get; private set; } = true;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var tree = await agencies.TreeAsync(ct);
        Agencies = [.. officer.Agencies(Permission.ReadCases).Select(id => tree[id]).OfType<Agency>().OrderBy(agency => agency.Name, StringComparer.Ordinal)];
        if (Agencies.IsEmpty) return Forbid();
        Agency ??= Agencies[0].Id;
        if (Agencies.All(agency => agency.Id != Agency)) return Forbid();
        Year ??= clock.BeijingToday.Year;
        await using var connection = await store.Database.OpenAsync(ct);
        Years = [.. await connection.QueryAsync<long>(
            new CommandDefinition("select distinct year from letter_view where agency = @Agency order by year desc", new { Agency }, cancellationToken: ct))];
        var pattern = (await LetterSettings.OfAsync(connection, Agency.Value)).Pattern;
        IsByClass = pattern.Series("复", 2026) != pattern.Series("补", 2026);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition("""
            select case_id as CaseId, docx, code, number, series, sequence, dated_on as DatedOn, case_number as CaseNumber from letter_view where agency = @Agency and year = @Year order by series, sequence, dated_on
            """, new { Agency, Year = (long)Year }, cancellationToken: ct));
        Series = [.. rows.Select(row => row.Letter).GroupBy(letter => IsByClass ? letter.Series : "")];
        return Page();
    }

    /// <summary>The numbers of a series that no letter has.</summary>
    public static ImmutableArray<long> Gaps(IEnumerable<RegisteredLetter> series)
    {
        var taken = series.Select(letter => letter.Sequence).OfType<long>().ToHashSet();
        return taken.Count == 0 ? [] : [.. Enumerable.Range(1, (int)taken.Max()).Select(n => (long)n).Where(n => !taken.Contains(n))];
    }

    private sealed class Row
    {
        public DisclosureRequestId CaseId { get; init; }
        public string Docx { get; init; } = "";
        public string Code { get; init; } = "";
        public string? Number { get; init; }
        public string Series { get; init; } = "";
        public long? Sequence { get; init; }
        public DateOnly DatedOn { get; init; }
        public string? CaseNumber { get; init; }

        public RegisteredLetter Letter => new(CaseId, Docx, Code, Number, Series, Sequence, DatedOn, CaseNumber);
    }
}
