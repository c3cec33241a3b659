using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Gongkai.Features.Casework;

/// <summary>What is looked for in the register.</summary>
public sealed record RegisterQuery
{
    [Display(Name = "编号或主题"), StringLength(60)]
    public string? Words { get; init; }

    [Display(Name = "登记年度")]
    public int? Year { get; init; }

    [Display(Name = "申请渠道")]
    public Channel? Channel { get; init; }

    [Display(Name = "申请人类别")]
    public ApplicantCategory? Category { get; init; }

    [Display(Name = "办理结果")]
    public DispositionType? Outcome { get; init; }

    [Display(Name = "办理状态")]
    public CaseStage? Stage { get; init; }

    [Display(Name = "承办科室")]
    public string? Section { get; init; }

    [Display(Name = "只看逾期未答复的")]
    public bool Overdue { get; init; }

    /// <summary>Only these, where somebody was looked for.</summary>
    [BindNever]
    public ImmutableArray<DisclosureRequestId>? Among { get; init; }
}

/// <summary>A case as the register lists it; nobody's name is in it.</summary>
public sealed class RegisterEntry
{
    public DisclosureRequestId Id { get; init; }
    public string? Number { get; init; }
    public string Kind { get; init; } = "";
    public string Channel { get; init; } = "";
    public string Category { get; init; } = "";
    public string? Topic { get; init; }
    public string? Section { get; init; }
    public string Stage { get; init; } = "";
    public DateOnly ArrivedOn { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Outcome { get; init; }
    public DateOnly? OutcomeOn { get; init; }
    public long IsOpen { get; init; }

    public string ChannelName => Enum.Parse<Channel>(Channel).Name();

    public string CategoryName => Enum.Parse<ApplicantCategory>(Category).Name();

    public string StageName => Enum.Parse<CaseStage>(Stage).Name();

    public string? OutcomeName => Outcome is null ? null : Disposition.Of(Enum.Parse<DispositionType>(Outcome)).Name;

    public bool IsRecordCorrection => Kind == nameof(CaseKind.RecordCorrection);

    public bool IsOverdue(DateOnly today) => IsOpen == 1 && DueOn < today;
}

/// <summary>Searches the register.</summary>
public sealed class RegisterSearch(Database database, TimeProvider clock)
{
    private const string Columns =
        "id, number, kind, channel, category, topic, section, stage, arrived_on as arrivedon, received_on as receivedon, due_on as dueon, outcome, "
            + "outcome_on as outcomeon, is_open as isopen";

    // So many ids in one command.
    private const int Many = 500;

    /// <summary>How many cases there are, and those of one page, the latest number first.</summary>
    public async Task<(long Count, ImmutableArray<RegisterEntry> Entries)> FindAsync(AgencyId agency, RegisterQuery query, int page,
        int size, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var (where, values) = Where(agency, query);
        var count =
            await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from case_view where {where}", values, cancellationToken: ct));
        values.Add("size", (long)size);
        values.Add("skip", (long)(page - 1) * size);
        var found = await connection.QueryAsync<RegisterEntry>(new CommandDefinition(
            $"select {Columns} from case_view where {where} order by year desc, number desc, id desc limit @size offset @skip", values, cancellationToken: ct));
        return (count, [.. found]);
    }

    /// <summary>The cases of these ids, in the order of their numbers.</summary>
    public async Task<ImmutableArray<RegisterEntry>> OfAsync(AgencyId agency, IReadOnlyCollection<DisclosureRequestId> ids, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var found = new List<RegisterEntry>();
        foreach (var some in ids.Chunk(Many))
        {
            found.AddRange(await connection.QueryAsync<RegisterEntry>(new CommandDefinition(
                $"select {Columns} from case_view where agency = @agency and id in {IdList.Of(some)}", new { agency }, cancellationToken: ct)));
        }
        return [.. found.OrderBy(entry => entry.Number, StringComparer.Ordinal).ThenBy(entry => entry.Id.Value)];
    }

    /// <summary>The sections that have or had cases of the agency.</summary>
    public async Task<ImmutableArray<string>> SectionsAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. await connection.QueryAsync<string>(
            new CommandDefinition("select distinct section from case_view where agency = @agency and section is not null order by section", new { agency },
                cancellationToken: ct))];
    }

    private (string Where, DynamicParameters Values) Where(AgencyId agency, RegisterQuery query)
    {
        var (terms, values) = (new List<string> { "agency = @agency" }, new DynamicParameters(new { agency, today = clock.BeijingToday }));
        Equal("year", query.Year is { } year ? (long)year : null);
        Equal("channel", query.Channel?.ToString());
        Equal("category", query.Category?.ToString());
        Equal("outcome", query.Outcome?.ToString());
        Equal("stage", query.Stage?.ToString());
        Equal("section", string.IsNullOrEmpty(query.Section) ? null : query.Section);
        if (query.Among is { } cases) terms.Add($"id in {IdList.Of(cases)}");
        if (query.Overdue) terms.Add("is_open = 1 and due_on < @today");
        if (!string.IsNullOrWhiteSpace(query.Words))
        {
            terms.Add(@"(number like @words escape '\' or topic like @words escape '\')");
            values.Add("words",
                $"%{query.Words.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%");
        }
        return (string.Join(" and ", terms), values);

        void Equal(string column, object? value)
        {
            if (value is null) return;
            terms.Add($"{column} = @{column}");
            values.Add(column, value);
        }
    }
}
