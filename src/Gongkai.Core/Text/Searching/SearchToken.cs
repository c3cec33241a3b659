namespace Gongkai.Text;

/// <summary>One entry of an index: what stands there, in folded characters, and where.</summary>
/// <param name="Place">The place of its first piece.</param>
/// <param name="Term">What stands there.</param>
public readonly record struct SearchToken(int Place, ReadOnlyMemory<char> Term);
