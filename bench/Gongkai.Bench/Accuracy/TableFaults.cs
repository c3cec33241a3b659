using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>Errors in the tables: sums, years, meanings, structure, typing.</summary>
public static class TableFaults
{
    // Sentences that state the cell that was changed are then wrong, too.
    private static readonly ImmutableArray<string> Said = ["NV04", "NV06", "NV07", "NV08", "NV18", "NV19"];
    private static readonly ImmutableArray<PrintKind> DropEmpty = [PrintKind.TextSpaces];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        Cells("CF01", "total of a row", ["CF02", "CF03"], (draft, random) => Bump(draft, random, $"{Row(draft, random)}.total")),
        Cells("CF01", "one applicant column of a row", ["CF02", "CF03"], (draft, random) => Bump(draft, random, $"{Row(draft, random)}.{Column(random)}")),
        Cells("CF02", "（七）总计 of a column", ["CF01", "CF03"], (draft, random) => Bump(draft, random, $"requests.outcome.total.{Column(random)}")),
        Cells("CF02", "an outcome moved between columns", [], (draft, random) => Move(draft, random)),
        Cells("CF03", "received and its total", ["CF01"],
            (draft, random) => Bump(draft, random, "requests.received.natural_person", "requests.received.total")),
        Cells("CF03", "carried over and its total", ["CF01", "IY01"],
            (draft, random) => Bump(draft, random, "requests.carried_out.org_other", "requests.carried_out.total")),
        Cells("CF04", "total of a block", [], (draft, random) => Bump(draft, random, $"{Block(random)}.total")),
        Cells("CF04", "result of a block", [], (draft, random) => Bump(draft, random, $"{Block(random)}.{ReportForm.DisputeColumns[random.Next(4)].Id}")),
        Cells("CF05", "a cell left empty", ["ST03"], (draft, random) => Put(draft, AnyCell(draft, random), "")),
        Cells("CF05", "a slash", [], (draft, random) => Put(draft, AnyCell(draft, random), "/")),
        Cells("CF05", "a dash", [], (draft, random) => Put(draft, AnyCell(draft, random), "—")),
        Cells("CF05", "a row of slashes", [], (draft, random) => PutRow(draft, Row(draft, random), "/")),
        Cells("CF06", "more items dropped than there were", ["NV10"],
            (draft, random) =>
                OfA(draft, () => Put(draft, $"{Items(random)}.items_delta", Text(-draft[$"{Items(random, draft)}.items_prev"] - random.Next(60, 90))))),
        Cells("CF07", "more disclosed than ever", ["IY03"],
            (draft, random) =>
                OfA(draft, () =>
                    Put(draft, "proactive.a20_1.normative_documents.disclosed",
                        Text(draft["proactive.a20_1.normative_documents.disclosed_total"] + random.Next(1, 9))))),
        Cells("CF08", "issued, none in force", ["IY04"],
            (draft, _) =>
                OfB(draft, () =>
                    Enough(draft, "proactive.b20_1.normative_documents") ? Put(draft, "proactive.b20_1.normative_documents.in_force", "0") : null)),
        Cells("CF09", "five decimals", [],
            (draft, random) => OfB(draft, () => Put(draft, "proactive.b20_8.fees.amount", draft.Figures["proactive.b20_8.fees.amount"] + random.Next(1, 10)))),
        Cells("CF09", "below zero", ["NV13"],
            (draft, _) => OfB(draft, () => Put(draft, "proactive.b20_8.fees.amount", "-" + draft.Figures["proactive.b20_8.fees.amount"]))),
        Cells("CF10", "money without unit", [],
            (draft, _) => OfA(draft, () => Put(draft, Money, draft.Figures[Money].Replace("万元", "", StringComparison.Ordinal)))),
        Cells("CF10", "projects without money", [], (draft, _) => OfA(draft, () => Put(draft, Money, "0"))),
        Cells("CF10", "万元 for 亿元", [],
            (draft, _) => OfA(draft, () => Put(draft, Money, Text(draft["proactive.a20_9.central_procurement.projects"] * 20_000) + "万元"))),

