namespace Gongkai.Web;

/// <summary>How signing in is guarded; <c>SignIn</c> in <c>settings.json</c>.</summary>
public sealed record SignInSettings
{
    /// <summary>Wrong passwords for one name from one address, or on one device, and wrong codes, before it is waited.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Minutes for which it is waited.</summary>
    public int LockMinutes { get; init; } = 15;

    /// <summary>Wrong passwords from one address for whatever names, within those minutes; devices that are known are not counted.</summary>
    public int AddressAttempts { get; init; } = 50;

    /// <summary>
    /// Wrong passwords for one name within a day, from wherever, after which an address that is not known has one attempt at a time instead of several.
    /// </summary>
    public int NameAttempts { get; init; } = 100;

    /// <summary>Days for which a browser is known in which somebody has signed in; 0: not at all.</summary>
    public int DeviceDays { get; init; } = 180;

    /// <summary>Minutes without a page after which a session ends.</summary>
    public int IdleMinutes { get; init; } = 60;

    /// <summary>Hours after which a session ends in any case.</summary>
    public int AbsoluteHours { get; init; } = 12;

    /// <summary>Sessions of one person at a time; a further one ends the one longest unused.</summary>
    public int Sessions { get; init; } = 3;

    /// <summary>Whether nobody works without a second factor.</summary>
    public bool SecondFactorRequired { get; init; }
}
