namespace Gongkai.Storage;

/// <summary>The ends of the agencies' chains as the writer's transaction has moved them: nobody else moves them while it lasts.</summary>
internal sealed class JournalEnds
{
    private readonly Dictionary<AgencyId, (long Sequence, string Hash)> kept = [];
    private readonly Dictionary<AgencyId, (long Sequence, string Hash)> moved = [];

    /// <summary>The end of a chain; null when this transaction has not written to it.</summary>
    public (long Sequence, string Hash)? Find(AgencyId agency) =>
        moved.TryGetValue(agency, out var now) || kept.TryGetValue(agency, out now) ? now : null;

    /// <summary>Notes where a chain ends now.</summary>
    public void Move(AgencyId agency, long sequence, string hash) => moved[agency] = (sequence, hash);

    /// <summary>The piece of work stands.</summary>
    public void Keep()
    {
        foreach (var (agency, end) in moved) kept[agency] = end;
        moved.Clear();
    }

    /// <summary>The piece of work was undone.</summary>
    public void GoBack() => moved.Clear();
}
