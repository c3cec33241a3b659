namespace Gongkai.Casework;

/// <summary>Why an opinion is no longer waited for.</summary>
public enum DropCause
{
    /// <summary>无法送达: whoever is asked cannot be found; of every lawful way none was left.</summary>
    Undeliverable,

    /// <summary>不再需要: the decision no longer depends on the opinion, or the letter went to the wrong one.</summary>
    NotNeeded,
}

/// <summary>The Chinese names of the causes.</summary>
public static class DropCauses
{
    /// <summary>The name as pages print it.</summary>
    public static string Name(this DropCause cause) => cause switch
    {
        DropCause.Undeliverable => "无法送达",
        _ => "不再需要",
    };
}
