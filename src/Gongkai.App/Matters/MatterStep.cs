namespace Gongkai.Matters;

/// <summary>
/// Makes the events of a step; each is decided after those before it. It may run more than once and does nothing but through what it is given.
/// </summary>
public delegate Task<IReadOnlyList<TEvent>> Proposal<TMatter, TEvent, TSituation>(MatterWriting<TSituation> writing,
    TMatter matter) where TSituation : ISituation;

/// <summary>A step in one matter.</summary>
/// <param name="Blank">Which matter: as it is before its first event.</param>
/// <param name="Seen">The version that the one who proposes it has looked at; null when what others did does not matter.</param>
/// <param name="Propose">Makes the events.</param>
public sealed record MatterStep<TMatter, TEvent, TSituation>(TMatter Blank, int? Seen,
    Proposal<TMatter, TEvent, TSituation> Propose) where TSituation : ISituation
{
    /// <summary>The agency, for a matter that begins with this step.</summary>
    public AgencyId? BeginningAt { get; init; }
}
