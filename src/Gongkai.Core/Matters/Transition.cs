using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Matters;

/// <summary>One row of a workflow's table: from these stages this may happen, and the matter then stands there.</summary>
/// <param name="Step">The step's name as pages print it.</param>
/// <param name="Event">What is written.</param>
/// <param name="From">The stages it may happen in; empty for the first event.</param>
/// <param name="To">The stage after it; null when it does not move the matter.</param>
/// <param name="By">The posts that may do it; empty when only the applicant or the platform does.</param>
public sealed record Transition<TStage>(string Step, Type Event, ImmutableArray<TStage> From, TStage? To, ImmutableArray<Role> By) where TStage : struct, Enum
{
    /// <summary>Whether the applicant may do it himself, on line.</summary>
    public bool ByApplicant { get; init; }

    /// <summary>What whoever does it without an account is called.</summary>
    public string Outside { get; init; } = "申请人";

    /// <summary>Whether the platform does it by itself.</summary>
    public bool ByPlatform { get; init; }

    /// <summary>Where it leads, in words, where the matter decides it (<see cref="Step{TMatter, TEvent, TStage, TSituation}.Onward"/>).</summary>
    public string? Onward { get; init; }

    /// <summary>Who may do it, in words.</summary>
    public string Who =>
        string.Join("、", [.. By.Select(value => value.Name()), .. ByApplicant ? [Outside] : (string[])[], .. ByPlatform ? ["平台"] : (string[])[]]);
}
