using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Reports;

namespace Gongkai.Tests.Filing;

public sealed class ReportFilingTests
{
    private static readonly PersonId Supervisor = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-000000000001"));
    private static readonly AgencyId Authority = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000a1")), Bureau =
        new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000b1"));
    private static readonly DateOnly Begin = new(2026, 1, 5);

    private static readonly AttachedFile File = new(new('0', 64), "报告.docx", "application/octet-stream", 9);

    private static readonly FiledFinding Error = new(new("云川市商务局", 2025, "CF03", "requests.outcome.total.total", "", "sum=3"), Severity.Error);
    private static readonly FiledFinding Warning = new(new("云川市商务局", 2025, "ST05", "proactive.b20_6.penalties.decisions", "", ""), Severity.Warning);

    private static ReportFiling Opened => After(new ReportFiling(ReportFiling.IdOf(Authority, Bureau, 2025)),
        new FilingOpened(Begin, Bureau, "云川市商务局", false, 2025, 3, new(2026, 1, 26), new(2026, 1, 28), new(2026, 1, 31), Supervisor));

    [Fact]
    public void The_workflow_of_filings_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(FilingSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "filings.md");

    [Fact]
    public void What_is_not_certain_is_said_and_what_is_printed_is_not_said_otherwise()
    {
        var reading = Reading([Error], uncertain: ["requests.received.natural_person"]);
        Assert.Equal(["RF02.uncertain", "RF02.finding"], Refused(Opened, Filed(1, reading)));
        var said = Filed(1, reading) with { Explanations = [new(Error.Key, Sealed)] };
        Assert.Equal(["RF02.number"], Refused(Opened, said with { Confirmed = Said("requests.received.natural_person", "约十") }));
        Assert.Equal(["RF02.certain"], Refused(Opened, said with
        {
            Confirmed = Said("requests.received.natural_person", "10").Add("requests.received.org_other", "4"),
        }));
        var right = said with { Confirmed = Said("requests.received.natural_person", "10") };
        Assert.Empty(Refused(Opened, right));
        var report = After(Opened, right).Latest!.Figures.ToReport("云川市商务局", 2025);
        Assert.Equal((10L, 2L), (report.Number("requests.received.natural_person"), report.Number("requests.received.org_other")));
        Assert.IsType<Missing>(report["requests.received.total"]);
        // Taken in by others: declared as far as it is certain, and no further.
        Assert.Empty(Refused(Opened, Filed(1, reading) with { Way = FilingWay.Batch }));
        Assert.IsType<Unreadable>(Filed(1, reading).Figures.ToReport("云川市商务局", 2025)["requests.received.natural_person"]);
    }

    [Fact]
    public void Another_year_and_another_name_are_told()
    {
        Assert.Equal(["RF02.year"], Refused(Opened, Filed(1, Reading([]) with { Year = 2024 })));
        var other = Filed(1, Reading([]) with { Agency = "云川市水利局" });
        Assert.Equal(["RF02.agency"], Refused(Opened, other));
        Assert.Empty(Refused(Opened, other with { IsUnderAnotherName = true }));
    }

    [Fact]
    public void A_report_goes_back_with_its_list_is_missed_once_is_filed_again_and_accepted_and_every_version_stays()
    {
        var filed = After(Opened, Filed(1, Reading([Error])) with { Explanations = [new(Error.Key, Sealed)] });
        Assert.Equal(["RF03.none", "RF03.due"], Refused(filed, new FilingReturned(Day(20), [], Day(20), Supervisor), Day(20)));
        var back = After(filed, new FilingReturned(Day(20), [new("CF03", "表三不平")], Day(27), Supervisor));
        Assert.Equal((FilingStage.Returned, 1), (back.Stage, back.Returns));
        Assert.Equal(["RF01"], Refused(back, new FilingAccepted(Day(21), 1, "", Supervisor), Day(21)));
        Assert.Equal(["RF03.missed"], Refused(back, new ReturnMissed(Day(27), Day(27)), Day(27), Actor.Platform));
        Assert.Empty(Refused(back, new ReturnMissed(Day(28), Day(27)), Day(28), Actor.Platform));
        var missed = After(back, new ReturnMissed(Day(28), Day(27)));
        Assert.Equal(["RF03.missed"], Refused(missed, new ReturnMissed(Day(29), Day(27)), Day(29), Actor.Platform));
        Assert.Empty(Refused(missed, new CorrectionOrdered(Day(28), "逾期没有改正", Day(30), Supervisor), Day(28)));
        var again = After(missed, Filed(2, Reading([])) with { On = Day(29) });
        Assert.Equal((FilingStage.Filed, 2, 1, (FilingReturned?)null), (again.Stage, again.Versions.Length, again.Missed, again.Returned));
        Assert.Equal("2025-0003-2", again.Receipt(2));
        var accepted = After(again, new FilingAccepted(Day(30), 2, "", Supervisor));
        Assert.Equal((FilingStage.Accepted, 2), (accepted.Stage, accepted.AcceptedVersion));
        // A correction after that says what is corrected.
        Assert.Equal(["RF02.correction"], Refused(accepted, Filed(3, Reading([])) with { On = Day(30) }, Day(30)));
        Assert.Empty(Refused(accepted, Filed(3, Reading([])) with { On = Day(30), Correction = "处罚件数由11件更正为12件" }, Day(30)));
    }

