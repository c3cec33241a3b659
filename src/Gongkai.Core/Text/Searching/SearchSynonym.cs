namespace Gongkai.Text;

/// <summary>A word of a clause that can be said otherwise.</summary>
/// <param name="Start">Where the word begins in the folded clause.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Other">The other word, folded.</param>
public readonly record struct SearchSynonym(int Start, int End, string Other);
