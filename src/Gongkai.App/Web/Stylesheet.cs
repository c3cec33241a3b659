using System.Security.Cryptography;
using System.Text;
using Gongkai.Documents.Showing;

namespace Gongkai.Web;

/// <summary>
/// The one stylesheet, embedded, with the rules for checked reports behind it; its address changes with its content, so that browsers may keep it.
/// </summary>
public static class Stylesheet
{
    private static readonly byte[] Css = Read();

    /// <summary>Where it is served.</summary>
    public static string Address { get; } = $"/site.{Convert.ToHexStringLower(SHA256.HashData(Css))[..12]}.css";

    /// <summary>Serves it.</summary>
    public static IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Css, "text/css; charset=utf-8");
    }

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

    private static byte[] Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("site.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(
            $"{reader.ReadToEnd()}\n/* Checked reports "
                + $"*/\n{ReportPage.PieceStyle}.{ReportPage.PieceClass}{{background:none;display:block;min-height:0;font-size:1rem}}\n{Mending}");
    }
}
