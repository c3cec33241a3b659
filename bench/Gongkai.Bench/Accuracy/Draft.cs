using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>A report before it is printed: figures and paragraphs, all of which can be spoilt.</summary>
public sealed class Draft
{
    /// <summary>The form that it is printed in.</summary>
    public required ReportForm Form { get; set; }

    /// <summary>The agency; invented.</summary>
    public required string Agency { get; init; }

    /// <summary>The report year.</summary>
    public required int Year { get; init; }

    /// <summary>What is printed in each cell.</summary>
    public required Dictionary<string, string> Figures { get; init; }

    /// <summary>The title as printed.</summary>
    public required string Title { get; set; }

    /// <summary>The paragraph between title and section 一.</summary>
    public required string Preamble { get; set; }

    /// <summary>The paragraphs of the three sections of text.</summary>
    public required Dictionary<ReportSection, List<MarkedText>> Words { get; init; }

    /// <summary>落款, line by line.</summary>
    public required List<string> SignOff { get; set; }

    /// <summary>Last year's report.</summary>
    public Draft? Previous { get; init; }

    /// <summary>Printed section titles, in print order.</summary>
    public List<(ReportSection Section, string Title)> Titles { get; } = [.. Enum.GetValues<ReportSection>().Select(section => (section, section.Name()))];

    /// <summary>The printed tables; made from the figures when first asked for, and then their own.</summary>
    public List<DraftTable> Tables => tables ??= DraftTable.Of(this);

    private List<DraftTable>? tables;

    /// <summary>The number of a cell.</summary>
    public long this[string id] => long.Parse(Figures[id], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Prints another text in a cell.</summary>
    public void Set(string id, string printed)
    {
        if (!Figures.ContainsKey(id)) throw new ArgumentException($"no such cell: {id}", nameof(id));
        Figures[id] = printed;
    }

    /// <summary>Adds to a cell's number.</summary>
    public void Add(string id, long change) => Set(id, (this[id] + change).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The sum of the leaves of an outcome group, of all applicants.</summary>
    public long Group(string group) =>
        Form.Requests.Rows.Where(row => row.Role == RowRole.Outcome && (row.Id + ".").StartsWith($"requests.outcome.{group}.", StringComparison.Ordinal))
            .Sum(row => this[$"{row.Id}.total"]);

    /// <summary>The report as data, as it would be read without any fault.</summary>
    public AnnualReport ToReport()
    {
        var passages = new List<Passage> { new(null, Title, null) { IsReportTitle = true, HeadingLevel = 1 }, new(null, Preamble, null) };
        foreach (var (section, title) in Titles)
        {
            passages.Add(new(section, title, null) { IsSectionTitle = true, HeadingLevel = 2 });
            passages.AddRange(Paragraphs(section).Select(text => new Passage(section, text, null)));
        }
        passages.AddRange(SignOff.Select(line => new Passage(null, line, null) { IsSignOff = true }));
        return new()
        {
            Generation = Form.Generation,
            Title = Title,
            Agency = Agency,
            Year = Year,
            Period = new(new(Year, 1, 1), new(Year, 12, 31)),
            Contact = Preamble[Preamble.IndexOf("如有", StringComparison.Ordinal)..],
            SignOff = new(Agency, new(Year + 1, 1, 20)),
            Passages = [.. passages],
            Cells = ReportCells.Of(Form, cell => CellText.Read(Figures[cell.Id], cell.Column.Type,
                cell.Column.Label.Contains("万元", StringComparison.Ordinal) ? MoneyUnit.TenThousandYuan : null, null)),
        };
    }

    /// <summary>The paragraphs of a section as text.</summary>
    public IEnumerable<string> Paragraphs(ReportSection section) => Words.TryGetValue(section, out var words) ? words.Select(word => word.Text) : [];
}
