namespace Gongkai.Features.Publishing;

/// <summary>Addresses of publishing.</summary>
internal static class PublishingRoutes
{
    public const string List = "/desk/publishing";
    public const string New = $"{List}/new";

    public static string NewOf(string kind) => $"{New}?kind={kind}";

    /// <summary>A new item's form that was put away.</summary>
    public static string NewOf(string kind, ItemId item) => $"{NewOf(kind)}&key={item}";

    public const string Catalogue = "/desk/catalogue";
    public const string CatalogueReview = "/desk/catalogue/review";
    public const string Settings = "/desk/publishing-settings";
    public const string Figures = "/desk/document-figures";
    public const string Internal = "/desk/internal";
    public const string Columns = "/desk/columns";
    public const string ScanFindings = "/desk/scan-findings";

    /// <summary>Two items that are nearly the same, beside each other.</summary>
    public static string Compared(ItemId item, ItemId other) => $"{ScanFindings}/{item}/{other}";

    public const string Import = $"{List}/import";
    public const string ImportTemplate = $"{Import}?handler=Template";

    /// <summary>The report of an import.</summary>
    public static string Imported(Guid report) => $"{Import}/{report}";

    /// <summary>All its lines as a workbook.</summary>
    public static string ImportedSheet(Guid report) => $"{Imported(report)}?handler=Sheet";

    /// <summary>Those that were refused as a workbook.</summary>
    public static string RefusedSheet(Guid report) => $"{ImportedSheet(report)}&only=refused";

    /// <summary>The items of a column.</summary>
    public static string ListOf(string column) => $"{List}?column={Uri.EscapeDataString(column)}";

    /// <summary>The form of a step of the catalogue, with what it is about.</summary>
    public static string CatalogueStep(string step, string? about = null) => $"{Catalogue}?step={step}{(about is null ? "" : $"&about={about}")}#form";

    /// <summary>The items behind a figure.</summary>
    public static string Figure(int year, string cell) => $"{Figures}?year={year}&cell={cell}#items";

    public static string InternalItem(ItemId item) => $"{Internal}/{item}";

    /// <summary>The form for an interpretation of a document.</summary>
    public static string Interpreting(ItemId document) => $"{New}?kind=interpretation&document={document}";

    public static string Of(ItemId item) => $"{List}/items/{item}";

    public static string Edit(ItemId item) => $"{Of(item)}/edit";

    /// <summary>The text as a Word file, to be changed and taken over again.</summary>
    public static string Word(ItemId item) => $"{Of(item)}/word";

    /// <summary>What a file had that was read in saving.</summary>
    public static string Reading(ItemId item) => $"{Of(item)}/reading";

    /// <summary>The form of a step.</summary>
    public static string Step(ItemId item, string path) => $"{Of(item)}/{path}";

    /// <summary>The form by which parts are taken out of a file.</summary>
    public static string Sever(ItemId item, string sha256) => $"{Step(item, "severance")}?file={sha256}";

    /// <summary>The proof of that.</summary>
    public static string Severance(ItemId item, string proof) => $"{Of(item)}/severances/{proof}";

    public static string File(ItemId item, string sha256) => $"{Of(item)}/files/{sha256}";
}
