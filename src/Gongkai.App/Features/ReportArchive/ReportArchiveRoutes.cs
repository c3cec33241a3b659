namespace Gongkai.Features.ReportArchive;

/// <summary>Addresses of the archive of reports.</summary>
internal static class ReportArchiveRoutes
{
    /// <summary>Every version that is kept.</summary>
    public const string List = "/desk/report-archive";

    /// <summary>One figure of all agencies: ranking, distribution, years.</summary>
    public const string Figures = "/desk/report-archive/figures";

    /// <summary>Reports side by side.</summary>
    public const string Compare = "/desk/report-archive/compare";

    /// <summary>Questions in SQL.</summary>
    public const string Query = "/desk/report-archive/query";

    /// <summary>The dataset of what is public.</summary>
    public const string Open = "/data/reports";

    /// <summary>Its files.</summary>
    internal const string OpenFilePattern = Open + "/{year}.{format}";

    public const string Catalog = "/data/reports.jsonld";

    /// <summary>A version: its permanent address.</summary>
    public static string Of(string kind, Guid id, int number) => $"{List}/{kind}/{id}/{number}";

    /// <summary>The same by the stream of the matter.</summary>
    internal static string At(string subject, long number) => Of(subject[..subject.IndexOf('/', StringComparison.Ordinal)],
        Guid.Parse(subject.AsSpan(subject.IndexOf('/', StringComparison.Ordinal) + 1)), (int)number);

    public static string Figure(string cell, int year) => $"{Figures}?cell={Uri.EscapeDataString(cell)}&year={year}";

    public static string FigureOf(string cell, int year, AgencyId agency) => $"{Figure(cell, year)}&who={agency}#years";

    public static string OpenFile(string format, int? year = null) => $"{Open}/{(year is { } one ? $"{one}" : "all")}.{format}";

    public static string Download(string format, int? year) => $"{List}?handler=Download&format={format}{(year is { } one ? $"&year={one}" : "")}";

    public static string Ask(string sql) => $"{Query}?sql={Uri.EscapeDataString(sql)}";
}
