namespace Gongkai.Features.YearEnd;

/// <summary>Addresses of annual reports at the desk.</summary>
internal static class YearEndRoutes
{
    public const string List = "/desk/year-reports";

    public const string Settings = "/desk/year-report-settings";

    public static string Of(YearReportId report) => $"{List}/{report}";

    /// <summary>The form of a step.</summary>
    public static string Step(YearReportId report, string path) => $"{Of(report)}/{path}";

    /// <summary>The form in which some figures are declared.</summary>
    public static string Declare(YearReportId report, string figure) => $"{Step(report, "declare")}#Command_Figures_{figure.Replace('.', '_')}_";

    /// <summary>Where a figure comes from.</summary>
    public static string Figure(YearReportId report, string figure) => $"{Of(report)}/figures/{Uri.EscapeDataString(figure)}";

    /// <summary>The form that explains a finding; several of one code are told apart by their keys.</summary>
    public static string Explain(YearReportId report, string key) => $"{Step(report, "explain")}?finding={key}";

    /// <summary>The report as it stands, in a format.</summary>
    public static string File(YearReportId report, string format) => $"{Of(report)}?handler=File&format={format}";

    /// <summary>A file of an issued version.</summary>
    public static string Issued(YearReportId report, int number, string format) => $"{Of(report)}?handler=Issued&number={number}&format={format}";

    /// <summary>What proves a declared figure.</summary>
    public static string Proof(YearReportId report, string figure, string sha256) => $"{Figure(report, figure)}?handler=Proof&file={sha256}";
}