    [Fact]
    public void Errors_are_accepted_with_a_reason_alone_and_are_never_let_stand()
    {
        var filed = After(Opened, Filed(1, Reading([Error, Warning])) with { Explanations = [new(Error.Key, Sealed), new(Warning.Key, Sealed)] });
        Assert.Equal(["RF04.errors"], Refused(filed, new FilingAccepted(Day(20), 1, "", Supervisor), Day(20)));
        Assert.Empty(Refused(filed, new FilingAccepted(Day(20), 1, "按上级要求分列", Supervisor), Day(20)));
        Assert.Equal(["RF04.other"], Refused(filed, new FilingAccepted(Day(20), 2, "", Supervisor), Day(20)));
        Assert.Equal(["RF04.error"], Refused(filed, new FindingAllowed(Day(20), Error.Key, "属实", false, Supervisor), Day(20)));
        Assert.Empty(Refused(filed, new FindingAllowed(Day(20), Warning.Key, "属实", true, Supervisor), Day(20)));
    }

    [Fact]
    public void What_is_let_stand_for_good_is_not_asked_about_again()
    {
        var allowed = new FindingAllowed(Day(20), Warning.Key, "没有处罚职能", true, Supervisor);
        var nextYear = Warning.Key with { Year = 2026, Values = "x=1" };
        Assert.True(allowed.Covers(nextYear));
        Assert.False((allowed with { IsLasting = false }).Covers(nextYear));
        Assert.False(allowed.Covers(nextYear with { Cells = "requests.received.total" }));
        Assert.Equal(["RF02.finding"], Refused(Opened, Filed(1, Reading([Warning]))));
        Assert.Empty(Refused(Opened, Filed(1, Reading([Warning])), lasting: [allowed]));
    }

    [Fact]
    public void Two_clocks_run_by_themselves_each_against_the_local_day_and_that_of_the_law()
    {
        var filing = After(Opened, Filed(1, Reading([])) with { On = Day(27) }, new PublicationTold(Day(30), Day(28), "https://www.example.gov.cn/1", null));
        Assert.Equal((FilingTiming.PastLocal, FilingTiming.InTime), (filing.Submitted.TimingOn(Day(31)), filing.Published.TimingOn(Day(31))));
        Assert.Equal((FilingTiming.Open, FilingTiming.PastLocal, FilingTiming.PastLaw), (Opened.Submitted.TimingOn(Day(26)), Opened.Submitted.TimingOn(Day(27)),
            Opened.Submitted.TimingOn(new(2026, 2, 1))));
        Assert.Equal(["RF02.published", "RF02.address"], Refused(filing, new PublicationTold(Day(30), new(2025, 12, 31), "example", null), Day(30)));
    }

    [Fact]
    public void A_local_day_is_never_later_than_that_of_the_law()
    {
        Assert.Equal(["RF05.day"], new FilingSettings { SubmitBy = "02-01" }.Faults().Select(fault => $"{fault.Code}.{fault.Variant}"));
        Assert.Equal(new(2026, 1, 26), new FilingSettings { SubmitBy = "01-26" }.SubmitDue(2025, false));
        Assert.Equal(new(2026, 1, 31), new FilingSettings().SubmitDue(2025, false));
    }

    private static DateOnly Day(int day) => new(2026, 1, day);

    private static PrivateRef Sealed { get; } = new(new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000c1")), "ab");

    private static ImmutableSortedDictionary<string, string> Said(string cell, string value) =>
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(cell, value);

    private static FiledReading Reading(ImmutableArray<FiledFinding> findings, ImmutableArray<string>? uncertain = null) => new("云川市商务局2025年政府信息公开工作年度报告",
        "云川市商务局", 2025, ReportFormGeneration.B, Said("requests.received.org_other", "2"), uncertain ?? [], findings);

    private static ReportFiled Filed(int number, FiledReading reading) => new(Day(19), number, FilingWay.Page, File, reading);

    private static ReportFiling After(ReportFiling filing, params FilingEvent[] happened) =>
        FilingSteps.Workflow.Fold(new(filing.Id), [.. filing.History, .. happened]);

    private static IEnumerable<string> Refused(ReportFiling filing, FilingEvent happened, DateOnly? today = null, Actor? actor = null,
        ImmutableArray<FindingAllowed>? lasting = null)
    {
        var supervisor = new Actor(Supervisor, [new HeldPost(Role.Supervisor, null)]);
        var situation = new FilingSituation(today ?? Day(19), new(), WorkCalendar.StateCouncil, actor ?? supervisor) { Lasting = lasting ?? [] };
        return FilingSteps.Workflow.Decide(filing, happened, situation).Refusals
            .Select(refusal => refusal.Variant is { } variant ? $"{refusal.Code}.{variant}" : refusal.Code);
    }
}
