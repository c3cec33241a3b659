using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>Where a complaint stands.</summary>
public enum ComplaintStage
{
    [Word("待处理")] Filed,
    [Word("已受理")] Accepted,
    [Word("已转送")] PassedOn,
    [Word("已答复")] Answered,
    [Word("已撤回")] Withdrawn,
}

/// <summary>What the authority found out.</summary>
public enum ComplaintFinding
{
    [Word("属实")] Founded,
    [Word("部分属实")] PartlyFounded,
    [Word("不属实")] Unfounded,
}

/// <summary>What happened in a complaint.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record ComplaintEvent(DateOnly On) : MatterEvent(On);

/// <summary>投诉 about the handling of one request, to the authority above the agency (条例第四十七条、第五十一条).</summary>
public sealed record Complaint(ComplaintId Id) : IMatter<ComplaintEvent, ComplaintStage>
{
    /// <summary>Within how many workdays one is answered where the authority has chosen nothing: no law says it.</summary>
    public const int UsualWorkdays = 20;

    public string Stream => $"complaint/{Id}";

    public int Version { get; init; }

    public ImmutableArray<ComplaintEvent> History { get; init; } = [];

    public ComplaintStage Stage { get; init; }

    public string? Section => null;

    /// <summary>How it came; null before its first event.</summary>
    public ComplaintFiled? Filed { get; init; }

    /// <summary>The answer; null until it is given.</summary>
    public ComplaintAnswered? Answer { get; init; }

    /// <summary>The last day on which it is to be answered: workdays from the day after it came, as many as the authority has chosen.</summary>
    public DateOnly Due(CaseSituation situation) => situation.Calendar.AddWorkdays(Filed!.On, situation.Settings.ComplaintWorkdays ?? UsualWorkdays);

    /// <summary>The term that runs; none once it is over.</summary>
    public ImmutableArray<RunningTerm> Terms(CaseSituation situation) => Stage > ComplaintStage.Accepted ? [] :
    [
        new("complaint", "答复投诉的期限", Due(situation), Role.Supervisor)
        {
            IsProvisional = situation.Calendar.IsProvisional(Filed!.On, Due(situation)),
            Title = $"{Plain.Day(Filed.On)} 的投诉",
        },
    ];
}
