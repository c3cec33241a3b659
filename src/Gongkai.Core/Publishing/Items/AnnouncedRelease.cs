using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Text;

namespace Gongkai.Publishing;

/// <summary>预告的数据发布: a figure that a 数据发布日程 says will appear on a day.</summary>
/// <param name="Indicator">指标</param>
/// <param name="Period">统计期</param>
/// <param name="On">The day.</param>
public sealed record AnnouncedRelease(string Indicator, string Period, DateOnly On)
{
    /// <summary>The kinds of its terms begin so.</summary>
    public const string Term = "statistics_release";

    /// <summary>The field of a calendar that has them, one in a line.</summary>
    public const string Field = "schedule";

    private static readonly string[] Ways = ["yyyy-MM-dd", "yyyy-M-d", "yyyy年M月d日"];

    /// <summary>What a calendar announces, in its order.</summary>
    public static ImmutableArray<AnnouncedRelease> Of(ItemContent calendar) =>
        calendar.Kind == ItemKinds.ReleaseCalendar.Code ? [.. Lines(calendar).Select(line => Read(line.Text)).OfType<AnnouncedRelease>()] : [];

    /// <summary>Whether an item is the figure that was announced: the same indicator of the same period, however its dashes and widths are written.</summary>
    public bool IsKeptBy(ItemContent item) => item.Kind == ItemKinds.Statistics.Code
        && (Plain(item["indicator"]), Plain(item["period"])) == (Plain(Indicator), Plain(Period));

    /// <summary>The term that runs for it while it has not appeared.</summary>
    public RunningTerm Running => new($"{Term}/{Plain(Indicator)}/{Plain(Period)}", "预告的发布日期", On, Role.OfficeHead)
    {
        Section = "栏目更新",
        Title = $"{Indicator}（{Period}）",
    };

    /// <summary>Lines of a calendar that cannot be read, or announce the same twice.</summary>
    internal static IEnumerable<Refusal> Faults(ItemContent content)
    {
        if (content.Kind != ItemKinds.ReleaseCalendar.Code) yield break;
        var field = ItemKinds.ReleaseCalendar.Field(Field)!;
        var seen = new HashSet<(string, string)>();
        foreach (var (number, text) in Lines(content))
            if (Read(text) is not { } release) yield return field.Wrong("line", ("line", (long)number));
            else if (!seen.Add((Plain(release.Indicator), Plain(release.Period)))) yield return field.Wrong("again", ("line", (long)number));
    }

    private static IEnumerable<(int Number, string Text)> Lines(ItemContent content) =>
        content[Field].Split('\n').Select((text, at) => (at + 1, text.Trim())).Where(line => line.Item2.Length > 0);

    // From the end: what an indicator is called may have a comma.
    private static AnnouncedRelease? Read(string line)
    {
        var parts = line.Split(['，', ',', '|', '｜', '\t'], StringSplitOptions.TrimEntries);
        return parts.Length >= 3 && parts[^2].Length > 0 && string.Join('，', parts[..^2]).Trim('，') is { Length: > 0 } indicator
            && DateOnly.TryParseExact(parts[^1], Ways, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && ItemField.IsUsual(on)
            ? new(indicator, parts[^2], on) : null;
    }

    private static string Plain(string words) => string.Concat(ChineseText.Squeeze(words)
        .Select(c => c is '—' or '–' or '―' or '~' or '至' or '到' ? '-' : c)).Replace("--", "-", StringComparison.Ordinal);
}
