namespace Gongkai.Casework;

/// <summary>One thing that a decision must carry, in the officer's words.</summary>
public sealed record DraftText(DecisionNeed Need, PrivateRef Text);
