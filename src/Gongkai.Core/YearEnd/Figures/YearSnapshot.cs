using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Gongkai.Reports;

namespace Gongkai.YearEnd;

/// <summary>All figures of an annual report at one moment, compiled from registers and declarations. Frozen, it never changes.</summary>
/// <param name="Year">The year that the report is on.</param>
/// <param name="Figures">By the cell of the form, or a name of <see cref="FigureNames"/>, or what was declared by a name of the agency's own.</param>
public sealed record YearSnapshot(int Year, ImmutableSortedDictionary<string, YearFigure> Figures)
{
    /// <summary>The form that reports on that year follow.</summary>
    [JsonIgnore]
    public ReportForm Form => ReportForm.Of(ReportForm.GenerationFor(Year));

    /// <summary>规章、行政规范性文件: what the judicial-administration department confirms, by cell.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, string> Documents => Figures
        .Where(figure => figure.Key.StartsWith("proactive.b20_1.", StringComparison.Ordinal))
        .ToImmutableSortedDictionary(figure => figure.Key, figure => figure.Value.Value, StringComparer.Ordinal);

    /// <summary>The figure of a cell or name; null while it is not known.</summary>
    public YearFigure? this[string figure] => Figures.GetValueOrDefault(figure);

    /// <summary>By which it is known again: SHA-256 of its lines in ordinal order, lower-case hexadecimal.</summary>
    [JsonIgnore]
    public string Hash
    {
        get
        {
            var lines = new StringBuilder(Year.ToString(CultureInfo.InvariantCulture)).Append('\n');
            foreach (var (name, figure) in Figures.OrderBy(figure => figure.Key, StringComparer.Ordinal))
                lines.Append(name).Append('=').Append(figure.Value).Append('|').Append(figure.Source).Append('\n');
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
        }
    }

    /// <summary>
    /// Compiles a year: what registers count, and what was declared, which stands where it was (a document that is not public is issued all the same).
    /// Sums of the form are made of their parts; one of which a part is unknown is unknown. In whatever order figures come, the same comes out.
    /// </summary>
    /// <param name="year">The year.</param>
    /// <param name="counted">What registers count; of two figures of one name the last stands.</param>
    /// <param name="declared">What was declared.</param>
    public static YearSnapshot Of(
        int year, IEnumerable<KeyValuePair<string, YearFigure>> counted, IEnumerable<KeyValuePair<string, DeclaredFigure>> declared)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, YearFigure>(StringComparer.Ordinal);
        foreach (var (name, figure) in counted) figures[name] = figure;
        foreach (var (name, figure) in declared) figures[name] = new(figure.Value, FigureSource.Declared);
        var form = ReportForm.Of(ReportForm.GenerationFor(year));
        foreach (var cell in form.Cells.Where(cell => cell.IsDerived))
        {
            var parts = DerivedCells.PartsOf(form, cell).Select(part => figures.GetValueOrDefault(part.Id)).ToList();
            if (parts.TrueForAll(part => part?.Number is not null))
                figures[cell.Id] = new(parts.Sum(part => part!.Number!.Value).ToString(CultureInfo.InvariantCulture), parts[0]!.Source);
            else figures.Remove(cell.Id);
        }
        return new(year, figures.ToImmutable());
    }

    /// <summary>The cells of the form as a report has them; what is not known is blank.</summary>
    public ReportCells ToCells() => ReportCells.Of(Form, cell =>
        CellText.Read(this[cell.Id]?.Value ?? "", cell.Column.Type, cell.Column.Type == CellType.Money ? MoneyUnit.TenThousandYuan : null, null));

    /// <summary>The cells of which nobody knows the figure yet, sums aside.</summary>
    public ImmutableArray<FormCell> Unknown() => [.. Form.Cells.Where(cell => !cell.IsDerived && this[cell.Id] is null)];

    /// <summary>Whether every figure of the form is known and zero: there was really nothing, or nobody looked.</summary>
    public bool IsEmpty() => Form.Cells.All(cell => this[cell.Id]?.Number == 0);
}
