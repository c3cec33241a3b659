using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>Figures that hold under every check of the form, for a year and for the year before it.</summary>
internal static class DraftFigures
{
    private static readonly string[] Columns = [.. ReportForm.RequestColumns.Select(column => column.Id).Where(id => id != "total")];

    /// <summary>The figures of a year; they continue those of the year before where they are given.</summary>
    public static Dictionary<string, string> Of(ReportForm form, int year, bool isCity, Random random, Dictionary<string, string>? before)
    {
        var cells = form.Cells.ToDictionary(cell => cell.Id, _ => "0");
        Requests(form, cells, isCity, random, before);
        Disputes(cells, isCity, random, before);
        if (form.Generation == ReportFormGeneration.A) ProactiveA(cells, isCity, random, before);
        else ProactiveB(cells, isCity, random, before, year);
        return cells;
    }

    private static void Requests(ReportForm form, Dictionary<string, string> cells, bool isCity, Random random, Dictionary<string, string>? before)
    {
        var leaves = form.Requests.Rows.Where(row => row.Role == RowRole.Outcome).Select(row => row.Id).ToArray();
        foreach (var column in Columns)
        {
            var received = column == "natural_person" ? random.Next(30, isCity ? 2600 : 160) : random.Next(0, isCity ? 60 : 9);
            long carriedIn = before is null ? random.Next(0, 4) : Value(before, $"requests.carried_out.{column}");
            var carriedOut = Math.Min(random.Next(0, isCity ? 40 : 5), received);
            // Something always remains open, so that “all is done” is never true.
            if (column == "natural_person") carriedOut = Math.Max(1, carriedOut);
            Put($"requests.received.{column}", received);
            Put($"requests.carried_in.{column}", carriedIn);
            Put($"requests.carried_out.{column}", carriedOut);
            var done = received + carriedIn - carriedOut;
            Put($"requests.outcome.total.{column}", done);
            var shares =
                leaves.Select(leaf =>
                    leaf.EndsWith(".granted", StringComparison.Ordinal)
                        ? 8.0 : leaf.EndsWith("not_held", StringComparison.Ordinal) ? 5 : random.NextDouble() < 0.5 ? 0 : random.NextDouble() * 2).ToArray();
            var rest = done;
            for (var i = 1; i < leaves.Length; i++)
            {
                var value = Math.Min(rest, (long)(done * shares[i] / shares.Sum()));
                // Nobody is charged: the row stays empty, so that the text may say so.
                if (leaves[i].EndsWith("fee_unpaid", StringComparison.Ordinal)) value = 0;
                Put($"{leaves[i]}.{column}", value);
                rest -= value;
            }
            Put($"{leaves[0]}.{column}", rest);
        }
        foreach (var row in form.Requests.Rows) Put($"{row.Id}.total", Columns.Sum(column => Value(cells, $"{row.Id}.{column}")));

        void Put(string id, long value) => cells[id] = value.ToString(CultureInfo.InvariantCulture);
    }

    private static void Disputes(Dictionary<string, string> cells, bool isCity, Random random, Dictionary<string, string>? before)
    {
        foreach (var block in (string[])["disputes.reconsideration", "disputes.litigation_direct", "disputes.litigation_after"])
        {
            long upheld = random.Next(2, isCity ? 60 : 9) + (before is null ? 0 : Value(before, block + ".pending"));
            // Something was corrected and something is open, so that “all upheld” is never true.
            long corrected = random.Next(1, isCity ? 20 : 4), other = random.Next(0, 4), pending = random.Next(1, isCity ? 20 : 4);
            foreach (var (column, value) in ((string, long)[])[("upheld", upheld), ("corrected", corrected), ("other", other), ("pending", pending),
                ("total", upheld + corrected + other + pending)])
                cells[$"{block}.{column}"] = value.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static void ProactiveA(Dictionary<string, string> cells, bool isCity, Random random, Dictionary<string, string>? before)
    {
        foreach (var row in isCity ? ["regulations", "normative_documents"] : (string[])["normative_documents"])
        {
            var made = random.Next(3, 20);
            var disclosed = random.Next(2, made + 1);
            var id = $"proactive.a20_1.{row}";
            Put(id, ("made", made), ("disclosed", disclosed),
                ("disclosed_total", disclosed + (before is null ? random.Next(30, 90) : Value(before, id + ".disclosed_total"))));
        }
        foreach (var row in (string[])["a20_5.licensing", "a20_5.other_services", "a20_6.penalties", "a20_6.coercive_measures"])
        {
            var id = $"proactive.{row}";
            var items = before is null ? random.Next(12, 60) : Value(before, id + ".items_prev") + Value(before, id + ".items_delta");
            Put(id, ("items_prev", items), ("items_delta", random.Next(-4, 5)), ("decisions", random.Next(200, 900)));
        }
        var fees = "proactive.a20_8.fees";
        Put(fees, ("items_prev", before is null ? 5 : Value(before, fees + ".items_prev") + Value(before, fees + ".items_delta")),
            ("items_delta", random.Next(0, 2)));
        var projects = random.Next(3, 40);
        Put("proactive.a20_9.central_procurement", ("projects", projects));
        cells["proactive.a20_9.central_procurement.total_amount"] = string.Create(CultureInfo.InvariantCulture,
            $"{projects * random.Next(5, 60)}.{random.Next(1, 10)}万元");

        void Put(string id, params ReadOnlySpan<(string Column, long Value)> values)
        {
            foreach (var (column, value) in values) cells[$"{id}.{column}"] = value.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static void ProactiveB(Dictionary<string, string> cells, bool isCity, Random random, Dictionary<string, string>? before, int year)
    {
        foreach (var row in isCity ? ["regulations", "normative_documents"] : (string[])["normative_documents"])
        {
            var id = $"proactive.b20_1.{row}";
            long issued = random.Next(3, 20), repealed = random.Next(1, 6);
            var stood = before is not null && year > 2021 ? Value(before, id + ".in_force") : random.Next(40, 90);
            foreach (var (column, value) in ((string, long)[])[("issued", issued), ("repealed", repealed), ("in_force", stood + issued - repealed)])
                cells[$"{id}.{column}"] = value.ToString(CultureInfo.InvariantCulture);
        }
        foreach (var row in (string[])["b20_5.licensing", "b20_6.penalties", "b20_6.coercive_measures"])
            cells[$"proactive.{row}.decisions"] = random.Next(20, isCity ? 40_000 : 900).ToString(CultureInfo.InvariantCulture);
        cells["proactive.b20_8.fees.amount"] = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 400)}.{random.Next(1000, 9999)}");
    }

    private static long Value(Dictionary<string, string> cells, string id) => long.Parse(cells[id], CultureInfo.InvariantCulture);
}
