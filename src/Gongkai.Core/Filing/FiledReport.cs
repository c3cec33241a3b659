using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Filing;

/// <summary>报送方式: how a report came in.</summary>
public enum FilingWay
{
    [Word("报送页面")] Page,
    [Word("平台")] Platform,
    [Word("报送包")] Package,
    [Word("批量导入")] Batch,
}

/// <summary>What was found in a report when it was handed in.</summary>
/// <param name="Key">By which it is known again.</param>
/// <param name="Severity">How grave it is.</param>
public sealed record FiledFinding(FindingKey Key, Severity Severity)
{
    /// <summary>Whether the agency mends or explains it: what is but a hint it need not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsToBeExplained => Severity is Severity.Error or Severity.Warning;
}

/// <summary>Why a finding is right as it is, in the agency's words, sealed.</summary>
public sealed record FiledExplanation(FindingKey Key, PrivateRef Words);

/// <summary>What the reader read in a file that was handed in, as it was on that day.</summary>
/// <param name="Title">The title.</param>
/// <param name="Agency">The agency that it names; null where it names none.</param>
/// <param name="Year">The year that it names.</param>
/// <param name="Generation">Its form.</param>
/// <param name="Figures">The certain cells, as <see cref="TextOf"/> writes them; what is blank or missing stands in none.</param>
/// <param name="Uncertain">The cells in which something is printed that has no certain reading.</param>
/// <param name="Findings">What the rules found, between years too where last year's report was there.</param>
public sealed record FiledReading(string? Title, string? Agency, int? Year, ReportFormGeneration Generation,
    ImmutableSortedDictionary<string, string> Figures, ImmutableArray<string> Uncertain, ImmutableArray<FiledFinding> Findings)
{
    /// <summary>Its sentences, as <see cref="ReportWording.Of"/> gives them.</summary>
    public ImmutableArray<long> Sentences { get; init; } = [];

    /// <summary>Where each of the form's cells stands in the file, in the form's order, as <see cref="PlaceCode"/> writes it; null where that was not
    /// written down.</summary>
    public ImmutableArray<string>? Places { get; init; }

    /// <summary>How many findings of a severity there are.</summary>
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>The reading of a report.</summary>
    public static FiledReading Of(AnnualReport report, IEnumerable<FiledFinding> findings) => new(report.Title, report.Agency, report.Year, report.Generation,
        report.Form.Cells.Select(cell => (cell.Id, Text: TextOf(report[cell.Id]))).Where(cell => cell.Text is not null)
            .ToImmutableSortedDictionary(cell => cell.Id, cell => cell.Text!, StringComparer.Ordinal),
        [.. report.Form.Cells.Where(cell => report[cell.Id] is Unreadable).Select(cell => cell.Id)], [.. findings])
    {
        Sentences = ReportWording.Of(report),
        Places = [.. report.Form.Cells.Select(cell => PlaceCode.Of(report[cell.Id].At))],
    };

    /// <summary>A cell as it is kept: the number with its unit, / where the matter does not apply; null where it holds no figure.</summary>
    public static string? TextOf(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture) + amount.Unit switch
        {
            MoneyUnit.Yuan => "元",
            MoneyUnit.TenThousandYuan => "万元",
            _ => "",
        },
        NotApplicable => "/",
        _ => null,
    };

    /// <summary>Whether a text can stand in a cell as its figure.</summary>
    public static bool IsFigure(FormCell cell, string text) => CellText.Read(text, cell.Column.Type, null, null) is Reports.Count or Amount or NotApplicable;
}

/// <summary>A version of a report as an agency has declared it: what was read, and what the agency has said where the reader was not certain.</summary>
/// <param name="Reading">What was read.</param>
/// <param name="Confirmed">The cells that the agency has said itself.</param>
public sealed record FiledFigures(FiledReading Reading, ImmutableSortedDictionary<string, string> Confirmed)
{
    /// <summary>The cells that are neither certain nor said.</summary>
    public IEnumerable<string> Open => Reading.Uncertain.Where(cell => !Confirmed.ContainsKey(cell));

    /// <summary>What a cell declares; null where it declares nothing.</summary>
    public string? this[string cell] => Confirmed.GetValueOrDefault(cell) ?? Reading.Figures.GetValueOrDefault(cell);

    /// <summary>The report as figures, under the agency's name in the register; what is not known is missing.</summary>
    public AnnualReport ToReport(string agency, int year)
    {
        var form = ReportForm.Of(Reading.Generation);
        return new()
        {
            Generation = Reading.Generation,
            Title = Reading.Title,
            Agency = agency,
            Year = year,
            Cells = ReportCells.Of(form, cell => this[cell.Id] is { } text
                ? CellText.Read(text, cell.Column.Type, null, null) : Reading.Uncertain.Contains(cell.Id) ? new Unreadable("", null) : (Cell)new Missing()),
        };
    }
}
