namespace Gongkai.Casework;

/// <summary>部分公开 or 不予公开: a part that is closed, on which ground and why.</summary>
public sealed record ClosedPart(DispositionType Ground, PrivateRef What, PrivateRef Reason);
