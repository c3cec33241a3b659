using Gongkai.Web;

namespace Gongkai.Features.Overview;

/// <summary>The signs of numbers.</summary>
internal static class OverviewTone
{
    /// <summary>The sign of a number of a group.</summary>
    public static Tone Of(OverviewGroup group, long? count) => (group, count) switch
    {
        (_, null) or (OverviewGroup.Volume, _) => Tone.Neutral,
        (_, 0) => Tone.Good,
        (OverviewGroup.Overdue or OverviewGroup.Unmet, _) => Tone.Bad,
        _ => Tone.Warning,
    };
}
