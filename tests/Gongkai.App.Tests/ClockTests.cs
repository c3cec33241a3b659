using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Tests;

public sealed partial class ClockTests
{
    private const string Facts = """{"channel":"in_person","arrivedOn":"2026-03-02","today":"2026-03-10"}""";

    [Fact]
    public void The_answer_has_the_members_that_were_agreed()
    {
        var run = Clock(Facts, "--format", "json");
        Assert.Equal(0, run.Status);
        Assert.Equal(
            ["receivedOn", "effectiveStart", "due", "status", "provisional", "projected", "remaining", "overdueDays", "correctionNoticeBy",
                "internalDue", "findings", "days"],
            run.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("2026-03-30", "running", 14),
            (run.Json.GetProperty("due").GetString(), run.Json.GetProperty("status").GetString(), run.Json.GetProperty("remaining").GetInt32()));
        Assert.Equal("收到申请之日，次日起算", run.Json.GetProperty("days")[0].GetProperty("why").GetString());
        Assert.Equal(20, run.Json.GetProperty("days").EnumerateArray().Count(day => day.GetProperty("counts").GetBoolean()));
    }

    [Fact]
    public void The_day_asked_for_prevails_over_the_facts_and_both_over_Beijings_day()
    {
        const string Undated = """{"channel":"in_person","arrivedOn":"2026-01-05"}""";
        // The clock of these runs stands at 2026-01-15 10:00 in Beijing.
        Assert.Equal(12, Remaining(Clock(Undated, "--format", "json")));
        Assert.Equal(18, Remaining(Clock(Undated, "--format", "json", "--today", "2026-01-07")));
        Assert.Equal(16, Remaining(Clock(Facts, "--format", "json", "--today", "2026-03-06")));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var run = Clock("""{"channel":"counter","arrivedOn":"2026-13-01","feeNotice":{"paidOn":"2026-03-03"},"today":"2026-03-10"}""", "--format", "json");
        Assert.Equal(1, run.Status);
        Assert.Equal(["CW92", "CW92", "CW91"], run.Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()));
    }

    [Fact]
    public void A_later_notice_moves_the_date()
    {
        const string December = """{"channel":"in_person","arrivedOn":"2026-12-15","today":"2026-12-15"}""";
        using var notice = new TemporaryFile("""
            {"year":2027,"notices":[{"source":"https://www.gov.cn/","days":[{"date":"2027-01-01","kind":"holiday","name":"元旦"},
              {"date":"2027-01-02","kind":"holiday","name":"元旦"},{"date":"2027-01-03","kind":"holiday","name":"元旦"},{"date":"2027-01-09","kind":"makeup_workday","name":"元旦"}]}]}
            """);
        var before = Clock(December, "--format", "json").Json;
        var after = Clock(December, "--format", "json", "--calendar", notice.Path).Json;
        Assert.Equal(("2027-01-13", true), (before.GetProperty("due").GetString(), before.GetProperty("provisional").GetBoolean()));
        Assert.Equal(("2027-01-12", false), (after.GetProperty("due").GetString(), after.GetProperty("provisional").GetBoolean()));
    }

    [Fact]
    public void The_text_tells_the_date_and_why()
    {
        var run = Clock(
            """{"channel":"in_person","arrivedOn":"2024-09-02","consultations":[{"kind":"third_party","sentOn":"2024-09-09","answeredOn":"2024-09-25"}],"today":"2024-09-25"}""");
        Assert.Contains("2024-10-18", run.Out, StringComparison.Ordinal);
        Assert.Contains("征求第三方意见期间，不计入", run.Out, StringComparison.Ordinal);
        Assert.Contains("调休上班（国庆节）", run.Out, StringComparison.Ordinal);
        Assert.Contains("国庆节放假", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publication", "2026-02-09", "2026-03-13")]
    [InlineData("复议", "2025-08-04", "2025-10-09")]
    [InlineData("suit", "2025-08-31", "2026-02-28")]
    [InlineData("report", "2025-12-31", "2026-01-30")]
    [InlineData("evidence", "2026-09-20", "2026-10-08")]
    public void Other_terms_come_from_the_same_calendar(string term, string from, string due) =>
        Assert.Equal(due, CommandLine.Run("clock", "--term", term, "--from", from, "--format", "json").Json.GetProperty("due").GetString());

    [Fact]
    public void The_list_of_terms_names_their_articles() =>
        Assert.All(CommandLine.Run("clock", "--term", "list", "--format", "json").Json.EnumerateArray(),
            term => Assert.False(string.IsNullOrWhiteSpace(term.GetProperty("article").GetString())));

    [Theory]
    [InlineData("clock")]
    [InlineData("clock", "nowhere.json")]
    [InlineData("clock", "--term", "tomorrow", "--from", "2026-01-01")]
    [InlineData("clock", "--term", "suit")]
    [InlineData("clock", "--term", "suit", "--from", "2026-02-30")]
    [InlineData("clock", "--term", "publication", "--from", "2018-01-01")]
    [InlineData("clock", "--from", "2026-01-01")]
    public void Misuse_is_told_and_gives_2(params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.NotEqual("", run.Error);
    }

    public static TheoryData<string> Codes =>
        [.. from page in RuleCatalogue.All
            where page.Examples.Any(example => example.Kind is "facts" or "calendar") && page.Code.StartsWith("CW", StringComparison.Ordinal) select page.Code];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_examples_of_a_page_are_judged_as_the_page_says(string code)
    {
        var page = RuleCatalogue.Find(code)!;
        Assert.Contains(page.Examples, example => example.IsWrong);
        Assert.Contains(page.Examples, example => !example.IsWrong);
        var told = new HashSet<string>();
        foreach (var example in page.Examples)
        {
            using var file = new TemporaryFile(example.Text);
            string[] args = example.Kind == "calendar" ? ["--calendar", file.Path, "--term", "reply", "--from", "2026-12-15"] : [file.Path];
            var findings = CommandLine.Run(["clock", .. args, "--format", "json"]).Json is var json && json.TryGetProperty("findings", out var list)
                ? list.EnumerateArray().ToArray() : [];
            var raised = findings.Select(finding => finding.GetProperty("code").GetString()!).ToArray();
            if (!example.IsWrong)
            {
                Assert.Empty(raised);
                continue;
            }
            Assert.Contains(code, raised);
            Assert.Empty(raised.Except([code, .. page.Also]));
            var message = findings.First(finding => finding.GetProperty("code").GetString() == code).GetProperty("message").GetString()!;
            Assert.DoesNotMatch(Placeholder(), message);
            told.Add(page.Variants.First(variant => Shape(page.Message(variant, Language.Chinese)!.Text).IsMatch(message)) ?? "");
        }
        // Every message of the page is met in an example, but those that need a setting or a file too long to print.
        Assert.Empty(page.Variants.Select(variant => variant ?? "").Except([.. told, "restarts", "long"]));
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();

    private static Regex Shape(string template) =>
        new("^" + string.Join(".*", Placeholder().Split(template).Select(Regex.Escape)) + "$", RegexOptions.Singleline);

    private static int Remaining(CommandLine run) => run.Json.GetProperty("remaining").GetInt32();

    private static CommandLine Clock(string facts, params string[] options)
    {
        using var file = new TemporaryFile(facts);
        return CommandLine.Run(["clock", file.Path, .. options]);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text)
        {
            Path = System.IO.Path.GetTempFileName();
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => File.Delete(Path);
    }
}
