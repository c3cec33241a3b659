namespace Gongkai.Casework;

/// <summary>Why an opinion is no longer waited for.</summary>
public enum DropCause
{
    /// <summary>无法送达: whoever is asked cannot be found; of every lawful way none was left.</summary>
    [Word("无法送达")] Undeliverable,

    /// <summary>不再需要: the decision no longer depends on the opinion, or the letter went to the wrong one.</summary>
    [Word("不再需要")] NotNeeded,
}
