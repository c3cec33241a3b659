namespace Gongkai.Bench.Prose;

/// <summary>A passage worded by hand, and its twin that contradicts the tables or itself.</summary>
/// <param name="Id">Its id, which begins with that of its base.</param>
/// <param name="Kind">What kind of statement it makes.</param>
/// <param name="Place">The section it stands in, 一（一） to 六.</param>
/// <param name="True">The passage as the base's tables would have it. ⏎ is a line break, ¶ begins a paragraph.</param>
/// <param name="False">The same with one number, word or claim changed; null for a trap, whose figures only look as if they were the tables'.</param>
/// <param name="Wrong">What is wrong with the false one.</param>
internal sealed record Passage(string Id, string Kind, string Place, string True, string? False, string? Wrong)
{
    /// <summary>The id of the report it is added to.</summary>
    public string Base => Id[..Id.IndexOf('-', StringComparison.Ordinal)];
}