        Years("IY01", "last year carried out one more",
            (before, _, random) => Bump(before, random, "requests.carried_out.natural_person", "requests.carried_out.total")),
        Years("IY01", "last year carried out in another column", (before, _, _) => { before.Add("requests.carried_out.natural_person",
            -1); before.Add("requests.carried_out.org_research", 1); return before; }),
        Years("IY02", "items do not continue",
            (before, now, random) => now.Form.Generation == ReportFormGeneration.A ? Bump(before, random, $"{Items(random)}.items_delta") : null),
        Years("IY03", "total grows faster than disclosed",
            (before, now, random) =>
                now.Form.Generation == ReportFormGeneration.A ? Lower(before, "proactive.a20_1.normative_documents.disclosed_total", random.Next(1, 9)) : null),
        Years("IY04", "stock does not continue",
            (before, now, random) =>
                before.Form.Generation == ReportFormGeneration.B ? Bump(before, random, "proactive.b20_1.normative_documents.in_force") : null),
        Years("IY05", "pending disputes vanish", (before, now, random) => { var block = Block(random); before.Set($"{block}.pending",
            Text(now[$"{block}.total"] + random.Next(1, 5))); return before; }),

        Print("ST01", "a section title left out", ["ST09", "NV11"], [], (draft, random) => Title(draft, random.Next(1, 6), _ => "")),
        Print("ST01", "a section numbered like another", [], [], (draft, _) => Title(draft, 4, title => title.Replace("五、", "六、", StringComparison.Ordinal))),
        Print("ST01", "two sections exchanged", [], [], (draft, _) => { draft.Titles.Reverse(4, 2); return draft; }),
        Print("ST02", "half-width brackets", [], [],
            (draft, _) => Label(draft, "requests.outcome.partial", label => label.Replace('（', '(').Replace('）', ')'))),
        Print("ST02", "要 left out", [], [],
            (draft, _) => Label(draft, "requests.outcome.unavailable.needs_creation", label => label.Replace("需要", "需", StringComparison.Ordinal))),
        Print("ST03", "a value too many in a row", ["CF05"], [], (draft, random) => { DraftTable.Row(draft, Row(draft, random)).Values.Add(
            "0"); return draft; }),
        Print("ST03", "a value too few in a row", ["CF05"], [PrintKind.HtmlPortal, PrintKind.HtmlWord, PrintKind.DocxTyped],
            (draft, random) => { DraftTable.Row(draft, Row(draft, random)).Values.RemoveAt(random.Next(7)); return draft; }),
        Print("ST03", "a sixteenth value in 四", ["CF05"], [], (draft, _) => { DraftTable.Row(draft, "disputes").Values.Add("0"); return draft; }),
        Print("ST04", "words among the numbers", ["CF05", "ST03"], [], (draft, random) => { DraftTable.Row(draft, Row(draft, random)).Values[random.Next(7)] =
            "见附表"; return draft; }),
        Print("ST05", "the header stands again", ["ST09"], [], (draft, random) => Repeat(draft, random)),
        new("ST06", "the form of the other generation", (draft, random) => draft) { IsOfPrint = false, Also = ["NV11"] },
        Print("ST07", "one row of the old form", [], [], OldRow),
        Print("ST08", "characters of a label left out", [], [],
            (draft, _) => Label(draft, "requests.outcome.denied.prohibited_by_law", label => label.Replace("法规禁", "", StringComparison.Ordinal))),
        Print("ST09", "a row left out", ["CF05", "ST02"], [], (draft, random) => { var table = Requests(draft); Remove(table,
            random.Next(5, table.Rows.Count - 2)); return draft; }),
        Print("ST09", "a row twice", ["CF05"], [], (draft, random) => { var table = Requests(draft); var at = random.Next(7,
            table.Rows.Count - 3); table.Rows.Insert(at + 1, table.Rows[at].Copy()); return draft; }),
        Print("ST09", "two rows exchanged", [], [], (draft, _) => Exchange(draft)),
        Print("ST09", "a block of 二 left out", ["CF05"], [], (draft, random) => { draft.Tables.RemoveAt(
            random.Next(draft.Form.Proactive.Length)); return draft; }),
        Print("ST09", "table 四 left out", ["CF05"], [], (draft, _) => { draft.Tables.RemoveAt(draft.Tables.Count - 1); return draft; }),

