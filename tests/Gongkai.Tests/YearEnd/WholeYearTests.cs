using System.Collections.Immutable;
using CsCheck;
using Gongkai.Agencies;
using Gongkai.Reports;
using Gongkai.YearEnd;
using static Gongkai.Tests.YearEnd.AYearReport;

namespace Gongkai.Tests.YearEnd;

/// <summary>An authority's own figures and its subordinates' added up.</summary>
public sealed class WholeYearTests
{
    private static readonly ImmutableArray<FormCell> Cells = [.. ReportForm.B.Cells.Where(cell => !cell.IsDerived)];

    // Of every cell a number, or nothing that is known.
    private static readonly Gen<AnnualReport> AReport = Gen.Int[-1, 40].Array[Cells.Length].Select(numbers => Report(
        Cells.Zip(numbers).ToDictionary(pair => pair.First.Id, pair => pair.Second)));

    [Fact]
    public void However_the_subordinates_are_grouped_the_sums_are_the_same() =>
        Gen.Select(AReport.List[1, 9], Gen.Int[0, 3].Array[9]).Sample((reports, groups) =>
        {
            var members = reports.Select((report, i) => A(i, report)).ToImmutableArray();
            var own = YearSnapshot.Of(2025, Nothing.Figures.Concat(Counted), []);
            var flat = WholeYear.Of(own, new(members, []));
            var nested = WholeYear.Of(own, new([.. members.Select((member, i) => (member, Group: groups[i])).GroupBy(one => one.Group)
                .Select(group => A(100 + group.Key, Report(WholeYear.Of(Nothing, new([.. group.Select(one => one.member)], [])))))], []));
            var turned = WholeYear.Of(own, new([.. members.Reverse()], []));
            Assert.Equal(flat.Figures.Hash, turned.Figures.Hash);
            foreach (var cell in ReportForm.B.Cells) Assert.Equal(flat.Figures[cell.Id]?.Number, nested.Figures[cell.Id]?.Number);
        }, iter: 200);

    [Fact]
    public void Each_part_is_named_with_what_it_gives_and_what_does_not_count_is_no_zero()
    {
        var own = YearSnapshot.Of(2025, Counted, []);
        var known = Report(Cells.ToDictionary(cell => cell.Id, _ => 3));
        var whole = WholeYear.Of(own, new([A(1, known), A(2, Report(new Dictionary<string, int> { ["requests.received.natural_person"] = 7 }))],
            [new("丹霞县农业农村局", null, "待报送")]));
        Assert.Equal([new Contribution("本级", 5), new("机关1", 3), new("机关2", 7)], whole.Behind("requests.received.natural_person"));
        Assert.Equal("15", whole.Figures["requests.received.natural_person"]!.Value);
        Assert.Equal(FigureSource.Members, whole.Figures["requests.received.natural_person"]!.Source);
        Assert.Equal("5", whole.Figures[FigureNames.Own("requests.received.natural_person")]!.Value);
        Assert.Equal(("2", "86", null), (whole.Figures[FigureNames.MembersCounted]!.Value, whole.Figures[FigureNames.Own(FigureNames.Items)]!.Value,
            whole.Figures[FigureNames.Items]));
        Assert.Contains(new MemberGap("丹霞县农业农村局", null, "待报送"), whole.Gaps);
        Assert.Contains(whole.Gaps, gap => gap is { Member: "机关2", Cell: "requests.carried_in.natural_person" });
        Assert.DoesNotContain(whole.Gaps, gap => gap.Member == WholeYear.OwnName);
        // A cell that the authority has not declared itself is what the others say, and not known as its own.
        Assert.Equal(("3", null), (whole.Figures["proactive.b20_5.licensing.decisions"]!.Value, whole.Own["proactive.b20_5.licensing.decisions"]));
    }

