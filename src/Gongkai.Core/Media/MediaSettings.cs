namespace Gongkai.Media;

/// <summary>What an agency chooses for its accounts.</summary>
public sealed record MediaSettings
{
    /// <summary>After how many days without a post an account is silent; two weeks in the inspections (国办秘函〔2019〕19号).</summary>
    public int SilentDays { get; init; } = 14;
}
