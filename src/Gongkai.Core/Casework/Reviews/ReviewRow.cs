namespace Gongkai.Casework;

/// <summary>One reconsideration or suit as table four counts it: once, with one result.</summary>
/// <param name="Id">Which.</param>
/// <param name="Request">The case it is about.</param>
/// <param name="Kind">The block that counts it.</param>
/// <param name="FiledOn">提出之日</param>
public sealed record ReviewRow(ReviewId Id, DisclosureRequestId Request, ReviewKind Kind, DateOnly FiledOn)
{
    /// <summary>The first instance's result and day; null while there is none.</summary>
    public (ReviewResult Result, DateOnly On)? First { get; init; }

    /// <summary>The effective instance's result and day; null while there is none, or an appeal runs.</summary>
    public (ReviewResult Result, DateOnly On)? Effective { get; init; }

    /// <summary>
    /// The column that counts it in the report on that year: the result of one that ended in it, 尚未审结 for one that was pending at its end;
    /// null when it does not count.
    /// </summary>
    public string? ColumnIn(int year, AppealCounting appeals)
    {
        if (FiledOn.Year > year) return null;
        var ended = appeals == AppealCounting.FirstInstance ? First : Effective;
        // 一件一计：a decision is never earlier than the filing, whatever was typed.
        var endedIn = ended is { } end ? Math.Max(end.On.Year, FiledOn.Year) : int.MaxValue;
        return endedIn == year ? ReviewEnding.Of(ended!.Value.Result).Column : endedIn > year ? "pending" : null;
    }
}
