using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning;

/// <summary>A text beside which another is held.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Text">All of it, with the title.</param>
public sealed record LikeText(string Title, string Text)
{
    /// <summary>Of a page: what is read of it, without the names of its files.</summary>
    public static LikeText Of(ScannedPage page) => new(
        page.Blocks.FirstOrDefault(block => block.Sort == BlockSort.Title)?.Text ?? page.Name,
        string.Join('\n', page.Blocks.Where(block => block.Sort is BlockSort.Title or BlockSort.Paragraph or BlockSort.Cell && !block.IsHidden)
            .Select(block => block.Text)));
}

/// <summary>近似重复 (PB15): the same published twice, under one title or under two.</summary>
public static class Likeness
{
    /// <summary>So alike, from 0 to 1, are two that are told.</summary>
    public const double Least = 0.8;

    /// <summary>So alike, by their sketches, are two that are looked at: sketches err by some hundredths.</summary>
    public const double LeastBySketch = 0.62;

    // Of two lines there is too little to say that one was taken from the other.
    private const int Shortest = 40;

    /// <summary>How alike, from 0 to 1; null where they are not the same published twice.</summary>
    public static double? Of(LikeText one, LikeText other)
    {
        if (one.Text.Length < Shortest || other.Text.Length < Shortest || AreIssues(one.Title, other.Title)) return null;
        var like = TextSketch.Between(one.Text, other.Text);
        return like >= Least ? like : null;
    }

    /// <summary>What is told of the later one: an error where it is the same to the letter in the same column.</summary>
    public static Finding Found(string title, DateOnly publishedOn, double like, bool inSameColumn) =>
        new("PB15", like == 1 && inSameColumn ? Severity.Error : Severity.Warning)
        {
            Variant = like == 1 ? "same" : "like",
            Values =
            [
                ("title", title), ("published", publishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("percent", Percent(like)),
            ],
        };

    /// <summary>In hundredths, and 100 only where nothing differs.</summary>
    public static long Percent(double like) => (long)Math.Floor(like * 100);

    // 第三期 and 第四期, 3月 and 4月: what comes out again and again under one name says nearly the same each time.
    private static bool AreIssues(string one, string other) => one != other && Frame(one) == Frame(other);

    private static string Frame(string title) => string.Concat(title.Where(character => !char.IsAsciiDigit(character) && !Figures.Contains(character)));

    private static readonly ImmutableHashSet<char> Figures = [.. "〇零一二三四五六七八九十百上中下"];
}
