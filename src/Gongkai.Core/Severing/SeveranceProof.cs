using System.Collections.Immutable;

namespace Gongkai.Severing;

/// <summary>A line of the list that goes with what is given out (区分处理清单). The words themselves are not in it.</summary>
/// <param name="What">What was taken out.</param>
/// <param name="Ground">依据</param>
/// <param name="Reason">理由</param>
/// <param name="Places">In how many places.</param>
public sealed record SeveredLine(string What, SeveranceGround Ground, string Reason, int Places)
{
    /// <summary>As a page says it: 联系电话（3 处），依据第十五条，……。理由：……</summary>
    public string Told() => $"{What}（{Places} 处），依据{Ground.Article()}，{Ground.Name()}。理由：{Reason}";
}

/// <summary>区分处理清单: everything that was taken out of a file, as it goes with the file.</summary>
/// <param name="Lines">Its lines, in the order of the plan.</param>
public sealed record SeveranceList(ImmutableArray<SeveredLine> Lines);

/// <summary>Who read the result again, and how often he found what was taken out.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Characters">How much he read: nothing found in nothing proves nothing.</param>
/// <param name="Hits">How often he found it.</param>
public sealed record SeveranceReading(string Reader, long Characters, int Hits);

/// <summary>What went besides, because it can hold what is not seen: 批注, 修订记录, 隐藏的工作表.</summary>
/// <param name="What">What it was.</param>
/// <param name="Count">How many.</param>
public sealed record SeveredBesides(string What, int Count);

/// <summary>The proof that is kept with a result. It names the words that were taken out, so it is for the agency alone.</summary>
/// <param name="Original">SHA-256 of the document, in hexadecimal.</param>
/// <param name="Result">SHA-256 of the result.</param>
/// <param name="Lines">The list, in the order of the plan.</param>
/// <param name="Searched">What was searched for in the result.</param>
/// <param name="Readings">By which readers; none has a hit.</param>
/// <param name="Besides">What went besides.</param>
public sealed record SeveranceProof(string Original, string Result, ImmutableArray<SeveredLine> Lines, ImmutableArray<string> Searched,
    ImmutableArray<SeveranceReading> Readings, ImmutableArray<SeveredBesides> Besides)
{
    /// <summary>Pictures that were left as they are, which no reader of text looks into: somebody has to.</summary>
    public int Pictures { get; init; }
}
