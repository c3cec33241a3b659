using Gongkai.Diagnostics;
using Gongkai.Filing;
using Gongkai.Web;

namespace Gongkai.Features.Filing;

/// <summary>How filings look on pages.</summary>
public static class FilingTones
{
    /// <summary>The tone of a stage.</summary>
    public static Tone Of(FilingStage stage) => stage switch
    {
        FilingStage.Accepted => Tone.Good,
        FilingStage.Filed => Tone.Info,
        FilingStage.Returned => Tone.Warning,
        _ => Tone.Neutral,
    };

    /// <summary>The tone of a day against its ends.</summary>
    public static Tone Of(FilingTiming timing) => timing switch
    {
        FilingTiming.PastLaw => Tone.Bad,
        FilingTiming.PastLocal => Tone.Warning,
        FilingTiming.InTime => Tone.Good,
        _ => Tone.Neutral,
    };

    /// <summary>The tone of a finding.</summary>
    public static Tone Of(Severity severity) => severity switch
    {
        Severity.Error => Tone.Bad,
        Severity.Warning => Tone.Warning,
        _ => Tone.Neutral,
    };

    /// <summary>A day against its ends, in words.</summary>
    public static string Words(FilingClock clock, DateOnly today) =>
        $"{(clock.On is { } on ? Dates.Of(on) : "还没有")}，{clock.TimingOn(today).Name()}（规定 {Dates.Of(clock.Local)}，法定 {Dates.Of(clock.Law)}）";
}
