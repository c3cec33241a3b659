namespace Gongkai.Features.Websites;

/// <summary>Addresses of websites and of the rows of their yearly form.</summary>
internal static class WebsiteRoutes
{
    /// <summary>The sites of all agencies and their published forms, for the public.</summary>
    public const string Public = "/websites";

    public const string List = "/desk/websites";

    public const string New = $"{List}/new";

    /// <summary>能否打开</summary>
    public const string Probes = "/desk/website-probes";

    /// <summary>报表项目</summary>
    public const string Rows = "/admin/website-rows";

    /// <summary>The forms of all agencies below.</summary>
    public const string Below = "/desk/website-summary";

    public static string Of(WebsiteId website) => $"{List}/{website}";

    public static string Edit(WebsiteId website) => $"{Of(website)}/edit";

    /// <summary>An edition of the rows as a file.</summary>
    public static string RowsFile(int from) => $"{Rows}?from={from}&handler=File";

    public static string BelowOf(int year) => $"{Below}?year={year}";

    public static string BelowSheet(int year) => $"{BelowOf(year)}&handler=Sheet";
}

/// <summary>Addresses of yearly forms.</summary>
internal static class WebsiteFormRoutes
{
    private const string List = "/desk/website-forms";

    public static string Of(WebsiteFormId form) => $"{List}/{form}";

    /// <summary>The form of a step.</summary>
    public static string Step(WebsiteFormId form, string path) => $"{Of(form)}/{path}";

    /// <summary>A figure with the records behind it.</summary>
    public static string Figure(WebsiteFormId form, string row) => $"{Of(form)}?row={row}#records";

    public static string Sheet(WebsiteFormId form) => $"{Of(form)}?handler=Sheet";

    public static string Document(WebsiteFormId form) => $"{Of(form)}?handler=Document";

    public static string Values(WebsiteFormId form) => $"{Of(form)}?handler=Values";

    public static string Data(WebsiteFormId form) => $"{Of(form)}?handler=Data";

    /// <summary>A form that is published, in its latest version.</summary>
    public static string Published(WebsiteFormId form) => $"{WebsiteRoutes.Public}/forms/{form}";

    /// <summary>A version of it.</summary>
    public static string PublishedVersion(WebsiteFormId form, int version) => $"{Published(form)}?version={version}";

    public static string PublishedSheet(WebsiteFormId form, int version) => $"{PublishedVersion(form, version)}&handler=Sheet";

    public static string PublishedDocument(WebsiteFormId form, int version) => $"{PublishedVersion(form, version)}&handler=Document";

    public static string PublishedValues(WebsiteFormId form, int version) => $"{PublishedVersion(form, version)}&handler=Values";

    public static string PublishedData(WebsiteFormId form, int version) => $"{PublishedVersion(form, version)}&handler=Data";
}
