using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports;

/// <summary>A cell of which two reports say different things.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="From">What the first report says.</param>
/// <param name="To">What the second says.</param>
public sealed record CellChange(FormCell Cell, Cell From, Cell To)
{
    /// <summary>The second figure less the first, money in 元 if the units differ; null where one is no figure or its unit is unknown.</summary>
    public decimal? Difference => (From, To) switch
    {
        (Count from, Count to) => (decimal)to.Value - from.Value,
        (Amount from, Amount to) when from.Unit == to.Unit => to.Value - from.Value,
        (Amount from, Amount to) when Yuan(from) is { } less && Yuan(to) is { } whole => whole - less,
        _ => null,
    };

    /// <summary>Whether two cells declare the same, however they print it; 10,000 元 and 1 万元 are the same.</summary>
    public static bool IsSame(Cell one, Cell other) => (one, other) switch
    {
        (Count a, Count b) => a.Value == b.Value,
        (Amount a, Amount b) => a.Unit == b.Unit ? a.Value == b.Value : Yuan(a) is { } money && money == Yuan(b),
        (Unreadable a, Unreadable b) => a.Raw == b.Raw,
        _ => one.GetType() == other.GetType(),
    };

    private static decimal? Yuan(Amount amount) => amount.Unit switch
    {
        MoneyUnit.Yuan => amount.Value,
        MoneyUnit.TenThousandYuan => amount.Value * 10_000,
        _ => null,
    };
}

/// <summary>The text of one section in two reports.</summary>
/// <param name="Section">The section.</param>
/// <param name="Copied">How much of the second report's text stands in the first, from 0 to 1; null where the second has none.</param>
/// <param name="InBoth">The sentences that stand in both, in the order of the second.</param>
/// <param name="OnlyInFirst">The sentences of the first that the second does not have.</param>
/// <param name="OnlyInSecond">The sentences of the second that the first does not have.</param>
public sealed record TextComparison(
    ReportSection Section, decimal? Copied, ImmutableArray<string> InBoth, ImmutableArray<string> OnlyInFirst, ImmutableArray<string> OnlyInSecond);

/// <summary>Two reports side by side: two years, or two versions of one.</summary>
public sealed record Comparison
{
    /// <summary>The first report.</summary>
    public required AnnualReport First { get; init; }

    /// <summary>The second report.</summary>
    public required AnnualReport Second { get; init; }

    /// <summary>Cells of which both reports say something, but not the same, in the order of the form.</summary>
    public required ImmutableArray<CellChange> Changed { get; init; }

    /// <summary>Cells that only the first report has.</summary>
    public required ImmutableArray<CellChange> OnlyInFirst { get; init; }

    /// <summary>Cells that only the second report has.</summary>
    public required ImmutableArray<CellChange> OnlyInSecond { get; init; }

    /// <summary>The findings of the rules between years, where the reports are on consecutive years; they are about the later one.</summary>
    public required ImmutableArray<Finding> BetweenYears { get; init; }

    /// <summary>The later report of two on consecutive years, which <see cref="BetweenYears"/> is about; null when they are not.</summary>
    public AnnualReport? Later { get; init; }

    /// <summary>The texts, section by section; sections without text in either report are left out.</summary>
    public required ImmutableArray<TextComparison> Texts { get; init; }

    /// <summary>Compares two reports.</summary>
    public static Comparison Of(AnnualReport first, AnnualReport second)
    {
        var cells = first.Form.Cells.Concat(second.Form.Cells).Concat(ReportForm.A.Cells).Concat(ReportForm.B.Cells).DistinctBy(cell => cell.Id)
            .Select(cell => new CellChange(cell, first[cell.Id], second[cell.Id]))
            .Where(change => !CellChange.IsSame(change.From, change.To)).ToImmutableArray();
        var (earlier, later) = Years(first, second);
        return new()
        {
            First = first,
            Second = second,
            Changed = [.. cells.Where(change => change is { From: not Missing, To: not Missing })],
            OnlyInFirst = [.. cells.Where(change => change.To is Missing)],
            OnlyInSecond = [.. cells.Where(change => change.From is Missing)],
            Later = later,
            BetweenYears = earlier is null || later is null ? [] : Examine(new(later, earlier)),
            Texts = [.. Enum.GetValues<ReportSection>().Select(section => Compare(section, first.Text(section), second.Text(section)))
                .OfType<TextComparison>()],
        };
    }

    private static (AnnualReport? Earlier, AnnualReport? Later) Years(AnnualReport first, AnnualReport second) => (second.Year - first.Year) switch
    {
        1 => (first, second),
        -1 => (second, first),
        _ => (null, null),
    };

    private static ImmutableArray<Finding> Examine(Examination examination) =>
        [.. RuleBook.All.Where(rule => rule.Code.StartsWith("IY", StringComparison.Ordinal)).SelectMany(rule => rule.Check(examination))
            .Order(FindingOrder.ByPlace)];

    private static TextComparison? Compare(ReportSection section, string first, string second)
    {
        if (first.Length == 0 && second.Length == 0) return null;
        var (before, after) = (Sentences(first), Sentences(second));
        var (known, kept) = (before.Select(ChineseText.Squeeze).ToHashSet(StringComparer.Ordinal),
            after.Select(ChineseText.Squeeze).ToHashSet(StringComparer.Ordinal));
        return new(section, Shingles.Contained(second, first),
            [.. after.Where(sentence => known.Contains(ChineseText.Squeeze(sentence)))],
            [.. before.Where(sentence => !kept.Contains(ChineseText.Squeeze(sentence)))],
            [.. after.Where(sentence => !known.Contains(ChineseText.Squeeze(sentence)))]);
    }

    private static ImmutableArray<string> Sentences(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('。' or '！' or '？' or '；' or '\n')) continue;
            Add(text[start..(i + 1)]);
            start = i + 1;
        }
        Add(text[start..]);
        return sentences.ToImmutable();

        void Add(string sentence)
        {
            if (sentence.Trim() is { Length: > 1 } trimmed) sentences.Add(trimmed);
        }
    }
}
