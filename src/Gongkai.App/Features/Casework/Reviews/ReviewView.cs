using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A review as lists show it.</summary>
public sealed class ReviewEntry
{
    public ReviewId Id { get; init; }
    public DisclosureRequestId Request { get; init; }
    public string? RequestNumber { get; init; }
    public string Kind { get; init; } = "";
    public string Organ { get; init; } = "";
    public string? Number { get; init; }
    public string Stage { get; init; } = "";
    public DateOnly FiledOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Result { get; init; }
    public DateOnly? ResultOn { get; init; }

    public string KindName => Enum.Parse<ReviewKind>(Kind).Name();

    public string StageName => Enum.Parse<ReviewStage>(Stage).Name();

    public string? ResultName => Result is null ? null : ReviewEnding.Of(Enum.Parse<ReviewResult>(Result)).NameIn(Enum.Parse<ReviewKind>(Kind));

    public bool IsOverdue(DateOnly today) => DueOn < today;
}

/// <summary>复议、诉讼 as a table, written from their events.</summary>
public static class ReviewView
{
    internal const string Columns =
        "v.id, v.request, c.number as requestnumber, v.kind, v.organ, v.number, v.stage, v.filed_on as filedon, v.due_on as dueon, v.result, "
            + "v.result_on as resulton";

    private const string Upsert = """
        insert into review_view (id, agency, request, version, kind, organ, number, stage, filed_on, due_on, first_result, first_on, result, result_on)
        values (@Id, @Agency, @Request, @Version, @Kind, @Organ, @Number, @Stage, @FiledOn, @DueOn, @FirstResult, @FirstOn, @Result, @ResultOn)
        on conflict (id) do update set version = excluded.version, organ = excluded.organ, number = excluded.number, stage = excluded.stage, due_on = excluded.due_on,
            first_result = excluded.first_result, first_on = excluded.first_on, result = excluded.result, result_on = excluded.result_on
        """;

    /// <summary>Writes the line of a review.</summary>
    public static Task WriteAsync(MatterChange<ReviewCase, ReviewSituation> change)
    {
        var (review, row) = (change.Matter, change.Matter.Row());
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            row.Id,
            change.Agency,
            row.Request,
            Version = (long)review.Version,
            Kind = row.Kind.ToString(),
            Organ = review.Appeal?.Court ?? review.Filed!.Organ,
            review.Accepted?.Number,
            Stage = review.Stage.ToString(),
            row.FiledOn,
            DueOn = ReviewDeadlines.Running(review, change.Situation.Calendar).Min(term => term.Due),
            FirstResult = row.First?.Result.ToString(),
            FirstOn = row.First?.On,
            Result = row.Effective?.Result.ToString(),
            ResultOn = row.Effective?.On,
        }, change.Transaction.Transaction);
    }

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new ReviewMatters(new(store.Database), clock).ProjectAsync;

    /// <summary>What table four counts of an agency's reviews that were filed up to a day.</summary>
    public static async Task<ImmutableArray<ReviewRow>> RowsAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, DateOnly to) =>
    [
        .. (await connection.QueryAsync<Line>("""
            select id, request, kind, filed_on as filedon, first_result as firstresult, first_on as firston, result, result_on as resulton
            from review_view where agency = @agency and filed_on <= @to
            """, new { agency, to }, transaction)).Select(line => line.Row),
    ];

    private sealed class Line
    {
        public ReviewId Id { get; init; }
        public DisclosureRequestId Request { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly FiledOn { get; init; }
        public string? FirstResult { get; init; }
        public DateOnly? FirstOn { get; init; }
        public string? Result { get; init; }
        public DateOnly? ResultOn { get; init; }

        public ReviewRow Row =>
            new(Id, Request, Enum.Parse<ReviewKind>(Kind), FiledOn) { First = Ending(FirstResult, FirstOn), Effective = Ending(Result, ResultOn) };

        private static (ReviewResult, DateOnly)? Ending(string? result, DateOnly? on) => result is null ? null : (Enum.Parse<ReviewResult>(result), on!.Value);
    }
}
