using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.YearEnd;
using static Gongkai.Tests.YearEnd.AYearReport;

namespace Gongkai.Tests.YearEnd;

public sealed class YearReportTests
{
    [Fact]
    public void The_workflow_of_annual_reports_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(YearReportSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "year-reports.md");

    [Fact]
    public void Figures_come_in_any_order_and_in_any_groups_and_the_same_is_compiled()
    {
        var declared = Known.Declared.ToArray();
        var expected = YearSnapshot.Of(2025, Counted, declared);
        foreach (var seed in Enumerable.Range(1, 50))
        {
            var (shuffled, random) = (Counted.ToArray(), new Random(seed));
            random.Shuffle(shuffled);
            random.Shuffle(declared);
            var parts = shuffled.GroupBy(_ => random.Next(4)).SelectMany(part => part);
            var compiled = YearSnapshot.Of(2025, parts, declared);
            Assert.Equal(expected.Hash, compiled.Hash);
            Assert.Equal(expected.Figures, compiled.Figures);
        }
    }

    [Fact]
    public void What_nobody_knows_stays_unknown_and_is_in_no_sum()
    {
        var compiled = YearSnapshot.Of(2025, Counted.Where(figure => figure.Key != "requests.received.org_other"), []);
        Assert.Null(compiled["requests.received.total"]);
        Assert.IsType<Blank>(compiled.ToCells()["requests.received.total"]);
        Assert.Equal("7", YearSnapshot.Of(2025, Counted, [])["requests.received.total"]!.Value);
        Assert.Equal(["proactive.b20_5.licensing.decisions", "proactive.b20_6.penalties.decisions", "proactive.b20_6.coercive_measures.decisions",
            "proactive.b20_8.fees.amount", "requests.received.org_other"], compiled.Unknown().Select(cell => cell.Id));
        Assert.False(compiled.IsEmpty());
    }

