namespace Gongkai.Matters;

/// <summary>A file that came with a step: what proves a figure, what answers an order, a report that was handed in.</summary>
/// <param name="Sha256">By which it is kept.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">Its bytes.</param>
public sealed record AttachedFile(string Sha256, string Name, string MediaType, long Size);
