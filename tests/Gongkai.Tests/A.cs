using Gongkai.Reports;

namespace Gongkai.Tests;

/// <summary>Things to test with: an invented agency's annual report that no rule has anything to say about, and edits to it.</summary>
public static class A
{
    /// <summary>The agency of every report made here.</summary>
    public const string Agency = "云川市青岭区商务局";

    /// <summary>The clean report as it would be printed, still to be edited.</summary>
    public static PrintedReport CleanPrint(ReportFormGeneration generation, int year) => new(generation, year);

    /// <summary>The clean report as a text document: paragraphs, and tables whose cells are parted by tabs.</summary>
    public static string CleanText(ReportFormGeneration generation, int year) => CleanPrint(generation, year).ToString();

    /// <summary>The clean report, after edits in the language of the pages' examples, without going through a reader.</summary>
    public static AnnualReport CleanReport(ReportFormGeneration generation, int year, params ReadOnlySpan<string> edits) =>
        CleanPrint(generation, year).Edit(edits).ToReport();

    /// <summary>The figures of the clean report by cell id, as printed. A year's figures tie with those of the year before.</summary>
    public static Dictionary<string, string> CleanFigures(ReportFormGeneration generation, int year)
    {
        var cells = ReportForm.Of(generation).Cells.ToDictionary(cell => cell.Id, _ => "0");
        Row("requests.received", 13, 4, 0, 1, 2, 0, 20);
        Row("requests.carried_in", 1, 1, 0, 0, 0, 0, 2);
        Row("requests.outcome.granted", 6, 2, 0, 0, 1, 0, 9);
        Row("requests.outcome.partial", 2, 1, 0, 0, 0, 0, 3);
        Row("requests.outcome.denied.third_party", 1, 1, 0, 0, 0, 0, 2);
        Row("requests.outcome.denied.deliberative", 1, 0, 0, 0, 0, 0, 1);
        Row("requests.outcome.unavailable.not_held", 2, 0, 0, 1, 1, 0, 4);
        Row("requests.outcome.not_processed.petition", 1, 0, 0, 0, 0, 0, 1);
        Row("requests.outcome.total", 13, 4, 0, 1, 2, 0, 20);
        Row("requests.carried_out", 1, 1, 0, 0, 0, 0, 2);
        Row("disputes.reconsideration", 1, 0, 1, 0, 2);
        Row("disputes.litigation_after", 1, 0, 0, 1, 2);
        if (generation == ReportFormGeneration.A)
        {
            Row("proactive.a20_1.normative_documents", 3, 3, 12 + 3 * (year - 2019));
            Row("proactive.a20_5.licensing", year <= 2019 ? 10 : 8, year <= 2019 ? -2 : 1, 45);
            Row("proactive.a20_5.other_services", year <= 2019 ? 3 : 4, year <= 2019 ? 1 : 0, 20);
            Row("proactive.a20_6.penalties", 7, 0, 6);
            Row("proactive.a20_6.coercive_measures", 2, 0, 1);
            Row("proactive.a20_8.fees", 1, 0);
            cells["proactive.a20_9.central_procurement.projects"] = "3";
            cells["proactive.a20_9.central_procurement.total_amount"] = "15.2万元";
        }
        else
        {
            Row("proactive.b20_1.normative_documents", 3, 1, 17 + 2 * (year - 2021));
            Row("proactive.b20_5.licensing", 45);
            Row("proactive.b20_6.penalties", 6);
            Row("proactive.b20_6.coercive_measures", 1);
            cells["proactive.b20_8.fees.amount"] = "1.2500";
        }
        return cells;

        void Row(string row, params ReadOnlySpan<int> values)
        {
            var columns = ReportForm.Of(generation).Tables.First(table => table.Rows.Any(own => own.Id == row)).Columns;
            for (var i = 0; i < columns.Length; i++) cells[$"{row}.{columns[i].Id}"] = $"{values[i]}";
        }
    }
}
