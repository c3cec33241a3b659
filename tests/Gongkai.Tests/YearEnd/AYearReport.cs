using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Reports;
using Gongkai.YearEnd;

namespace Gongkai.Tests.YearEnd;

/// <summary>The report of an invented bureau on 2025, and people who work at it.</summary>
internal static class AYearReport
{
    public static readonly PersonId Clerk = Person(1), Officer = Person(2), Head = Person(3), Secrecy = Person(4), Leader = Person(5), Section = Person(6);

    public static readonly DateOnly Day = new(2026, 1, 12);

    /// <summary>Figures of a year in which little happened, each line a cell of table two to four.</summary>
    public static ImmutableArray<KeyValuePair<string, YearFigure>> Counted { get; } =
    [
        new(FigureNames.Agency, new("云川市商务局", FigureSource.Agency)), new(FigureNames.Year, new("2025", FigureSource.Agency)),
        new(FigureNames.Office, new("云川市商务局办公室", FigureSource.Agency)), new(FigureNames.Address, new("云川市和平路18号", FigureSource.Agency)),
        new(FigureNames.Telephone, new("0000-8800001", FigureSource.Agency)),
        new(FigureNames.Items, new("86", FigureSource.Registers)), new(FigureNames.Kind("interpretation"), new("4", FigureSource.Registers)),
        new(FigureNames.Fee, new("0", FigureSource.Cases)),
        .. from cell in ReportForm.B.Cells
           where !cell.IsDerived && cell.Table.Section is ReportSection.Requests or ReportSection.Disputes
           where cell.Column.Id != "total"
           select KeyValuePair.Create(cell.Id, YearFigure.Of(OfCell(cell), FigureSource.Cases)),
        .. from cell in ReportForm.B.Cells
           where cell.Id.StartsWith("proactive.b20_1.", StringComparison.Ordinal)
           select KeyValuePair.Create(cell.Id, YearFigure.Of(OfDocument(cell), FigureSource.Documents)),
    ];

    public static ImmutableSortedDictionary<string, string> Declared { get; } = new Dictionary<string, string>
    {
        ["proactive.b20_5.licensing.decisions"] = "23",
        ["proactive.b20_6.penalties.decisions"] = "11",
        ["proactive.b20_6.coercive_measures.decisions"] = "0",
        ["proactive.b20_8.fees.amount"] = "0.04",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Words with every aspect, a problem and its measure.</summary>
    public static ReportDraft Draft { get; } = ReportDraft.Usual with
    {
        Problems = [new("部分公示没有写明结果。", "公示期满后十个工作日内补充公示结果。")],
        SignedOn = new(2026, 1, 12),
    };

    public static YearRegisters Registers(AnnualReport? previous = null)
    {
        var register = new RegisterFigures(2025, YearSnapshot.Of(2025, Counted, []).Figures.Where(figure => ReportForm.B.Find(figure.Key) is
        { Table.Section: ReportSection.Requests or ReportSection.Disputes }).ToImmutableDictionary(figure => figure.Key,
                figure => (long)figure.Value.Number!));
        return new(Counted, register, register, previous);
    }

    public static YearReportSituation Situation(PersonId person, Role role, string? section = null, DateOnly? today = null) =>
        new(today ?? Day, new(), false, new Actor(person, [new HeldPost(role, section)])) { Registers = Registers() };

    public static YearReport Begun => After(new YearReport(default), new ReportBegun(Day, 2025, Draft, Clerk));

    /// <summary>Declared by one, confirmed by another.</summary>
    public static YearReport Known => After(Begun,
        new FiguresDeclared(Day, Declared, Officer) { Section = "市场科", Note = new(new(Guid.CreateVersion7()), "ab") }, new FiguresConfirmed(Day,
            Declared, Clerk));

    public static YearReport Frozen => After(Known, Freeze(Known));

    public static ReportFrozen Freeze(YearReport report)
    {
        var snapshot = Registers().Compiled(report);
        return new(Day, snapshot, snapshot.Hash, Head);
    }

    public static YearReport After(YearReport report, params YearReportEvent[] happened) =>
        YearReportSteps.Workflow.Fold(new(report.Id), [.. report.History, .. happened]);

    /// <summary>What forbids a step, by code and variant, each once; what is to be left out is named.</summary>
    public static string[] Refused(YearReport report, YearReportEvent happened, YearReportSituation situation, params string[] beside) =>
        [.. YearReportSteps.Workflow.Decide(report, happened, situation).Refusals.Select(refusal => $"{refusal.Code}.{refusal.Variant}").Except(beside)];

    private static PersonId Person(int number) => new(Guid.Parse($"0198a3b2-7c11-7d40-9f1e-{number:000000000000}"));

    private static long OfCell(FormCell cell) => cell.Id switch
    {
        "requests.received.natural_person" => 5,
        "requests.received.org_commercial" => 2,
        "requests.carried_in.natural_person" => 1,
        "requests.outcome.granted.natural_person" => 4,
        "requests.outcome.partial.natural_person" => 1,
        "requests.outcome.denied.third_party.org_commercial" => 1,
        "requests.carried_out.natural_person" => 1,
        "requests.carried_out.org_commercial" => 1,
        "disputes.reconsideration.upheld" => 1,
        _ => 0,
    };

    private static long OfDocument(FormCell cell) => cell.Id switch
    {
        "proactive.b20_1.normative_documents.issued" => 4,
        "proactive.b20_1.normative_documents.repealed" => 1,
        "proactive.b20_1.normative_documents.in_force" => 9,
        _ => 0,
    };
}
