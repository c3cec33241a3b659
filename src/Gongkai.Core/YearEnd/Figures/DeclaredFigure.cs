using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Matters;
using Gongkai.Reports;

namespace Gongkai.YearEnd;

/// <summary>申报的数: what no register knows, as somebody has typed it, with his proof; it counts for the report once another has confirmed it.</summary>
/// <param name="Value">As it was typed.</param>
/// <param name="On">The day.</param>
/// <param name="By">Who.</param>
public sealed record DeclaredFigure(string Value, DateOnly On, PersonId By)
{
    /// <summary>The section that declares; null where it is the whole agency.</summary>
    public string? Section { get; init; }

    /// <summary>Where it comes from, in words.</summary>
    public PrivateRef? Note { get; init; }

    /// <summary>What proves it.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>Who has confirmed it; null while nobody has.</summary>
    public PersonId? ConfirmedBy { get; init; }

    /// <summary>When that was.</summary>
    public DateOnly? ConfirmedOn { get; init; }
}

/// <summary>What may be declared, and what such a figure may say.</summary>
public static class Declarable
{
    private const int LongestName = 20;

    /// <summary>Whether a cell of the form is declared, or can be: those of table two. Tables three and four the register of cases counts.</summary>
    public static bool IsCell(ReportForm form, string figure) => form.Has(figure) && form.Find(figure) is { Table.Section: ReportSection.Proactive };

    /// <summary>Whether it can be a figure of the agency's own: Chinese words without marks, so that a text can name it.</summary>
    public static bool IsOwnName(string name) => name.Length is > 0 and <= LongestName && name.All(char.IsLetterOrDigit) && name.Any(c => c > '\u2E80');

    /// <summary>The value as a number that the form takes there; null where it is none.</summary>
    public static decimal? Number(ReportForm form, string figure, string value)
    {
        var cell = form.Find(figure);
        var style = NumberStyles.None | (cell is { Column.Type: CellType.Money } ? NumberStyles.AllowDecimalPoint : NumberStyles.None)
            | (cell is { Column.Type: CellType.SignedCount } ? NumberStyles.AllowLeadingSign : NumberStyles.None);
        return value.Length <= 18 && decimal.TryParse(value, style, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 4) == number
            ? number : null;
    }
}
