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

    /// <summary>A day against its ends, in words. What is handed in is known here; that the public has it is known where somebody has told.</summary>
    public static string Words(FilingClock clock, DateOnly today, string none) =>
        $"{(clock.On is { } on ? $"{Dates.Of(on)}，{clock.TimingOn(today).Name()}" : none)}（规定 {Dates.Of(clock.Local)}，法定 {Dates.Of(clock.Law)}）";

    /// <summary>How publishing stands: late only where the day is known.</summary>
    public static (Tone Tone, string Words) Published(FilingClock clock, DateOnly today) => clock.On is not null
        ? (Of(clock.TimingOn(today)), clock.TimingOn(today).Name())
        : clock.TimingOn(today) == FilingTiming.Open ? (Tone.Neutral, "未到期") : (Tone.Warning, "没有登记");
}
