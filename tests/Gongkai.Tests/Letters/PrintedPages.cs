using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Writing;

namespace Gongkai.Tests.Letters;

/// <summary>A line of a printed page: its words without blanks, and where it stands, in points from the page's upper left corner.</summary>
internal sealed record PrintedTextLine(string Text, double Left, double Right, double Top, double Bottom);

/// <summary>The pages of a PDF as poppler finds them, line by line.</summary>
internal static class PrintedPages
{
    public const double Millimetre = 72 / 25.4;

    /// <summary>Skips, and says so, where LibreOffice or poppler is missing.</summary>
    public static void Need()
    {
        Assert.SkipUnless(LibreOffice.IsInstalled, "LibreOffice is not installed: no letter printed");
        Assert.SkipUnless(IsThere("pdftotext") && IsThere("pdftoppm"), "poppler is not installed: no page measured");
    }

    public static PrintedTextLine[][] Of(byte[] pdf)
    {
        var text = Run("pdftotext", ["-bbox", "-", "-"], pdf);
        var pages = XElement.Parse(text[text.IndexOf("<doc>", StringComparison.Ordinal)..(text.IndexOf("</doc>", StringComparison.Ordinal) + 6)])
            .Elements("page");
        return [.. pages.Select(page =>
            page.Elements("word").GroupBy(word => Math.Round(At(word, "yMin") / 4)).OrderBy(line => line.Key).Select(LineOf).ToArray())];
    }

    private static PrintedTextLine LineOf(IGrouping<double, XElement> words)
    {
        XElement[] line = [.. words.OrderBy(word => At(word, "xMin"))];
        return new(string.Concat(line.Select(word => PrintedCopy.Letters(word.Value))), At(line[0], "xMin"), line.Max(word => At(word, "xMax")),
            At(line[0], "yMin"), At(line[0], "yMax"));
    }

    /// <summary>The red dots of the first page, in millimetres from its upper left corner.</summary>
    public static (double X, double Y)[] Red(byte[] pdf)
    {
        const int dpi = 127;
        var folder = Directory.CreateTempSubdirectory("gongkai-test-").FullName;
        try
        {
            var (file, picture) = (Path.Combine(folder, "letter.pdf"), Path.Combine(folder, "page"));
            File.WriteAllBytes(file, pdf);
            Run("pdftoppm", ["-r", dpi.ToString(CultureInfo.InvariantCulture), "-f", "1", "-l", "1", "-singlefile", file, picture], []);
            var dots = File.ReadAllBytes(picture + ".ppm");
            var head = System.Text.Encoding.ASCII.GetString(dots, 0, 32).Split('\n');
            var (width, start) = (int.Parse(head[1].Split(' ')[0], CultureInfo.InvariantCulture), head[0].Length + head[1].Length + head[2].Length + 3);
            return [.. from i in Enumerable.Range(0, (dots.Length - start) / 3)
                       where dots[start + (i * 3)] > 200 && dots[start + (i * 3) + 1] < 120 && dots[start + (i * 3) + 2] < 120
                       select (i % width * 25.4 / dpi, i / width * 25.4 / dpi)];
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static double At(XElement word, string side) => double.Parse(word.Attribute(side)!.Value, CultureInfo.InvariantCulture);

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Run(string program, string[] arguments, byte[] input)
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(program,
                    arguments)
                { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.GetAwaiter().GetResult();
    }
}
