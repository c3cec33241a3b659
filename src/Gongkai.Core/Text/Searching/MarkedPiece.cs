namespace Gongkai.Text;

/// <summary>A piece of a shown text.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsMarked">Whether it is what was looked for.</param>
public readonly record struct MarkedPiece(string Text, bool IsMarked);