        Cells("SM01", "disputes without requests", [], (draft, _) => { draft.Words.Clear(); foreach (var id in Ids(draft, "requests."))
            draft.Set(id, "0"); return Bare(draft); }),
        Cells("SM02", "nothing learnt", [], (draft, _) => { draft.Words.Clear(); return Bare(draft); }),
        Cells("SM03", "nothing at all", [], (draft, _) => { foreach (var id in Ids(draft, ""))
            draft.Set(id, id.EndsWith("total_amount", StringComparison.Ordinal) ? "0" : "0"); draft.Words.Clear(); return Bare(draft); }),
        Cells("SM04", "a subtraction in 处理决定数量", ["NV10"], (draft, random) => OfA(draft, () => Misread(draft, random))),
        Cells("SM05", "规章 of a department", ["CF07", "IY03", "IY04", "IY06"],
            (draft, random) => draft.Agency.EndsWith("市人民政府", StringComparison.Ordinal) ? null : Rules(draft, random)),

        Print("TX01", "a unit in the cell", [], [], (draft, random) => PutText(draft, AnyCount(draft, random), text => text + "件")),
        Print("TX01", "full-width digits", [], [],
            (draft, random) => PutText(draft, AnyCount(draft, random), text => NumberStyle.FullWidth.Print(long.Parse(text, CultureInfo.InvariantCulture)))),
        Print("TX01", "a numeral", [], [],
            (draft, random) => PutText(draft, AnyCount(draft, random), text => NumberStyle.Chinese.Print(long.Parse(text, CultureInfo.InvariantCulture)))),
        Print("TX02", "釆 for 采", [], [], (draft, _) => OfA(draft, () => Label(draft, "proactive.a20_9.central_procurement", label => label.Replace('采', '釆')))),
    ];

    private const string Money = "proactive.a20_9.central_procurement.total_amount";

    private static Fault Cells(string code, string name, ImmutableArray<string> also,
        Func<Draft, Random, Draft?> seed) => new(code, name, seed) { Also = [.. also, .. Said] };

    private static Fault Years(string code, string name, Func<Draft, Draft, Random, Draft?> seed) =>
        new(code, name, (draft, random) => draft.Previous is { } before && seed(before, draft, random) is not null ? draft : null) { NeedsPrevious = true };

    private static Fault Print(string code, string name, ImmutableArray<string> also, ImmutableArray<PrintKind> except, Func<Draft, Random, Draft?> seed) =>
        new(code, name, seed) { Also = also, IsOfPrint = true, Except = except };

    private static Draft Bump(Draft draft, Random random, params ReadOnlySpan<string> ids)
    {
        var by = random.Next(1, 8);
        foreach (var id in ids) draft.Add(id, by);
        return draft;
    }

    private static Draft Lower(Draft draft, string id, int by)
    {
        draft.Add(id, -by);
        return draft;
    }

    private static Draft? Move(Draft draft, Random random)
    {
        var row = $"requests.outcome.{(random.Next(2) == 0 ? "granted" : "unavailable.not_held")}";
        if (draft[$"{row}.natural_person"] == 0) return null;
        draft.Add($"{row}.natural_person", -1);
        draft.Add($"{row}.org_other", 1);
        return draft;
    }

    private static Draft Put(Draft draft, string id, string printed)
    {
        draft.Set(id, printed);
        return draft;
    }

    private static Draft PutText(Draft draft, string id, Func<string, string> change) => Put(draft, id, change(draft.Figures[id]));

    private static Draft PutRow(Draft draft, string row, string printed)
    {
        foreach (var column in ReportForm.RequestColumns) draft.Set($"{row}.{column.Id}", printed);
        return draft;
    }

    private static Draft? OfA(Draft draft, Func<Draft?> seed) => draft.Form.Generation == ReportFormGeneration.A ? seed() : null;

    private static Draft? OfB(Draft draft, Func<Draft?> seed) => draft.Form.Generation == ReportFormGeneration.B ? seed() : null;

    private static bool Enough(Draft draft, string row) => draft[$"{row}.issued"] > draft[$"{row}.repealed"];

    private static string Row(Draft draft, Random random) => draft.Form.Requests.Rows[random.Next(draft.Form.Requests.Rows.Length)].Id;

    private static string Column(Random random) => ReportForm.RequestColumns[random.Next(6)].Id;

    private static string Block(Random random) =>
        ((string[])["disputes.reconsideration", "disputes.litigation_direct", "disputes.litigation_after"])[random.Next(3)];

    private static string Items(Random random, Draft? _ = null) => "proactive.a20_5.licensing";

    private static string AnyCell(Draft draft, Random random) => draft.Form.Cells[random.Next(draft.Form.Cells.Length)].Id;

    private static string AnyCount(Draft draft, Random random)
    {
        while (true)
        {
            var cell = draft.Form.Cells[random.Next(draft.Form.Cells.Length)];
            if (cell.Column.Type == CellType.Count && draft[cell.Id] > 0) return cell.Id;
        }
    }

    private static IEnumerable<string> Ids(Draft draft, string prefix) =>
        draft.Form.Cells.Select(cell => cell.Id).Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).ToArray();

    // Words that state nothing.
    private static Draft Bare(Draft draft)
    {
        draft.Words[ReportSection.Overview] = [MarkedText.Of("（一）主动公开、（二）依申请公开、（三）政府信息管理、（四）平台建设、（五）监督保障等工作有序开展。")];
        draft.Words[ReportSection.Problems] = [MarkedText.Of("解读形式有待丰富，下一步将加强培训。")];
        draft.Words[ReportSection.OtherMatters] = [MarkedText.Of("本年度未收取信息处理费，年度政务公开工作要点已落实。")];
        return draft;
    }

    private static Draft Title(Draft draft, int index, Func<string, string> change)
    {
        draft.Titles[index] = (draft.Titles[index].Section, change(draft.Titles[index].Title));
        return draft;
    }

    private static Draft Label(Draft draft, string row, Func<string, string> change)
    {
        var labels = DraftTable.Row(draft, row).Labels;
        for (var i = 0; i < labels.Count; i++) labels[i] = change(labels[i]);
        return draft;
    }

    private static DraftTable Requests(Draft draft) => draft.Tables.First(table => table.Section == ReportSection.Requests);

    private static Draft Repeat(Draft draft, Random random)
    {
        var table = Requests(draft);
        var before = random.Next(2) == 0 ? "still_unclear" : "enforcement_file";
        var at = table.Rows.FindIndex(row => row.Id.EndsWith(before, StringComparison.Ordinal));
        table.Rows.InsertRange(at, table.Rows.Take(3).Select(row => row.Copy()).ToArray());
        return draft;
    }

    private static Draft? OldRow(Draft draft, Random random)
    {
        if (draft.Form.Generation == ReportFormGeneration.A) return null;
        var rows = Requests(draft).Rows;
        var other = rows.Where(row => row.Id.StartsWith("requests.outcome.other.", StringComparison.Ordinal)).ToArray();
        var at = rows.IndexOf(other[0]);
        var sums = Enumerable.Range(0, 7).Select(i => Text(other.Sum(row => long.Parse(row.Values[i], CultureInfo.InvariantCulture))));
        rows.RemoveRange(at, 3);
        rows.Insert(at, new("requests.outcome.other", ["", "（六）其他处理", ""], sums));
        return draft;
    }

    private static void Remove(DraftTable table, int at)
    {
        var (row, next) = (table.Rows[at], table.Rows[at + 1]);
        // The label of a group stays, in the row that is now the first.
        for (var c = 0; c < 2; c++)
            if (row.Labels[c].Length > 0 && next.Labels[c].Length == 0 && next.Labels[2].Length > 0 | c == 0) next.Labels[c] = row.Labels[c];
        table.Rows.RemoveAt(at);
    }

    private static Draft Exchange(Draft draft)
    {
        var rows = Requests(draft).Rows;
        var at = rows.FindIndex(row => row.Id.EndsWith("denied.deliberative", StringComparison.Ordinal));
        (rows[at], rows[at + 1]) = (rows[at + 1], rows[at]);
        return draft;
    }

    private static Draft? Misread(Draft draft, Random random)
    {
        var row = "proactive.a20_6.penalties";
        var (before, change) = (draft[row + ".items_prev"], draft[row + ".items_delta"]);
        return change == 0 || before == change ? null : Put(draft, row + ".decisions", Text(before - change));
    }

    private static Draft Rules(Draft draft, Random random)
    {
        var b = draft.Form.Generation == ReportFormGeneration.B;
        foreach (var column in b ? ["issued", "in_force"] : (string[])["made", "disclosed", "disclosed_total"])
            draft.Set($"proactive.{(b ? "b20_1" : "a20_1")}.regulations.{column}", Text(random.Next(2, 4)));
        return draft;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
