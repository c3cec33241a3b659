using System.ComponentModel;
using System.Diagnostics;

namespace Gongkai.Bench.Robustness;

/// <summary>An installed LibreOffice, for files that nothing else here writes.</summary>
internal static class Office
{
    /// <summary>The file in another format; null where LibreOffice is not installed or does not write it.</summary>
    public static byte[]? Converted(byte[] content, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-fuzz-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "report" + from), content);
            using var office =
                Process.Start(
                    new ProcessStartInfo("soffice",
                        ["--headless", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--convert-to", to, "--outdir", folder,
                            Path.Combine(folder, "report" + from)])
                    { RedirectStandardOutput = true })!;
            office.WaitForExit(TimeSpan.FromMinutes(3));
            return File.Exists(Path.Combine(folder, "report." + to)) ? File.ReadAllBytes(Path.Combine(folder, "report." + to)) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
