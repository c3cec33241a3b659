namespace Gongkai.Casework;

/// <summary>What an agency chooses about remedy texts.</summary>
/// <param name="NarrowRemedies">Whether letters of a kind against which courts take no suit by itself tell of reconsideration only (法释〔2025〕8号).</param>
public sealed record RemedySettings(bool NarrowRemedies = false);
