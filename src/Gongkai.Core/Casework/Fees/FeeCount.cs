namespace Gongkai.Casework;

/// <summary>An application of one applicant to this agency, so far as the fee counts it.</summary>
/// <param name="ReceivedOn">收到申请之日</param>
/// <param name="Items">The items that it counts as.</param>
/// <param name="IsWithdrawn">Whether it was withdrawn.</param>
public sealed record CountedApplication(DateOnly ReceivedOn, int Items = 1, bool IsWithdrawn = false);

/// <summary>Whether an agency charges the fee, and what it counts; many never charge.</summary>
/// <param name="IsCharged">Whether it charges at all.</param>
/// <param name="CountsWithdrawn">Whether a withdrawn application counts towards the free quantity.</param>
public sealed record FeeSettings(bool IsCharged = false, bool CountsWithdrawn = false);

/// <summary>同一申请人一个自然月内累计申请的件数 (办法第四条).</summary>
public static class FeeCount
{
    /// <summary>
    /// The items applied for in the calendar month of the day, among the earlier applications given: those of the same applicant to this agency.
    /// </summary>
    public static int InMonthOf(DateOnly receivedOn, IEnumerable<CountedApplication> earlier, FeeSettings settings) =>
        earlier.Where(one =>
            one.ReceivedOn.Year == receivedOn.Year && one.ReceivedOn.Month == receivedOn.Month && (settings.CountsWithdrawn || !one.IsWithdrawn))
            .Sum(one => one.Items);
}
