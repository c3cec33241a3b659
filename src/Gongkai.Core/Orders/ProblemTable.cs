using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Orders;

/// <summary>问题清单的一行 as it came in: what it leaves open is null.</summary>
/// <param name="Agency">机关, as it is written.</param>
/// <param name="Kind">种类.</param>
/// <param name="Problem">指标、评价标准、问题明细.</param>
/// <param name="Result">整改结果, as the list says it; no check of this authority's.</param>
/// <param name="DueOn">整改期限.</param>
public sealed record ListedProblem(string Agency, OrderKind? Kind, OrderProblem Problem, string Result, DateOnly? DueOn);

/// <summary>A problem of a list, and where it stands in the order that it became.</summary>
/// <param name="Problem">As it came in.</param>
/// <param name="Order">The order.</param>
/// <param name="Number">Its place in it, from 1.</param>
public sealed record TakenProblem(ListedProblem Problem, SupervisionOrderId Order, int Number);

/// <summary>问题清单 was taken in: its rows in their order.</summary>
/// <param name="On">The day.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Rows">The rows.</param>
/// <param name="By">Who.</param>
public sealed record ProblemListTaken(DateOnly On, string Name, ImmutableArray<TakenProblem> Rows, PersonId By);

/// <summary>问题清单 as the rows of a table: how authorities keep them, and get them back.</summary>
public static class ProblemTable
{
    /// <summary>The headings.</summary>
    public static ImmutableArray<string> Headings { get; } = ["机关", "种类", "一级指标", "二级指标", "评价标准", "问题明细", "整改结果", "整改期限"];

    private const int MostLetters = 500;

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>The row of a problem.</summary>
    public static ImmutableArray<string> Row(ListedProblem one) =>
    [
        one.Agency, one.Kind?.Name() ?? "", one.Problem.First, one.Problem.Second, one.Problem.Standard, one.Problem.Detail, one.Result,
        one.DueOn is { } due ? due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
    ];

    /// <summary>Reads rows, the headings first, in any order; columns of other names are left aside.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="agencies">The names of those that can be ordered, with how many bear each.</param>
    /// <param name="on">The day: a term lies after it, within a year.</param>
    /// <returns>The problems, and everything that is wrong, by its row and column.</returns>
    public static (ImmutableArray<ListedProblem> Problems, ImmutableArray<Refusal> Faults) Read(
        ImmutableArray<ImmutableArray<string>> rows, IReadOnlyDictionary<string, int> agencies, DateOnly on)
    {
        var faults = ImmutableArray.CreateBuilder<Refusal>();
        var heads = rows.IsEmpty ? [] : rows[0].Select(cell => cell.Trim()).ToList();
        var places = Headings.ToDictionary(heading => heading, heading => heads.IndexOf(heading));
        foreach (var heading in new[] { "机关", "问题明细" }.Where(heading => places[heading] < 0)) faults.Add(Fault("heading", ("heading", heading)));
        if (faults.Count > 0) return ([], faults.ToImmutable());
        var read = ImmutableArray.CreateBuilder<ListedProblem>();
        foreach (var (index, row) in rows.Index().Skip(1).Where(row => row.Item.Any(cell => cell.Trim().Length > 0)))
        {
            string Cell(string heading) => places[heading] is >= 0 and var at && at < row.Length ? row[at].Trim() : "";
            void Wrong(string variant, string heading) =>
                faults.Add(Fault(variant, ("row", index + 1L), ("heading", heading), ("text", Cell(heading))));
            OrderKind? kind = null;
            DateOnly? due = null;
            switch (agencies.GetValueOrDefault(Cell("机关")))
            {
                case 0:
                    Wrong("agency", "机关");
                    break;
                case > 1:
                    Wrong("many", "机关");
                    break;
            }
            if (Cell("种类") is { Length: > 0 } named)
            {
                kind = Enum.GetValues<OrderKind>().Where(known => known.Name() == named).Select(known => (OrderKind?)known).FirstOrDefault();
                if (kind is null) Wrong("cell", "种类");
            }
            if (Cell("整改期限") is { Length: > 0 } until)
            {
                if (!DateOnly.TryParseExact(until, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) Wrong("cell", "整改期限");
                else if (day <= on || day > on.AddYears(1)) Wrong("due", "整改期限");
                else due = day;
            }
            if (Cell("问题明细").Length == 0) Wrong("detail", "问题明细");
            foreach (var heading in Headings.Where(heading => Cell(heading).Length > MostLetters)) Wrong("long", heading);
            read.Add(new(Cell("机关"), kind, new(Cell("一级指标"), Cell("二级指标"), Cell("评价标准"), Cell("问题明细")), Cell("整改结果"), due));
        }
        if (read.Count == 0 && faults.Count == 0) faults.Add(Fault("empty"));
        return (read.ToImmutable(), faults.ToImmutable());
    }

    private static Refusal Fault(string variant, params ImmutableArray<(string, object)> values) => new("SO05") { Variant = variant, Values = values };
}