    [Fact]
    public void The_words_of_the_whole_say_its_figures_and_those_of_the_authority_alone_apart()
    {
        var whole = WholeYear.Of(YearSnapshot.Of(2025, Counted, []), new([A(1, Report(Cells.ToDictionary(cell => cell.Id, _ => 3)))], []));
        var composed = ComposedReport.Of(new ReportDraft { Requests = "新收{{新收申请}}件，其中本级{{本级新收申请}}件；{{计入汇总的机关}}个机关，{{主动公开信息}}条。" },
            whole.Figures, []);
        Assert.Contains(composed.Report.Passages, passage => passage.Text == "新收25件，其中本级7件；1个机关，〔主动公开信息〕条。");
        Assert.Equal("主动公开信息", Assert.Single(composed.Faults).Field);
    }

    [Fact]
    public void The_whole_is_frozen_with_a_reason_where_somebody_is_missing_and_stays_whatever_is_filed_later()
    {
        var members = new MembersOfYear([A(1, Report(Cells.ToDictionary(cell => cell.Id, _ => 3)))], [new("丹霞县农业农村局", null, "待报送")]);
        var registers = Registers() with { Members = members };
        var situation = Situation(Head, Role.OfficeHead) with { Registers = registers };
        Assert.Equal(["YE01.scope"], Refused(Begun, new ScopeChosen(Day, true, Clerk), Situation(Clerk, Role.OfficeHead)));
        var report = After(Begun, new ScopeChosen(Day, true, Clerk),
            new FiguresDeclared(Day, Declared, Officer) { Note = new(new(Guid.CreateVersion7()), "ab") }, new FiguresConfirmed(Day, Declared, Clerk));
        var frozen = registers.Frozen(report, Day, Head);
        Assert.Equal(["YE06.without"], Refused(report, frozen, situation));
        frozen = frozen with { Without = new(new(Guid.CreateVersion7()), "cd") };
        Assert.Empty(Refused(report, frozen, situation));
        Assert.Equal(("26", "23"), (frozen.Snapshot["proactive.b20_5.licensing.decisions"]!.Value, frozen.Own!["proactive.b20_5.licensing.decisions"]!.Value));
        report = After(report, frozen);
        var later = registers with { Members = new([A(1, Report(Cells.ToDictionary(cell => cell.Id, _ => 4)))], []) };
        Assert.Equal("26", later.Look(report, new()).Figures["proactive.b20_5.licensing.decisions"]!.Value);
        Assert.Equal("27", later.Compiled(report)["proactive.b20_5.licensing.decisions"]!.Value);
        // The register of cases is the authority's own: that the whole is another is no finding.
        Assert.DoesNotContain(registers.Look(report, new()).Findings, finding => finding.Code == "SM07");
        // What the authority itself does not know stays unknown, whatever the others have declared.
        var undeclared = After(Begun, new ScopeChosen(Day, true, Clerk));
        Assert.Equal(["YE06.unknown"], Refused(undeclared, registers.Frozen(undeclared, Day, Head) with { Without = frozen.Without }, situation));
    }

    private static YearSnapshot Nothing { get; } =
        YearSnapshot.Of(2025, Cells.Select(cell => KeyValuePair.Create(cell.Id, YearFigure.Of(0, FigureSource.Cases))), []);

    private static MemberFigures A(int number, AnnualReport report) =>
        new(new(new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), $"机关{number}", 1), report);

    private static AnnualReport Report(WholeYear whole) => new() { Generation = ReportFormGeneration.B, Year = 2025, Cells = whole.Figures.ToCells() };

    private static AnnualReport Report(Dictionary<string, int> numbers) => new()
    {
        Generation = ReportFormGeneration.B,
        Year = 2025,
        Cells = ReportCells.Of(Cells.Select(cell => KeyValuePair.Create(cell.Id, numbers.GetValueOrDefault(cell.Id, -1) is >= 0 and var number
            ? CellText.Read(number.ToString(System.Globalization.CultureInfo.InvariantCulture), cell.Column.Type,
                cell.Column.Type == CellType.Money ? MoneyUnit.TenThousandYuan : null, null) : new Missing()))),
    };
}
