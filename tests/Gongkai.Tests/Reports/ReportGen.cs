using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports;

/// <summary>Generated reports of both generations: every kind of cell, every part of the text.</summary>
public static class ReportGen
{
    private static readonly Gen<Cell> Figures = Gen.OneOf(
        Gen.Long[0, 30].Select(n => (Cell)new Count(n, Plain(n), null)),
        Gen.Long[0, 12_000_000].Select(n => (Cell)new Count(n, Plain(n), null)),
        Gen.Long[1_000, 9_999_999].Select(n => (Cell)new Count(n, n.ToString("N0", CultureInfo.InvariantCulture), null)));

    private static readonly Gen<Cell> Others = Gen.OneOf(
        Gen.Const((Cell)new Blank("", null)),
        OneOf("/", "—", "-", "不涉及").Select(raw => (Cell)new NotApplicable(raw, null)),
        OneOf("详见附件", "约三四", "约12件").Select(raw => (Cell)new Unreadable(raw, null)));

    private static readonly Gen<Cell> Counts = Gen.Frequency((12, Figures), (1, Others));

    private static readonly Gen<Cell> Deltas = Gen.Frequency(
        (6, Gen.Long[-20, 20].Select(n => (Cell)new Count(n, Plain(n), null))),
        (1, Gen.Long[1, 20].Select(n => (Cell)new Count(n, $"+{n}", null))),
        (1, Gen.Long[1, 20].Select(n => (Cell)new Count(-n, $"－{n}", null))),
        (1, Others));

    /// <summary>Money as generation B prints it: the label says 万元, the cell may say something else.</summary>
    private static readonly Gen<Cell> Fees = Gen.Frequency(
        (6, Gen.Select(Gen.Long[0, 99_999_999], Gen.Int[0, 4], (units, scale) => Money(units, scale, MoneyUnit.TenThousandYuan, ""))),
        (1, Gen.Long[0, 9_999_999].Select(yuan => Money(yuan, 0, MoneyUnit.Yuan, "元"))),
        (1, Others));

    /// <summary>Money as generation A prints it: the unit is said in the cell or nowhere.</summary>
    private static readonly Gen<Cell> Totals = Gen.Frequency(
        (3, Gen.Select(Gen.Long[0, 99_999_999], Gen.Int[0, 2], (units, scale) => Money(units, scale, null, ""))),
        (2, Gen.Select(Gen.Long[0, 99_999_999], Gen.Int[0, 4], (units, scale) => Money(units, scale, MoneyUnit.TenThousandYuan, "万元"))),
        (2, Gen.Select(Gen.Long[0, 99_999_999], Gen.Int[0, 2], (units, scale) => Money(units, scale, MoneyUnit.Yuan, "元"))),
        (1, Others));

    private static readonly Gen<string> Sentence = OneOf(
        "全年通过门户网站公开信息一百二十条。", "坚持“以公开为常态、不公开为例外”，及时更新栏目。", "完善<制度>建设 & 流程，压实“责任”。",
        "本年度未收取信息处理费。", "一是队伍建设有待加强；二是解读形式较为单一，下一步将加强培训。", "较上年增加1,024条，同比增长12.5%。", "无其他需要报告的事项。");

    private static readonly Gen<ImmutableArray<string>> Paragraphs =
        Gen.Select(Sentence, Sentence, (a, b) => a + b).Array[1, 3].Select(list => list.ToImmutableArray());

    private static readonly Gen<string> Agencies = OneOf("云川市商务局", "青岭区商务局", "云川市青岭区人民政府", "白石县交通运输局");

    /// <summary>A report in which whole rows may be missing, as a damaged document leaves them.</summary>
    public static Gen<AnnualReport> AnnualReport { get; } =
        Gen.Select(Agencies, Gen.Int[2019, 2025], Gen.Bool, Gen.Bool).SelectMany((agency, year, signed, dated) =>
            Gen.Select(CellsOf(ReportForm.GenerationFor(year)), Paragraphs.Array[6],
                (cells, texts) => Assemble(agency, year, signed, dated, cells, texts)));

    /// <summary>The cells of a form by id; now and then a row, or a foreign row in place of three, is not there.</summary>
    public static Gen<ReportCells> CellsOf(ReportFormGeneration generation)
    {
        var form = ReportForm.Of(generation);
        var leaves = form.Requests.Rows.Where(row => row.Role == RowRole.Outcome && !row.Id.Contains(".other", StringComparison.Ordinal)).ToArray();
        var drawn = Gen.Select(Counts.Array[form.Cells.Length], Deltas.Array[form.Cells.Length], Fees, Totals,
            (counts, deltas, fee, total) => ReportCells.Of(form.Cells.Select((cell, i) => KeyValuePair.Create(cell.Id, cell.Column.Type switch
            {
                CellType.SignedCount => deltas[i],
                CellType.Money => cell.Column.Id == "amount" ? fee : total,
                _ => counts[i],
            }))));
        return Gen.Select(drawn, Gen.Int[0, 3 * leaves.Length], Gen.Int[0, 5], Counts.Array[7], (cells, missing, foreign, single) =>
        {
            // Where table 四 begins, words read as a label of the row.
            if (cells["disputes.reconsideration.upheld"] is Unreadable) cells = cells.SetItem("disputes.reconsideration.upheld", new Blank("", null));
            if (missing < leaves.Length) cells = Without(cells, leaves[missing].Id);
            if (foreign > 0 || generation == ReportFormGeneration.A) return cells;
            foreach (var row in form.Requests.Rows.Where(row => row.Id.StartsWith("requests.outcome.other.", StringComparison.Ordinal)))
                cells = Without(cells, row.Id);
            return cells.SetItems(ReportForm.RequestColumns.Zip(single)
                .Select(pair => KeyValuePair.Create($"requests.outcome.other.{pair.First.Id}", pair.Second)));
        });
    }

    private static ReportCells Without(ReportCells cells, string row) =>
        cells.SetItems(ReportForm.RequestColumns.Select(column => KeyValuePair.Create($"{row}.{column.Id}", (Cell)new Missing())));

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Cell Money(long units, int scale, MoneyUnit? unit, string suffix)
    {
        var value = new decimal((int)(units % int.MaxValue), 0, 0, false, (byte)scale);
        return new Amount(value, unit, value.ToString(CultureInfo.InvariantCulture) + suffix, null);
    }

    private static AnnualReport Assemble(string agency, int year, bool signed, bool dated, ReportCells cells,
        ImmutableArray<string>[] texts)
    {
        var period = new ReportingPeriod(new(year, 1, 1), new(year, 12, 31));
        var contact = $"如对本报告有疑问，请与{agency}办公室联系（地址：平湖路8号，电话：000-5550100）";
        var report = new AnnualReport
        {
            Generation = ReportForm.GenerationFor(year),
            Title = $"{agency}{year}年政府信息公开工作年度报告",
            Agency = agency,
            Year = year,
            Period = period,
            Contact = contact,
            SignOff = signed ? new(agency, dated ? new(year + 1, 1, 18) : null) : null,
            Cells = cells,
        };
        var sections = Enum.GetValues<ReportSection>().ToDictionary(section => section, section => string.Join('\n', texts[(int)section]));
        foreach (var empty in (ReportSection[])[ReportSection.Proactive, ReportSection.Requests, ReportSection.Disputes]) sections.Remove(empty);
        return report with { Passages = ReportText.Compose(report, sections) };
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
