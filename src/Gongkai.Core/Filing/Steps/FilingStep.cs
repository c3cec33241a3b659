using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Filing;

/// <summary>A step of a filing, and what they share.</summary>
internal abstract class FilingStep<T>(string? path = null)
    : Step<ReportFiling, FilingEvent, FilingStage, FilingSituation>(typeof(T), path) where T : FilingEvent
{
    private protected const FilingStage Awaited = FilingStage.Awaited;
    private protected const FilingStage Filed = FilingStage.Filed;
    private protected const FilingStage Returned = FilingStage.Returned;
    private protected const FilingStage Accepted = FilingStage.Accepted;

    private protected static readonly ImmutableArray<FilingStage> Anywhere = [Awaited, Filed, Returned, Accepted];

    /// <summary>主管部门</summary>
    private protected static readonly ImmutableArray<Role> Authority = [Role.Supervisor];

    public sealed override IEnumerable<Refusal> Check(ReportFiling matter, FilingEvent happened, FilingSituation situation) =>
        [.. OutOfOrder("RF01", matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override ReportFiling Apply(ReportFiling matter, FilingEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(ReportFiling matter, FilingEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(ReportFiling matter, FilingEvent happened) => Shown(matter, (T)happened);

    protected abstract ReportFiling Apply(ReportFiling filing, T e);

    protected virtual IEnumerable<Refusal> Faults(ReportFiling filing, T e, FilingSituation situation) => [];

    protected abstract Sentence Told(ReportFiling filing, T e);

    /// <summary>The line for the agency that files, which is shown no names and no opened words; null where it is told nothing.</summary>
    protected virtual PublicStep? Shown(ReportFiling filing, T e) => null;

    private protected static ImmutableArray<Transition<FilingStage>> Row(
        string step, ImmutableArray<FilingStage> from, FilingStage? to, ImmutableArray<Role> by, bool fromOutside = false) =>
        [new(step, typeof(T), from, to, by) { ByApplicant = fromOutside, Outside = "报送单位" }];

    /// <summary>A day by which somebody has to do something: not before tomorrow, and not out of sight.</summary>
    private protected static IEnumerable<Refusal> DueFaults(DateOnly due, DateOnly on, string field)
    {
        if (due <= on || due > on.AddYears(1)) yield return Fault("RF03", "due", field, ("date", Plain.Day(due)), ("after", Plain.Day(on)));
    }
}
