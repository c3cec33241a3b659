using System.Collections.Immutable;

namespace Gongkai.Severing;

/// <summary>A part of a document that is not given out (第三十七条).</summary>
/// <param name="What">What it is, in words that may be read by everybody: 联系电话.</param>
/// <param name="Ground">依据</param>
/// <param name="Reason">理由</param>
public sealed record SeveredPart(string What, SeveranceGround Ground, string Reason)
{
    /// <summary>The words to be taken out wherever they stand; null where the part is a place.</summary>
    public string? Words { get; init; }

    /// <summary>The place whose whole content is taken out; null where the part is words.</summary>
    public SeverancePlace? Place { get; init; }
}

/// <summary>区分处理: everything that is taken out of one document, with its reasons.</summary>
/// <param name="Parts">The parts, in the order of the list that is given out.</param>
public sealed record SeverancePlan(ImmutableArray<SeveredPart> Parts)
{
    /// <summary>Pages of a PDF without text that somebody has looked at and found nothing on: words cannot be searched in pictures.</summary>
    public ImmutableArray<int> PagesLookedAt { get; init; } = [];

    /// <summary>The words that may not be left anywhere in the result.</summary>
    public IEnumerable<string> Words => Parts.Where(part => part.Words is not null).Select(part => part.Words!);
}
