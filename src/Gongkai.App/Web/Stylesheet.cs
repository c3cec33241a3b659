using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Documents.Showing;

namespace Gongkai.Web;

/// <summary>
/// The stylesheets, embedded: the one of the site, and the rules for checked reports, which only pages that show one ask for. Their addresses change with their
/// content, so that browsers may keep them.
/// </summary>
public static partial class Stylesheet
{
    private static readonly byte[] Css = Read(), CssOfReports = Short(
        $"{ReportPage.PieceStyle}.{ReportPage.PieceClass}{{background:none;display:block;min-height:0;font-size:1rem}}\n{Mending}");

    /// <summary>Where that of the site is served.</summary>
    public static string Address { get; } = AddressOf("site", Css);

    /// <summary>Where that of checked reports is served.</summary>
    public static string Reports { get; } = AddressOf("report", CssOfReports);

    /// <summary>Serves that of the site.</summary>
    public static IResult Serve(HttpContext context) => Serve(context, Css);

    /// <summary>Serves that of checked reports.</summary>
    public static IResult ServeReports(HttpContext context) => Serve(context, CssOfReports);

    // What pages say of lists and boxes in general does not hold inside a checked report.
    private const string Mending = """
        .checked li { max-width: none; }
        .checked nav { max-width: none; padding: 0; margin: 0 0 1.5rem; }
        .checked p { max-width: none; }
        .checked table { background: none; margin: 0; }
        .checked .note details { border-width: 1px 0 0; border-radius: 0; background: none; margin: 0; }
        .checked .note details > :not(summary) { margin-left: 0; margin-right: 0; }
        .checked .note summary { padding-left: 0; font-weight: 400; }

        """;

    private static IResult Serve(HttpContext context, byte[] css)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(css, "text/css; charset=utf-8");
    }

    private static string AddressOf(string name, byte[] css) => $"/{name}.{Convert.ToHexStringLower(SHA256.HashData(css))[..12]}.css";

    private static byte[] Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("site.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Short(reader.ReadToEnd());
    }

    // Without what only its writers read.
    private static byte[] Short(string css) => Encoding.UTF8.GetBytes(Gap().Replace(Comment().Replace(css, ""), "$1").Trim());

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*([{};])\s*|(?<=[:,])[ ]+")]
    private static partial Regex Gap();
}