    [Fact]
    public void Every_name_of_a_field_is_one_and_the_usual_words_name_only_such()
    {
        foreach (var year in new[] { 2020, 2025 })
            Assert.Empty(ReportField.All(year, new YearEndSettings().OwnFigures)
                .GroupBy(field => field.Name).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(ComposedReport.Of(Draft, Registers().Compiled(Known), []).Faults);
        Assert.Empty(new YearEndSettings().Faults(isGovernment: false));
    }

    [Fact]
    public void Fields_say_the_figures_of_the_tables_last_years_and_the_difference()
    {
        var before = ComposedReport.Of(Draft, YearSnapshot.Of(2024, Counted.Where(figure => figure.Key != "requests.received.org_commercial")
            .Append(new("requests.received.org_commercial", YearFigure.Of(0, FigureSource.Cases))), Known.Declared), []).Report;
        var figures = YearSnapshot.Of(2025, Counted.Concat(before.Cells.Where(cell => cell.Value is Count)
            .Select(cell => KeyValuePair.Create(FigureNames.Previous(cell.Key), new YearFigure(cell.Value.Raw, FigureSource.Previous)))), Known.Declared);
        var composed = ComposedReport.Of(Draft with
        {
            Overview = "新收{{新收申请}}件，上年{{上年新收申请}}件，比上年{{新收申请比上年}}件，予以公开{{予以公开比上年}}；{{没有的}}；{{培训次数}}；\n{{信息处理费情况}}",
        }, figures, ["培训次数"]);
        var said = composed.Report.Text(ReportSection.Overview);
        Assert.Contains("新收7件，上年5件，比上年增加2件，予以公开持平；〔没有的〕；〔培训次数〕；\n本年度未收取信息处理费。", said, StringComparison.Ordinal);
        Assert.Equal([("Overview", 1, "没有的", false), ("Overview", 1, "培训次数", true)],
            composed.Faults.Select(fault => (fault.Part, fault.Line, fault.Field, fault.IsKnown)));
    }

    [Fact]
    public void The_report_as_it_is_composed_has_no_error_and_read_again_says_exactly_what_was_compiled()
    {
        var report = Frozen;
        var look = Registers().Look(report, new());
        Assert.Empty(look.Findings.Where(finding => finding.Severity != Severity.Hint).Select(finding => $"{finding.Code} {Message.Of(finding)}"));
        foreach (var format in new[] { ReportFormat.Docx, ReportFormat.Xlsx, ReportFormat.Html, ReportFormat.Json, ReportFormat.Csv })
        {
            var bytes = ReportWriter.Write(look.Composed.Report, format, "报告");
            Assert.Equal(bytes, ReportWriter.Write(Registers().Look(report, new()).Composed.Report, format, "报告"));
            if (format is ReportFormat.Json or ReportFormat.Csv) continue;
            var reading = ReportReader.Read($"报告.{format}".ToLowerInvariant(), bytes, ReadingLimits.Default);
            Assert.Empty(reading.Findings);
            foreach (var cell in ReportForm.B.Cells)
                Assert.True(CellChange.IsSame(look.Composed.Report[cell.Id], reading.Report![cell.Id]), $"{format} {cell.Id}: {reading.Report[cell.Id]}");
            if (format == ReportFormat.Docx)
                Assert.Empty(reading.Examined(null, Registers().Register, TimeSpan.FromMinutes(1)).Where(finding => finding.Severity != Severity.Hint)
                    .Select(finding => $"{finding.Code} {Message.Of(finding)}"));
        }
    }

    [Fact]
    public void A_frozen_report_never_changes_whatever_is_declared_or_counted_later()
    {
        var before = Registers().Look(Frozen, new()).Composed;
        var later = After(Frozen, new FiguresDeclared(Day, Declared.SetItem("proactive.b20_6.penalties.decisions", "12"), Officer));
        var registers = Registers() with { Counted = Counted.Add(new("requests.received.natural_person", YearFigure.Of(6, FigureSource.Cases))) };
        Assert.Equal(before.Hash, registers.Look(later, new()).Composed.Hash);
        Assert.NotEqual(before.Hash, ComposedReport.Of(Draft, registers.Compiled(later), []).Hash);
        var events = YearReportMattersText(later);
        Assert.Equal(Frozen.Frozen!.Hash, events.Frozen!.Snapshot.Hash);
    }

    [Fact]
    public void Figures_are_frozen_when_the_year_is_over_all_are_known_and_a_second_person_has_confirmed_them()
    {
        Assert.Equal(["YE06.unknown"], Refused(Begun, Freeze(Begun), Situation(Head, Role.OfficeHead)));
        var declared = After(Begun, new FiguresDeclared(Day, Declared, Officer) { Note = new(new(Guid.CreateVersion7()), "ab") });
        Assert.Equal(["YE06.unconfirmed"], Refused(declared, Freeze(declared), Situation(Head, Role.OfficeHead)));
        Assert.Equal(["YE06.running"], Refused(Known, Freeze(Known) with { On = new(2025, 12, 30) },
            Situation(Head, Role.OfficeHead, today: new(2025, 12, 30)), "YE01.early"));
        Assert.Equal(["YE01.post"], Refused(Known, Freeze(Known), Situation(Officer, Role.SectionOfficer)));
        Assert.Empty(Refused(Known, Freeze(Known), Situation(Head, Role.OfficeHead)));
        Assert.Equal(["YE06.again"], Refused(Frozen, Freeze(Frozen), Situation(Head, Role.OfficeHead)));
        Assert.Equal(["YE06.other"], Refused(Known, Freeze(Known) with { Hash = "00" }, Situation(Head, Role.OfficeHead)));
    }

    [Fact]
    public void A_figure_is_declared_with_its_proof_and_confirmed_by_another_once_it_changes_again()
    {
        var note = new PrivateRef(new(Guid.CreateVersion7()), "ab");
        var wrong = new Dictionary<string, string> { ["requests.received.total"] = "3", ["proactive.b20_6.penalties.decisions"] = "十一" }
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        Assert.Equal(["YE02.proof", "YE02.number", "YE02.counted"], Refused(Begun, new FiguresDeclared(Day, wrong, Officer), Situation(Officer,
            Role.SectionOfficer)));
        var declared = After(Begun, new FiguresDeclared(Day, Declared, Officer) { Note = note });
        Assert.All(Refused(declared, new FiguresConfirmed(Day, Declared, Officer), Situation(Officer, Role.SectionOfficer)),
            code => Assert.Equal("YE02.own", code));
        Assert.Equal(["YE02.changed"], Refused(declared, new FiguresConfirmed(Day, Declared.Take(1).ToImmutableSortedDictionary(one => one.Key,
            _ => "9"), Clerk),
            Situation(Clerk, Role.RegistrationClerk)));
        Assert.All(Known.Declared.Values, figure => Assert.Equal(Clerk, figure.ConfirmedBy));
        Assert.Null(After(Known, new FiguresDeclared(Day, Declared.Remove("proactive.b20_8.fees.amount").SetItem("proactive.b20_6.penalties.decisions", "12"),
            Officer)
        { Note = note }).Declared["proactive.b20_6.penalties.decisions"].ConfirmedBy);
    }

    [Fact]
    public void A_report_passes_its_checks_each_by_another_and_what_is_wrong_is_sent_back()
    {
        var content = Registers().Look(Frozen, new()).Composed.Hash;
        var submitted = After(Frozen, new ReportSubmitted(Day, new YearEndSettings().Chain, content, Clerk));
        Assert.Empty(Refused(Frozen, submitted.History[^1], Situation(Clerk, Role.RegistrationClerk)));
        Assert.Equal(ReportStage.AtSections, submitted.Stage);
        Assert.Equal(["YE04.section"], Refused(submitted, new SectionSigned(Day, "市场科", Section), Situation(Section, Role.SectionHead, "外贸科")));
        var signed = After(submitted, new SectionSigned(Day, "市场科", Section));
        Assert.Equal(ReportStage.AtJustice, signed.Stage);
        var signer = new PrivateRef(new(Guid.CreateVersion7()), "cd");
        Assert.Equal(["YE04.signer"], Refused(signed, new ReportPassed(Day, ReportCheck.Justice, content, Clerk), Situation(Clerk, Role.RegistrationClerk)));
        var justice = After(signed, new ReportPassed(Day, ReportCheck.Justice, content, Clerk) { Signer = signer });
        Assert.Equal(ReportStage.AtSecrecy, justice.Stage);
        var back = After(justice, new ReportReturned(Day, "problems", signer, Secrecy));
        Assert.Equal((ReportStage.Frozen, "problems"), (back.Stage, back.Returned!.Place));
        var passed = After(justice, new ReportPassed(Day, ReportCheck.Secrecy, content, Secrecy), new ReportPassed(Day, ReportCheck.Office, content, Head),
            new ReportPassed(Day, ReportCheck.LeaderInCharge, content, Leader), new ReportPassed(Day, ReportCheck.Head, content, Clerk) { Signer = signer });
        Assert.Equal(ReportStage.Signed, passed.Stage);
        var written = After(Frozen, new ReportWritten(Day, Draft, Secrecy), new ReportSubmitted(Day, [ReportCheck.Secrecy,
            ReportCheck.LeaderInCharge], content, Clerk));
        Assert.Equal(["YE04.own"], Refused(written, new ReportPassed(Day, ReportCheck.Secrecy, content, Secrecy), Situation(Secrecy, Role.SecrecyReviewer)));
    }

    [Fact]
    public void Nothing_is_submitted_with_an_error_an_unexplained_warning_or_a_field_that_says_nothing()
    {
        var wrong = After(Known, new ReportWritten(Day, Draft with { Overview = "2025年新收政府信息公开申请99件，{{新收}}。", Problems = [], SignedOn = null }, Clerk));
        wrong = After(wrong, Freeze(wrong));
        var submitted = new ReportSubmitted(Day, new YearEndSettings().Chain, Registers().Look(wrong, new()).Composed.Hash, Clerk);
        var refused = Refused(wrong, submitted, Situation(Clerk, Role.RegistrationClerk));
        Assert.Superset(new HashSet<string> { "YE04.field", "YE04.error", "YE04.warning", "YE04.problems", "YE04.unsigned" }, refused.ToHashSet());
        Assert.Equal(["YE04.other"], Refused(wrong, submitted with { Content = "00" }, Situation(Clerk, Role.RegistrationClerk)));
    }

    [Fact]
    public void A_year_without_anything_is_confirmed_by_a_second_person()
    {
        var nothing = YearSnapshot.Of(2025, Counted.Select(figure => ReportForm.B.Has(figure.Key)
            ? KeyValuePair.Create(figure.Key, YearFigure.Of(0, FigureSource.Cases)) : figure), Declared.ToDictionary(figure => figure.Key,
                _ => new DeclaredFigure("0", Day, Officer) { ConfirmedBy = Clerk }));
        Assert.True(nothing.IsEmpty());
        var frozen = After(Begun, new ReportFrozen(Day, nothing, nothing.Hash, Head));
        Assert.Equal(["YE06.own"], Refused(frozen, new EmptyYearConfirmed(Day, nothing.Hash, Head), Situation(Head, Role.OfficeHead)));
        var submitted = new ReportSubmitted(Day, new YearEndSettings().Chain, Registers().Look(frozen, new()).Composed.Hash, Clerk);
        Assert.Contains("YE04.empty", Refused(frozen, submitted, Situation(Clerk, Role.RegistrationClerk)));
        Assert.DoesNotContain("YE04.empty", Refused(After(frozen, new EmptyYearConfirmed(Day, nothing.Hash, Clerk)), submitted, Situation(Clerk,
            Role.RegistrationClerk)));
    }

    [Fact]
    public void A_correction_is_another_version_and_may_take_the_register_as_it_is_today()
    {
        var handed = After(Frozen, new ReportSubmitted(Day, [], "c", Clerk), new ReportHandedOn(Day, 1, new(Guid.CreateVersion7()), "c", [], Clerk));
        Assert.Equal(ReportStage.HandedOn, handed.Stage);
        Assert.Empty(handed.Terms(Situation(Clerk, Role.RegistrationClerk)));
        var correcting = After(handed, new CorrectionBegun(Day, "更正行政处罚件数", Head));
        Assert.Equal((ReportStage.Frozen, 1), (correcting.Stage, correcting.Issued.Length));
        Assert.Equal(["YE06.live"], Refused(Frozen, Freeze(Frozen) with { TakesLive = true, Reason = new(new(Guid.CreateVersion7()), "x") },
            Situation(Head, Role.OfficeHead)));
        Assert.Empty(Refused(correcting, Freeze(correcting) with { TakesLive = true, Reason = new(new(Guid.CreateVersion7()), "x") }, Situation(Head,
            Role.OfficeHead)));
    }

    [Fact]
    public void Local_days_are_never_later_than_the_day_of_the_law()
    {
        var chosen = new YearEndSettings { SubmitBy = "01-26", PublishBy = "02-10" };
        Assert.Equal(["YE05.day"], chosen.Faults(isGovernment: false).Select(fault => $"{fault.Code}.{fault.Variant}"));
        Assert.Empty(chosen.Faults(isGovernment: true));
        Assert.Equal((new(2026, 1, 26), new(2026, 1, 31), new(2026, 2, 10)),
            (chosen.SubmitDue(2025, false), chosen.PublishDue(2025, false), chosen.PublishDue(2025, true)));
        Assert.Equal(["YE05.chain", "YE05.own"], (chosen with { PublishBy = null, Chain = [ReportCheck.Office], OwnFigures = ["新收申请"] })
            .Faults(false).Select(fault => $"{fault.Code}.{fault.Variant}"));
    }

    // As the journal would give it back.
    private static YearReport YearReportMattersText(YearReport report)
    {
        var json = new Matters.MatterJson<YearReportEvent>(YearReportSteps.Workflow.Types,
            new(System.Text.Json.JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } });
        return YearReportSteps.Workflow.Fold(new(report.Id), [.. report.History.Select(happened => json.Read(happened.GetType().Name, json.Write(happened)))]);
    }
}
