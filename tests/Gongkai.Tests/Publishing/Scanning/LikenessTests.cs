using Gongkai.Diagnostics;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Tests.Publishing.Scanning;

/// <summary>Sketches tell nearly what the texts themselves do; each copy finds its original among many; issues of a series are none.</summary>
public sealed class LikenessTests
{
    private const string Notice = "关于申报2026年度农贸市场改造补助的通知\n各县（区）商务局：为了改善农贸市场的经营环境，现就申报改造补助有关事项通知如下。一、申报条件：凡本市依法登记、"
        + "开业满一年的农贸市场均可申报。二、申报材料：申请表、营业执照、改造方案和预算。三、申报时间：自即日起至六月三十日止，逾期不予受理。";

    private static string Invented(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('一', '一' + 3000)));

    private static string Changed(Random random, string text, double share)
    {
        var changed = text.ToCharArray();
        for (var i = 0; i < changed.Length; i++) if (random.NextDouble() < share) changed[i] = (char)random.Next('一', '一' + 3000);
        return new(changed);
    }

    [Fact]
    public void A_sketch_errs_by_hundredths()
    {
        var random = new Random(7);
        for (var n = 0; n < 200; n++)
        {
            var text = Invented(random, random.Next(60, 2000));
            var other = Changed(random, text, random.NextDouble() * 0.1);
            Assert.InRange(TextSketch.Of(text).Like(TextSketch.Of(other)) - TextSketch.Between(text, other), -0.28, 0.28);
        }
        Assert.Equal(TextSketch.Of("关于“三公”经费的公告，共5页"), TextSketch.Of("关于三公经费的公告 共５页"));
        Assert.True(TextSketch.Of("公告").IsEmpty);
        Assert.Equal(0, TextSketch.Of("公告").Like(TextSketch.Of("公告")));
    }

    [Fact]
    public void Each_copy_finds_its_original_among_many_and_nothing_else_finds_any()
    {
        var random = new Random(11);
        var texts = Enumerable.Range(0, 5000).Select(_ => Invented(random, random.Next(80, 600))).ToList();
        var copies = Enumerable.Range(0, 500).Select(n => (Of: n * 7, Text: Changed(random, texts[n * 7], 0.015))).ToList();
        var search = new LikeTexts();
        foreach (var text in texts.Concat(copies.Select(copy => copy.Text))) search.Add(TextSketch.Of(text));
        var found = search.Find(Likeness.LeastBySketch).ToDictionary(pair => pair.Later, pair => pair.Earlier);
        var meant = copies.Index().Where(copy => TextSketch.Between(texts[copy.Item.Of], copy.Item.Text) >= Likeness.Least)
            .Select(copy => (Later: texts.Count + copy.Index, copy.Item.Of)).ToList();
        Assert.True(meant.Count > 300);
        Assert.InRange(meant.Count(copy => found.GetValueOrDefault(copy.Later, -1) == copy.Of), meant.Count * 99 / 100, meant.Count);
        Assert.All(found, pair => Assert.Equal(pair.Value, copies[pair.Key - texts.Count].Of));
    }

    [Theory]
    [InlineData("同一通知", "关于申报2026年度农贸市场改造补助的通知", 1.0)]
    [InlineData("改了标题", "农贸市场改造补助开始申报", 0.8)]
    public void What_is_published_twice_is_told(string what, string title, double least)
    {
        var (original, body) = (new LikeText("关于申报2026年度农贸市场改造补助的通知", Notice), Notice[Notice.IndexOf('\n', StringComparison.Ordinal)..]);
        var again = new LikeText(title, title + body);
        Assert.True(Likeness.Of(original, again) >= least, what);
    }

    [Fact]
    public void Issues_of_a_series_other_notices_and_short_lines_are_not()
    {
        LikeText Issue(string title) => new(title, title + Notice);
        Assert.Null(Likeness.Of(Issue("生活必需品市场监测周报第12期"), Issue("生活必需品市场监测周报第13期")));
        Assert.Null(Likeness.Of(Issue("三月份外贸运行情况"), Issue("四月份外贸运行情况")));
        Assert.Null(Likeness.Of(new("公告", "见附件"), new("公告", "见附件")));
        Assert.Null(Likeness.Of(Issue("关于申报的通知"), new("关于评审的通知", "关于评审的通知\n" + Invented(new(3), 300))));
    }

    [Fact]
    public void To_the_letter_in_one_column_is_an_error_elsewhere_a_warning()
    {
        var same = Likeness.Found("通知", new(2026, 3, 1), 1, inSameColumn: true);
        Assert.Equal((Severity.Error, "same"), (same.Severity, same.Variant));
        Assert.Equal(Severity.Warning, Likeness.Found("通知", new(2026, 3, 1), 1, false).Severity);
        Assert.Equal("与 2026-03-01 公开的“通知”有 99% 相同", Message.Of(Likeness.Found("通知", new(2026, 3, 1), 0.999, true)));
    }
}
