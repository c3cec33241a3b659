using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Documents.Publishing;
using Gongkai.Features.Demonstration;
using Gongkai.Publishing;

namespace Gongkai.Tests.Demonstration;

/// <summary>The items of the demonstration: written as their format says, and of one world with its cases.</summary>
public sealed partial class DemonstrationItemTests
{
    private const string Whole = """
        ---
        key: a-notice
        kind: notice
        column: notices
        title: 关于试验的通告
        author: zhoumin
        formed_on: 2026-03-02
        published_on: 2026-03-03
        ---
        <p>正文。</p>
        """;

    private static readonly ImmutableArray<DemonstrationItem> Items = DemonstrationData.Items;

    [Fact]
    public void Every_kind_of_items_and_every_item_of_article_20_occurs()
    {
        Assert.Equal([], ItemKinds.All.Select(kind => kind.Code).Except(Items.Where(item => item.IsPublic).Select(item => item.Content.Kind)));
        Assert.Equal([], StatutoryCatalogue.Everywhere.Select(node => node.Code).Except(Items.Select(item => item.Article)));
        Assert.Equal([], Enum.GetValues<Validity>()
            .Except([Validity.InForce, Validity.Forthcoming, .. Items.Select(item => item.Validity?.Validity).OfType<Validity>()]));
    }

    [Fact]
    public void All_happens_on_workdays_up_to_the_demonstrations_moment_and_within_the_term_of_article_26()
    {
        var calendar = WorkCalendar.StateCouncil;
        var now = DateOnly.FromDateTime(DemonstrationData.Plan.Now.Date);
        // The public speaks on any day.
        Assert.Equal([], from next in ItemMoment.Of(Items)
                         where next.Moment.Comment is null && !calendar.IsWorkday(next.Moment.On) || next.Moment.On > now
                         select $"{next.Item.Key} {next.Moment.On:yyyy-MM-dd}");
        Assert.Equal([], from item in Items
                         where item is { Origin: null, ReleasedFrom: null, PublishedOn: { } published }
                             && (published < item.Content.FormedOn || calendar.WorkdaysBetween(item.Content.FormedOn, published) > 20)
                         select item.Key);
    }

    [Fact]
    public void What_files_are_made_of_is_there_and_lists_say_what_the_text_says()
    {
        foreach (var (name, words) in Items.SelectMany(item => item.Pictures))
        {
            Assert.NotEmpty(DemonstrationData.Attachment(name));
            Assert.NotEmpty(words);
        }
        static string[][] Rows(string name) =>
            [.. DemonstrationData.AttachmentText(name).Trim().ReplaceLineEndings("\n").Split('\n').Skip(1).Select(line => line.Split(','))];
        var auctions = Rows("2025年度拍卖企业名录和核查结果.csv");
        Assert.Equal([16, 1, 1], ((string[])["合格", "限期整改", "不合格"]).Select(result => auctions.Count(row => row[2] == result)));
        var stations = Rows("云川市成品油零售经营企业名录（2026年9月30日）.csv");
        Assert.Equal([41, 37, 39, 36, 26, 7], stations.GroupBy(row => row[1]).Select(district => district.Count()));
        var fairs = Rows("2026年第一、二季度企业参加展会拟补助名单.csv");
        Assert.Equal((42, 68, 1_126_000), (fairs.Length, fairs.Sum(row => int.Parse(row[3], CultureInfo.InvariantCulture)),
            fairs.Sum(row => int.Parse(row[4], CultureInfo.InvariantCulture))));
        Assert.Equal((21, 2), (Rows("2026年7月大型超市人工收银暗访名单和结果.csv").Length,
            Rows("2026年7月大型超市人工收银暗访名单和结果.csv").Count(row => row[4] == "当场整改")));
        foreach (var (key, lists) in new[] { ("notice-2026-auction-verification", auctions), ("notice-2026-fuel-list-q3", stations),
            ("public-2026-exhibition-h1", fairs) })
            Assert.Equal([], FirstCells().Matches(Items.Single(item => item.Key == key).Content.Html).Select(cell => cell.Groups[1].Value)
                .Where(name => !lists.Any(row => row.Contains(name))));
    }

