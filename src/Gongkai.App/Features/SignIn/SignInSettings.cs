namespace Gongkai.Features.SignIn;

/// <summary>How signing in is guarded; <c>SignIn</c> in <c>settings.json</c>.</summary>
public sealed record SignInSettings
{
    /// <summary>Wrong passwords or codes in a row before the account is locked.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Minutes for which it is locked.</summary>
    public int LockMinutes { get; init; } = 15;

    /// <summary>Minutes without a page after which a session ends.</summary>
    public int IdleMinutes { get; init; } = 60;

    /// <summary>Hours after which a session ends in any case.</summary>
    public int AbsoluteHours { get; init; } = 12;

    /// <summary>Sessions of one person at a time; a further one ends the one longest unused.</summary>
    public int Sessions { get; init; } = 3;

    /// <summary>Whether nobody works without a second factor.</summary>
    public bool SecondFactorRequired { get; init; }
}
