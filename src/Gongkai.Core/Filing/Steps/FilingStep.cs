using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Filing;

/// <summary>A step of a filing, and what they share.</summary>
internal abstract class FilingStep<T>(string? path = null)
    : Step<ReportFiling, FilingEvent, FilingStage, FilingSituation, T>("RF01", path) where T : FilingEvent
{
    private protected const FilingStage Awaited = FilingStage.Awaited;
    private protected const FilingStage Filed = FilingStage.Filed;
    private protected const FilingStage Returned = FilingStage.Returned;
    private protected const FilingStage Accepted = FilingStage.Accepted;

    private protected static readonly ImmutableArray<FilingStage> Anywhere = [Awaited, Filed, Returned, Accepted];

    /// <summary>主管部门</summary>
    private protected static readonly ImmutableArray<Role> Authority = [Role.Supervisor];

    private protected static ImmutableArray<Transition<FilingStage>> Row(
        string step, ImmutableArray<FilingStage> from, FilingStage? to, ImmutableArray<Role> by, bool fromOutside = false) =>
        [new(step, typeof(T), from, to, by) { ByApplicant = fromOutside, Outside = "报送单位" }];

    /// <summary>A day by which somebody has to do something: not before tomorrow, and not out of sight.</summary>
    private protected static IEnumerable<Refusal> DueFaults(DateOnly due, DateOnly on, string field)
    {
        if (due <= on || due > on.AddYears(1)) yield return Fault("RF03", "due", field, ("date", Plain.Day(due)), ("after", Plain.Day(on)));
    }
}
