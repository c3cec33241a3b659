using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Assessment;

/// <summary>第三方评估的一行: what an evaluator from outside gives an agency for an item.</summary>
/// <param name="Agency">机关, as it is written.</param>
/// <param name="Code">指标编号 of the evaluator; empty where it has none.</param>
/// <param name="Item">指标.</param>
/// <param name="Score">得分.</param>
/// <param name="Full">满分.</param>
/// <param name="Words">问题说明.</param>
public sealed record ThirdPartyScore(string Agency, string Code, string Item, decimal Score, decimal Full, string Words);

/// <summary>The same with the agency that it is about.</summary>
public sealed record ThirdPartyRow(AgencyId Member, ThirdPartyScore Score);

/// <summary>第三方评估 was taken in; taken in again, it is another version.</summary>
/// <param name="On">The day.</param>
/// <param name="Year">The year that was evaluated.</param>
/// <param name="Evaluator">评估机构.</param>
/// <param name="Rows">The rows, in their order.</param>
/// <param name="By">Who.</param>
public sealed record ThirdPartyTaken(DateOnly On, int Year, string Evaluator, ImmutableArray<ThirdPartyRow> Rows, PersonId By);

/// <summary>第三方评估 as the rows of a table.</summary>
public static class ThirdPartyTable
{
    /// <summary>The headings.</summary>
    public static ImmutableArray<string> Headings { get; } = ["机关", "指标编号", "指标", "得分", "满分", "问题说明"];

    private const int MostLetters = 500;
    private const decimal MostPoints = 10_000;

    /// <summary>The row of a score.</summary>
    public static ImmutableArray<string> Row(ThirdPartyScore one) =>
        [one.Agency, one.Code, one.Item, IndicatorTable.Text(one.Score), IndicatorTable.Text(one.Full), one.Words];

    /// <summary>得分率 of some rows in hundredths, to one place; null where there are none.</summary>
    public static decimal? PercentOf(IReadOnlyCollection<ThirdPartyScore> scores) => scores.Count == 0 ? null
        : Math.Round(100m * scores.Sum(one => one.Score) / scores.Sum(one => one.Full), 1, MidpointRounding.AwayFromZero);

    /// <summary>Reads rows, the headings first, in any order; columns of other names are left aside.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="agencies">The names of those below, with how many bear each.</param>
    /// <returns>The scores, and everything that is wrong, by its row and column.</returns>
    public static (ImmutableArray<ThirdPartyScore> Scores, ImmutableArray<Refusal> Faults) Read(
        ImmutableArray<ImmutableArray<string>> rows, IReadOnlyDictionary<string, int> agencies)
    {
        var faults = ImmutableArray.CreateBuilder<Refusal>();
        var heads = rows.IsEmpty ? [] : rows[0].Select(cell => cell.Trim()).ToList();
        var places = Headings.ToDictionary(heading => heading, heading => heads.IndexOf(heading));
        foreach (var heading in new[] { "机关", "指标", "得分", "满分" }.Where(heading => places[heading] < 0))
            faults.Add(Fault("heading", ("heading", heading)));
        if (faults.Count > 0) return ([], faults.ToImmutable());
        var read = ImmutableArray.CreateBuilder<ThirdPartyScore>();
        var known = new HashSet<(string, string, string)>();
        foreach (var (index, row) in rows.Index().Skip(1).Where(row => row.Item.Any(cell => cell.Trim().Length > 0)))
        {
            string Cell(string heading) => places[heading] is >= 0 and var at && at < row.Length ? row[at].Trim() : "";
            void Wrong(string variant, string heading) =>
                faults.Add(Fault(variant, ("row", index + 1L), ("heading", heading), ("text", Cell(heading))));
            if (agencies.GetValueOrDefault(Cell("机关")) is var same && same != 1) Wrong(same == 0 ? "agency" : "many", "机关");
            if (Cell("指标").Length == 0) Wrong("item", "指标");
            var (score, full) = (IndicatorTable.Number(Cell("得分")), IndicatorTable.Number(Cell("满分")));
            if (full is not (> 0 and <= MostPoints)) Wrong("cell", "满分");
            if (score is null) Wrong("cell", "得分");
            else if (score < 0 || score > full) Wrong("bounds", "得分");
            if (!known.Add((Cell("机关"), Cell("指标编号"), Cell("指标")))) Wrong("twice", "指标");
            foreach (var heading in Headings.Where(heading => Cell(heading).Length > MostLetters)) Wrong("long", heading);
            read.Add(new(Cell("机关"), Cell("指标编号"), Cell("指标"), score ?? 0, full ?? 0, Cell("问题说明")));
        }
        if (read.Count == 0 && faults.Count == 0) faults.Add(Fault("empty"));
        return (read.ToImmutable(), faults.ToImmutable());
    }

    private static Refusal Fault(string variant, params ImmutableArray<(string, object)> values) => new("AS05") { Variant = variant, Values = values };
}
