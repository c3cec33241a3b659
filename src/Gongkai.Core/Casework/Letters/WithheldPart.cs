namespace Gongkai.Casework;

/// <summary>不予公开的部分 of a partial disclosure (第三十七条), with its own ground and reason.</summary>
public sealed record WithheldPart
{
    /// <summary>A part.</summary>
    /// <param name="ground">One of the seven grounds of articles 14 to 16; null for what is no government information.</param>
    /// <param name="part">What is left out.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentException">The type is no ground of refusal.</exception>
    public WithheldPart(DispositionType? ground, string part, string reason)
    {
        if (ground is { } type && !Disposition.Of(type).IsRefusalUnder14To16)
            throw new ArgumentException($"{type} is no ground of articles 14 to 16", nameof(ground));
        (Ground, Part, Reason) = (ground, part, reason);
    }

    /// <summary>The ground; null for what is no government information.</summary>
    public DispositionType? Ground { get; }

    /// <summary>What is left out.</summary>
    public string Part { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>The article: that of the ground itself, or 第二条 for what is no government information.</summary>
    public string Basis => Citation.Of([Ground is { } type ? Disposition.Of(type).Articles[1] : "第二条"]);
}
