using Gongkai.Calendar;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>All that a step may look at beside the case itself. The day is told; Core reads no clock.</summary>
public sealed record CaseSituation : ISituation
{
    /// <summary>The situation at an agency: its local holidays are in the calendar from here on, so that whoever counts counts on them.</summary>
    /// <param name="today">The day.</param>
    /// <param name="calendar">The State Council's notices.</param>
    /// <param name="settings">What the agency has chosen.</param>
    /// <param name="actor">Who proposes the step.</param>
    public CaseSituation(DateOnly today, WorkCalendar calendar, CaseworkSettings settings, Actor actor) =>
        (Today, Calendar, Settings, Actor) = (today, calendar.WithLocalHolidays(settings.Clock.LocalHolidays), settings, actor);

    /// <summary>The day.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The agency's own calendar: the State Council's notices and the local holidays.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>What the agency has chosen.</summary>
    public CaseworkSettings Settings { get; }

    /// <summary>Who proposes the step.</summary>
    public Actor Actor { get; init; }
}
