namespace Gongkai.Casework;

/// <summary>
/// What happened in one case. Who did it, on whose authority, when it was written down and why stand in the journal beside it.
/// A family's shape never changes its meaning: what is added is optional.
/// </summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record CaseEvent(DateOnly On);
