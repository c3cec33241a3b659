namespace Gongkai.Casework;

/// <summary>制发文书: a letter on the way has its number and its file; the step that serves it names it again.</summary>
public sealed record LetterIssued(DateOnly On, IssuedLetterRef Letter) : CaseEvent(On)
{
    /// <summary>What was typed into the letter, by field: the step takes it from here, so that nobody types it twice.</summary>
    public PrivateRef? Typed { get; init; }
}
