using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>A case as the annual report counts it: once, in one column, from its receipt to its one outcome.</summary>
/// <param name="Row">The case.</param>
/// <param name="ReceivedOn">收到之日: the year that it is new in.</param>
/// <param name="Outcome">How it ended, or how the case ended that it was joined to.</param>
/// <param name="ConcludedOn">办结之日: the year that its outcome counts in.</param>
public sealed record CountedCase(RegisterRow Row, DateOnly ReceivedOn, DispositionType? Outcome, DateOnly? ConcludedOn)
{
    /// <summary>Whether it ended with a reply that was served; what was withdrawn or given up needed none.</summary>
    public bool IsReplied { get; init; }

    /// <summary>Whether it was in hand at some time of that year.</summary>
    public bool IsIn(int year) => ReceivedOn.Year <= year && !(ConcludedOn?.Year < year);

    /// <summary>Whether its outcome falls into that year.</summary>
    public bool IsConcludedIn(int year) => ConcludedOn?.Year == year;
}

/// <summary>
/// 台账 of an agency, or of several: which of its rows the annual report counts, and with which outcome. One registered application is one;
/// a record correction is none (第四十一条); one whose receipt is not confirmed is none yet.
/// </summary>
public sealed class CaseRegister
{
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="countsSplitCases">Whether each case of a split counts, or the whole as one.</param>
    public CaseRegister(IEnumerable<RegisterRow> rows, bool countsSplitCases = true)
    {
        var all = rows.ToFrozenDictionary(row => row.Id);
        Cases =
        [
            .. from row in all.Values
               where row is { Kind: CaseKind.Disclosure, ReceivedOn: not null } && (countsSplitCases || row.SplitFrom is null)
               orderby row.ReceivedOn, row.Number, row.Id.Value
               select Counted(row, all),
        ];
    }

    /// <summary>Every case that counts, in the order of receipt.</summary>
    public ImmutableArray<CountedCase> Cases { get; }

    private static CountedCase Counted(RegisterRow row, FrozenDictionary<DisclosureRequestId, RegisterRow> all)
    {
        var (answer, latest) = (row, row.ReceivedOn!.Value);
        var met = new HashSet<DisclosureRequestId> { row.Id };
        // 并案: the end of the case that they were joined to, through every link; a ring, or one that is not here, has no end.
        while (answer.JoinedInto is { } into)
        {
            if (answer.EndedOn > latest) latest = answer.EndedOn.Value;
            if (!met.Add(into) || !all.TryGetValue(into, out var next)) return new(row, row.ReceivedOn.Value, null, null);
            answer = next;
        }
        if (answer is not { Outcome: { } outcome, EndedOn: { } ended }) return new(row, row.ReceivedOn.Value, null, null);
        // Withdrawn before the day that counts as receipt (网上周末提交): it cannot have ended in an earlier year.
        return new(row, row.ReceivedOn.Value, outcome, ended > latest ? ended : latest) { IsReplied = answer.IsServed };
    }
}
