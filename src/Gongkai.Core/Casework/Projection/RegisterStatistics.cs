using System.Collections.Immutable;
using Gongkai.Calendar;

namespace Gongkai.Casework;

/// <summary>So many replies took so many workdays from receipt to service.</summary>
/// <param name="From">The least number of workdays.</param>
/// <param name="To">The greatest; null for all above.</param>
public sealed record TimeTaken(int From, int? To, int Replies);

/// <summary>统计: what one year looked like in the register.</summary>
public sealed record RegisterStatistics(int Year)
{
    private static readonly ImmutableArray<(int From, int? To)> Spans = [(0, 5), (6, 10), (11, 15), (16, 20), (21, 40), (41, null)];

    /// <summary>新收, by channel.</summary>
    public required ImmutableSortedDictionary<Channel, int> Received { get; init; }

    /// <summary>新收, by category of applicant.</summary>
    public required ImmutableSortedDictionary<ApplicantCategory, int> Applicants { get; init; }

    /// <summary>办结, by outcome.</summary>
    public required ImmutableSortedDictionary<DispositionType, int> Outcomes { get; init; }

    /// <summary>答复用时, in workdays from receipt to service, everything included.</summary>
    public required ImmutableArray<TimeTaken> Times { get; init; }

    /// <summary>上年结转</summary>
    public required int CarriedIn { get; init; }

    /// <summary>Not finished at the year's end, or today.</summary>
    public required int Open { get; init; }

    /// <summary>Replies served in the year; what was withdrawn or given up needed none.</summary>
    public required int Replies { get; init; }

    /// <summary>Replies served on or before the last day of the term.</summary>
    public required int RepliesOnTime { get; init; }

    /// <summary>延期, by the day it was told.</summary>
    public required int Extensions { get; init; }

    /// <summary>补正告知</summary>
    public required int Corrections { get; init; }

    /// <summary>征求意见</summary>
    public required int Consultations { get; init; }

    /// <summary>收费通知</summary>
    public required int FeeNotices { get; init; }

    /// <summary>信息处理费 collected in the year.</summary>
    public required Yuan FeesCollected { get; init; }

    /// <summary>按时答复率, to four decimals; null when no reply was served.</summary>
    public decimal? OnTimeRate => Replies == 0 ? null : Math.Round((decimal)RepliesOnTime / Replies, 4, MidpointRounding.AwayFromZero);

    /// <summary>The statistics of a year.</summary>
    public static RegisterStatistics Of(int year, CaseRegister register, WorkCalendar calendar)
    {
        var known = register.Cases.Where(one => one.IsIn(year)).ToList();
        var received = known.Where(one => one.ReceivedOn.Year == year).ToList();
        var concluded = known.Where(one => one.IsConcludedIn(year)).ToList();
        var replies = concluded.Where(one => one.IsReplied).ToList();
        var times = replies.Select(one => one.Row.WorkdaysUntil(one.ConcludedOn!.Value, calendar)).ToList();
        var rows = register.Cases.Select(one => one.Row).ToList();
        return new(year)
        {
            Received = Counts(received, one => one.Row.Channel),
            Applicants = Counts(received, one => one.Row.Category),
            Outcomes = Counts(concluded, one => one.Outcome!.Value),
            Times = [.. Spans.Select(span => new TimeTaken(span.From, span.To, times.Count(days => days >= span.From && !(days > span.To))))],
            CarriedIn = known.Count - received.Count,
            Open = known.Count - concluded.Count,
            Replies = replies.Count,
            RepliesOnTime = replies.Count(one => !(one.ConcludedOn > one.Row.Due)),
            Extensions = rows.Count(row => row.ExtensionOn?.Year == year),
            Corrections = rows.Count(row => row.CorrectionOn?.Year == year),
            Consultations = rows.Sum(row => row.ConsultedOn.Count(on => on.Year == year)),
            FeeNotices = rows.Count(row => row.FeeNoticeOn?.Year == year),
            FeesCollected = rows.Where(row => row.FeePaidOn?.Year == year).Aggregate(Yuan.Zero, (sum, row) => sum + row.Fee),
        };
    }

    private static ImmutableSortedDictionary<TKey, int> Counts<TKey>(IEnumerable<CountedCase> cases, Func<CountedCase, TKey> by) where TKey : notnull =>
        cases.GroupBy(by).ToImmutableSortedDictionary(group => group.Key, group => group.Count());
}
