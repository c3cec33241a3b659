namespace Gongkai.Interaction;

/// <summary>What an agency has chosen for 互动交流.</summary>
public sealed record InteractionSettings
{
    /// <summary>The most workdays that can be chosen.</summary>
    public const int MostWorkdays = 60;

    /// <summary>Within how many workdays from the day after it came a message is answered. No law fixes it.</summary>
    public int Workdays { get; init; } = 5;

    /// <summary>Within how many workdays from the day after it came a fault of the website is answered: three in the rules of “我为政府网站找错”.</summary>
    public int CorrectionWorkdays { get; init; } = 3;

    /// <summary>The workdays of a kind.</summary>
    public int Of(MessageKind kind) => kind == MessageKind.Correction ? CorrectionWorkdays : Workdays;

    /// <summary>For how many years after it was done with what is personal in a message is kept.</summary>
    public int Years { get; init; } = 5;
}