    [Theory]
    [InlineData("budget-2026")]
    [InlineData("notice-2026-auction-verification")]
    [InlineData("doc-2025-night-economy")]
    public void A_text_that_is_taken_over_from_Word_says_what_was_written(string key)
    {
        var item = Items.Single(one => one.Key == key);
        Assert.True(item.IsFromWord);
        var html = DemonstrationFiles.FromWord(item, item.Content with { Html = CleanText.Of(item.Content.Html, TextPolicy.Default).Html });
        Assert.Contains("<table", html, StringComparison.Ordinal);
        static string Letters(string text) => string.Concat(CleanText.WordsOf(text).Where(char.IsLetterOrDigit));
        Assert.Equal(Letters(item.Content.Html), Letters(html));
    }

    [Fact]
    public void Every_number_is_given_once_and_those_of_a_series_follow_the_days()
    {
        var numbered = Items.Where(item => item.Content.Number.Length > 0).ToList();
        Assert.Equal(numbered.Count, numbered.Select(item => item.Content.Number).Distinct().Count());
        Assert.Equal([], from item in numbered where !Number().IsMatch(item.Content.Number) select item.Content.Number);
        foreach (var series in numbered.GroupBy(item => Last().Replace(item.Content.Number, "")))
        {
            var byNumber = series.OrderBy(item => int.Parse(Last().Match(item.Content.Number).Value, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(byNumber.OrderBy(item => item.Content.FormedOn).Select(item => item.Content.Number), byNumber.Select(item => item.Content.Number));
        }
    }

    [Fact]
    public void Titles_differ_and_no_text_is_written_twice()
    {
        Assert.Equal(Items.Length, Items.Select(item => item.Content.Title).Distinct().Count());
        var texts = Items.Select(item => (item.Key, Pieces: PiecesOf(item))).ToList();
        // What answers for the bureau's sections, and what a list has become, say the same again.
        string[] again = ["profile-bureau", "profile-sections", "tasks-2026-list", "tasks-2026-q3"];
        Assert.Equal([], from one in texts
                         from other in texts
                         where string.CompareOrdinal(one.Key, other.Key) < 0 && !(again.Contains(one.Key) && again.Contains(other.Key))
                             && one.Pieces.Count(other.Pieces.Contains) * 3 > Math.Min(one.Pieces.Count, other.Pieces.Count)
                         select $"{one.Key} {other.Key}");
    }

    [Fact]
    public void Documents_and_interpretations_are_tied_and_two_interpretations_are_late()
    {
        var byKey = Items.ToDictionary(item => item.Key);
        var interpretations = Items.Where(item => item.Content.Kind == ItemKinds.Interpretation.Code).ToList();
        Assert.Equal([], interpretations.Select(item => item.Content["document"]).Where(key => !byKey.ContainsKey(key)));
        Assert.All(interpretations, item => Assert.True(byKey[item.Content["document"]].PublishedOn <= item.PublishedOn));
        Assert.Equal([], from item in Items
                         where ItemKinds.Of(item.Content.Kind).IsNormative && item is { Origin: null, Uninterpreted: null }
                             && interpretations.All(one => one.Content["document"] != item.Key)
                         select item.Key);
        Assert.Equal(2, interpretations.Count(item => WorkCalendar.StateCouncil
            .WorkdaysBetween(byKey[item.Content["document"]].PublishedOn!.Value, item.PublishedOn!.Value) > new PublishingSettings().InterpretationWorkdays));
    }

    [Fact]
    public void What_takes_a_documents_place_is_there_by_then_and_the_document_was_in_force_before() =>
        Assert.Equal([], from item in Items
                         where item.Validity is { } validity && (validity.Since > validity.On || validity.On < item.PublishedOn
                             || ItemField.Day(item.Content["inForceOn"]) > validity.Since
                             || validity.Successor is { } successor && !Items.Any(one => one.Key == successor && one.PublishedOn <= validity.On))
                         select item.Key);

    [Fact]
    public void Officers_of_the_bureau_wrote_them_and_hold_their_posts_on_every_day() =>
        Assert.Equal([], from next in ItemMoment.Of(Items)
                         where next.Moment.Validity is null
                             && !DemonstrationData.Person(next.Item.Author).Posts.Any(post => post.Agency == DemonstrationItem.Agency
                             && post.FromOn <= next.Moment.On && (post.UntilOn is null || post.UntilOn >= next.Moment.On))
                         select $"{next.Item.Key} {next.Item.Author} {next.Moment.On:yyyy-MM-dd}");

    [Fact]
    public void What_the_public_says_comes_within_the_period_and_the_outcome_tells_of_no_fewer() =>
        Assert.Equal([], from item in Items
                         where item.Comments.Length > 0
                         let outcome = item.Updates.FirstOrDefault(update => update.Values.ContainsKey("outcome"))
                         let received = outcome is null ? long.MaxValue : long.Parse(outcome.Values["received"], CultureInfo.InvariantCulture)
                         let adopted = outcome?.Values.GetValueOrDefault("adopted") is { } told ? long.Parse(told, CultureInfo.InvariantCulture) : long.MaxValue
                         where item.Comments.Any(one => one.On < ItemField.Day(item.Content["from"]) || one.On > ItemField.Day(item.Content["until"])
                                 || one.Outcome is null != outcome is null)
                             || item.Comments.Length > received || item.Comments.Count(one => one.Outcome == OpinionOutcome.Adopted) > adopted
                         select item.Key);

    [Fact]
    public void What_was_released_was_asked_for_and_answered_before()
    {
        var cases = DemonstrationData.Cases.ToDictionary(one => one.Key);
        Assert.Equal([], from item in Items
                         where item.ReleasedFrom is { } key
                             && !(cases.TryGetValue(key, out var one)
                                 && one.Steps.Any(step => step.Step == nameof(DecisionIssued) && step.On <= item.PublishedOn))
                         select item.Key);
    }

    [Fact]
    public void What_the_bureau_says_is_public_already_is_among_them_since_that_day() =>
        Assert.Equal([], from answer in DemonstrationData.Answers
                         where answer.Agency == DemonstrationItem.Agency
                             && !Items.Any(item => item.IsPublic && item.Content.Title == answer.Title && item.PublishedOn == answer.PublishedOn)
                         select answer.Title);

    [Fact]
    public void Cleaning_takes_nothing_from_any_text()
    {
        var texts = Items.Select(item => (item.Key, Written: item.Content.Html, Clean: CleanText.Of(item.Content.Html, TextPolicy.Default)));
        Assert.Equal([], from text in texts
                         where !text.Clean.Findings.IsEmpty || Marks().Replace(text.Clean.Html, "") != Marks().Replace(text.Written, "")
                         select text.Key);
    }

    [Fact]
    public void A_whole_file_is_read()
    {
        var item = DemonstrationItem.Read("a-notice", Whole);
        Assert.Equal(("关于试验的通告", new DateOnly(2026, 3, 3), "<p>正文。</p>"), (item.Content.Title, item.PublishedOn, item.Content.Html));
        Assert.True(item.IsPublic);
    }

    [Theory]
    [InlineData("key: a-notice", "key: another")]
    [InlineData("kind: notice", "kind: letter")]
    [InlineData("author: zhoumin", "writer: zhoumin")]
    [InlineData("author: zhoumin", "author: zhoumin\nauthor: gaoyuan")]
    [InlineData("author: zhoumin", "author:  zhoumin")]
    [InlineData("author: zhoumin", "author")]
    [InlineData("column: notices\n", "")]
    [InlineData("published_on: 2026-03-03\n", "")]
    [InlineData("published_on: 2026-03-03", "published_on: 2026-3-3")]
    [InlineData("author: zhoumin", "author: zhoumin\n.area: 市场")]
    [InlineData("author: zhoumin", "author: zhoumin\nvalidity: 有效")]
    [InlineData("author: zhoumin", "author: zhoumin\ninternal: 否")]
    [InlineData("author: zhoumin", "author: zhoumin\nupdate: 2026-03-04 | 更正 | body")]
    [InlineData("<p>", "<p class=\"x\">")]
    [InlineData("---\n<p>", "<p>")]
    public void Anything_that_the_format_does_not_know_is_refused(string old, string anew)
    {
        Assert.Contains(old, Whole, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => DemonstrationItem.Read("a-notice", Whole.Replace(old, anew, StringComparison.Ordinal)));
    }

    private static HashSet<string> PiecesOf(DemonstrationItem item)
    {
        const int Long = 6;
        var words = Marks().Replace(item.Content.Html, "") + string.Concat(item.Content.Fields.Values);
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - Long + 1)).Select(at => words.Substring(at, Long))];
    }

    [GeneratedRegex(@"^(?:云商(?:规|发|函|办|纪)〔\d{4}〕[1-9]\d*号|云川市商务局公告\d{4}年第[1-9]\d*号|云川市人民政府令第[1-9]\d*号)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+(?=号$)")]
    private static partial Regex Last();

    [GeneratedRegex("<tr><td>([^<]*)</td>")]
    private static partial Regex FirstCells();

    [GeneratedRegex(@"<[^>]+>|\s")]
    private static partial Regex Marks();
}
