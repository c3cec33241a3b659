using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>Which dates of a case differ between two accounts of it.</summary>
public static class MovedDates
{
    /// <summary>The dates that differ, each as it was and as it would be.</summary>
    public static ImmutableArray<(string Name, string Before, string After)> Of(ClockAnswer before, ClockAnswer after) =>
        [.. Dates(before).Zip(Dates(after), (was, will) => (was.Name, was.Day, will.Day)).Where(pair => pair.Item2 != pair.Item3)];

    private static IEnumerable<(string Name, string Day)> Dates(ClockAnswer clock) =>
    [
        ("收到申请之日", Day(clock.ReceivedOn, false)),
        ("重新计算之日", clock.EffectiveStart == clock.ReceivedOn ? "没有" : Day(clock.EffectiveStart, false)),
        ("补正告知最迟", Day(clock.CorrectionNoticeBy, false)),
        ("补正期限", Day(clock.CorrectionDueBy, false)),
        ("缴费期限", Day(clock.PayBy, false)),
        ("答复期限", Day(clock.Due, clock.IsProvisional) + (clock.IsProjected ? "（预计）" : "")),
        ("内部期限", Day(clock.InternalDue, false)),
        ("逾期", clock.OverdueDays == 0 ? "没有" : $"{clock.OverdueDays} 个工作日"),
    ];

    private static string Day(DateOnly? day, bool provisional) =>
        day is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (provisional ? "（暂定）" : "") : "没有";
}
