namespace Gongkai.Features.Filing;

/// <summary>Addresses of the collection of annual reports.</summary>
internal static class FilingRoutes
{
    /// <summary>Those that are collected.</summary>
    public const string List = "/desk/filings";

    public const string Settings = "/desk/filing-settings";

    public const string TakeIn = "/desk/filings/take-in";

    public const string Codes = "/desk/filings/codes";

    public const string Total = "/desk/filings/total";

    public const string Alike = "/desk/filings/alike";

    /// <summary>Those that the agency files.</summary>
    public const string Mine = "/desk/my-filings";

    /// <summary>For agencies that have no account: with a code.</summary>
    public const string Outside = "/file-report";

    /// <summary>The interface that takes packages of other instances.</summary>
    public const string Packages = "/api/filings";

    public static string OfYear(int year) => $"{List}?year={year}";

    public static string OfStage(int year, string stage) => $"{List}?year={year}&stage={stage}";

    public static string TakeInFor(int year) => $"{TakeIn}?year={year}";

    public static string CodesFor(int year) => $"{Codes}?year={year}";

    public static string TotalFor(int year) => $"{Total}?year={year}";

    public static string AlikeFor(int year) => $"{Alike}?year={year}";

    public static string Contributions(int year, string cell) => $"{Total}?year={year}&cell={Uri.EscapeDataString(cell)}#contributions";

    public static string Of(FilingId filing) => $"{List}/{filing}";

    /// <summary>The form of a step.</summary>
    public static string Step(FilingId filing, string path) => $"{Of(filing)}/{path}";

    /// <summary>A version as it was handed in.</summary>
    public static string File(FilingId filing, int number) => $"{Of(filing)}?handler=File&number={number}";

    /// <summary>What was found in a version, beside its text.</summary>
    public static string Version(FilingId filing, int number) => $"{Of(filing)}/versions/{number}";

    /// <summary>Two versions side by side.</summary>
    public static string Compare(FilingId filing, int from, int to) => $"{Of(filing)}/compare?from={from}&to={to}";

    /// <summary>The letter with the list with which a version went back.</summary>
    public static string Letter(FilingId filing, int which) => $"{Of(filing)}?handler=Letter&which={which}";

    public static string MineOf(FilingId filing) => $"{Mine}/{filing}";
}
