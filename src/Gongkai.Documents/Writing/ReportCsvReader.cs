using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Reads the CSV of <see cref="ReportCsv"/> back.</summary>
public static class ReportCsvReader
{
    /// <summary>Reads a report; the place of a cell is its line and column.</summary>
    /// <exception cref="FormatException">A line is not of this form; the message names it.</exception>
    public static AnnualReport Read(ReadOnlyMemory<byte> content)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var cells = new Dictionary<string, Cell>();
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var form = ReportForm.B;
        foreach (var (line, row) in Rows(Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF')).Skip(1))
        {
            if (row is [""]) continue;
            if (row.Length < 4) throw new FormatException($"CSV, line {line}: six fields expected");
            var raw = ReportCsv.Unguarded(row[2]);
            var at = new LinePlace(line, row[0].Length + row[1].Length + 3) { Sequence = line };
            if (row[0].StartsWith("report.", StringComparison.Ordinal)) fields[row[0]] = raw;
            else if (row[0] == "passage" || row[0].StartsWith("passage.", StringComparison.Ordinal)) passages.Add(PassageOf(row[0], row[3], raw, at));
            else if (form.Find(row[0]) is { } cell) cells[row[0]] = CellOf(cell, row, raw, at);
            else throw new FormatException($"CSV, line {line}: no cell of the form is called {row[0]}");
        }
        return Report(fields, cells, passages.ToImmutable());
    }

    private static AnnualReport Report(Dictionary<string, string> fields, Dictionary<string, Cell> cells, ImmutableArray<Passage> passages)
    {
        var year = Field("report.year") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : (int?)null;
        var generation = Field("report.generation") switch
        {
            "A" => ReportFormGeneration.A,
            "B" => ReportFormGeneration.B,
            _ when cells.Keys.Any(id => id.StartsWith("proactive.a20", StringComparison.Ordinal)) => ReportFormGeneration.A,
            _ => ReportFormGeneration.B,
        };
        foreach (var cell in ReportForm.Of(generation).Cells)
            if (!cells.ContainsKey(cell.Id)) cells[cell.Id] = new Missing();
        return new()
        {
            Generation = generation,
            Title = Field("report.title"),
            Agency = Field("report.agency"),
            Year = year,
            Period = Day("report.period.from") is { } from && Day("report.period.to") is { } to ? new(from, to) : null,
            Contact = Field("report.contact"),
            SignOff = fields.Keys.Any(id => id.StartsWith("report.sign_off", StringComparison.Ordinal))
                ? new(Field("report.sign_off.agency"), Day("report.sign_off.date")) : null,
            Passages = passages,
            Cells = ReportCells.Of(cells),
        };

        string? Field(string id) => fields.GetValueOrDefault(id);

        DateOnly? Day(string id) => Field(id) is { } day && DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var read) ? read : null;
    }

    private static Cell CellOf(FormCell cell, string[] row, string raw, Place at)
    {
        var value = row.Length > 4 ? row[4] : "";
        var unit = row.Length > 5 ? row[5] : "";
        return row[3] switch
        {
            "count" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) => new Count(count, raw, at),
            "money" when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var money) =>
                new Amount(money, unit switch { "元" => MoneyUnit.Yuan, "万元" => MoneyUnit.TenThousandYuan, _ => null }, raw, at),
            "blank" => new Blank(raw, at),
            "not_applicable" => new NotApplicable(raw, at),
            "missing" => new Missing(),
            "unreadable" => new Unreadable(raw, at),
            var kind => throw new FormatException($"CSV: {cell.Id}: {kind} {value} is no value"),
        };
    }

    private static Passage PassageOf(string id, string kind, string text, Place at)
    {
        ReportSection? section = id == "passage" ? null : Enum.GetValues<ReportSection>().Cast<ReportSection?>()
            .FirstOrDefault(known => id == $"passage.{ReportForm.IdOf(known!.Value)}") ?? throw new FormatException($"CSV: no section is called {id}");
        var isTitle = kind.StartsWith("section_title", StringComparison.Ordinal);
        var level = kind.TrimStart([.. "abcdefghijklmnopqrstuvwxyz_"]);
        return new(section, text, at)
        {
            IsSectionTitle = isTitle,
            IsReportTitle = kind.StartsWith("report_title", StringComparison.Ordinal),
            IsSignOff = kind == "sign_off",
            HeadingLevel = int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null,
        };
    }

    /// <summary>The rows of RFC 4180 text, each with the line it begins on.</summary>
    private static IEnumerable<(int Line, string[] Fields)> Rows(string csv)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1, begun = 1;
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < csv.Length && csv[i + 1] == '"') field.Append(csv[++i]);
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == ',') (_, field) = (fields.Adding(field), new());
            else if (c == '\n')
            {
                yield return (begun, fields.Adding(field).ToArray());
                (fields, field, begun) = ([], new(), line);
            }
            else if (c != '\r' || (i + 1 < csv.Length && csv[i + 1] != '\n')) field.Append(c);
        }
        if (field.Length > 0 || fields.Count > 0) yield return (begun, fields.Adding(field).ToArray());
    }

    private static List<string> Adding(this List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        return fields;
    }
}
