namespace Gongkai.Features.Publishing;

/// <summary>Addresses of clean-ups.</summary>
internal static class CleanupRoutes
{
    public const string List = "/desk/cleanups";
    public const string New = $"{List}/new";

    public static string Of(CleanupId cleanup) => $"{List}/{cleanup}";

    /// <summary>The form of a step, where the clean-up's page has it open; of a document where it is about one.</summary>
    public static string Step(CleanupId cleanup, string step, ItemId? document = null) =>
        $"{Of(cleanup)}?step={step}{(document is { } item ? $"&document={item}" : "")}#form";
}
