namespace Gongkai.Text;

/// <summary>A piece of text that is not cut further for searching: one Chinese character, or one word of letters or digits.</summary>
/// <param name="Place">Its place in the row of pieces; what does not follow at once has a gap before it.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsHan">Whether it is a character of a script without spaces.</param>
public readonly record struct SearchUnit(int Place, int Start, int End, bool IsHan);
