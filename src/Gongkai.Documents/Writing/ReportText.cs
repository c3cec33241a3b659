using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>The paragraphs of a report that is known only by its fields and the texts of its sections.</summary>
public static class ReportText
{
    /// <summary>Title, preamble, the six section titles with their texts, sign-off.</summary>
    public static ImmutableArray<Passage> Compose(AnnualReport report, IReadOnlyDictionary<ReportSection, string> texts)
    {
        var passages = ImmutableArray.CreateBuilder<Passage>();
        if (report.Title is { } title) passages.Add(new(null, title, null) { IsReportTitle = true, HeadingLevel = 1 });
        if (report.Period is { } period) passages.Add(new(null, PeriodSentence(period), null));
        if (report.Contact is { } contact) passages.Add(new(null, contact, null));
        foreach (var section in Enum.GetValues<ReportSection>())
        {
            passages.Add(new(section, section.Name(), null) { IsSectionTitle = true, HeadingLevel = 2 });
            passages.AddRange(Paragraphs(section, texts.GetValueOrDefault(section)));
        }
        passages.AddRange(SignOffLines(report.SignOff).Select(line => new Passage(null, line, null) { IsSignOff = true }));
        return passages.ToImmutable();
    }

    /// <summary>The same paragraphs, but for the sections given, whose texts are replaced.</summary>
    internal static ImmutableArray<Passage> Replace(ImmutableArray<Passage> passages, IReadOnlyDictionary<ReportSection, string> texts)
    {
        var result = ImmutableArray.CreateBuilder<Passage>();
        foreach (var section in (IEnumerable<ReportSection?>)[null, .. Enum.GetValues<ReportSection>()])
        {
            var printed = passages.Where(passage => passage.Section == section && !passage.IsSignOff);
            if (section is { } known && texts.TryGetValue(known, out var text))
            {
                result.AddRange(printed.Where(passage => passage.IsSectionTitle));
                result.AddRange(Paragraphs(known, text));
            }
            else result.AddRange(printed);
        }
        return [.. result, .. passages.Where(passage => passage.IsSignOff)];
    }

    /// <summary>统计期限 in the usual words.</summary>
    public static string PeriodSentence(ReportingPeriod period) =>
        $"本报告所列数据的统计期限自{Day(period.From)}起至{Day(period.To)}止。";

    /// <summary>落款 in the usual words, one line each.</summary>
    public static IEnumerable<string> SignOffLines(SignOff? signOff)
    {
        if (signOff?.Agency is { } agency) yield return agency;
        if (signOff?.Date is { } date) yield return Day(date);
    }

    /// <summary>A day as official texts print it: 2025年1月20日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static IEnumerable<Passage> Paragraphs(ReportSection section, string? text) =>
        string.IsNullOrEmpty(text) ? [] : text.Split('\n').Select(line => new Passage(section, line, null));
}
