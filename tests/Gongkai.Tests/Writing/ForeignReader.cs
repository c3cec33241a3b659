using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Gongkai.Tests.Writing;

/// <summary>Programs of others that read what is written here. A test is skipped, and says so, where the program is missing.</summary>
internal static class ForeignReader
{
    private static readonly string Scripts = Repository.At("tests", "foreign-readers");

    /// <summary>What a library for Node makes of the file, as <c>read.mjs</c> tells it.</summary>
    public static JsonElement Node(string library, byte[] content, string extension)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Scripts, "node_modules")),
            "tests/foreign-readers/node_modules is not here (run `npm ci` there): nothing read with libraries for Node");
        return InFolder(content, extension, (folder, file) => JsonDocument.Parse(Run("node", Scripts, "read.mjs", library, file)).RootElement);
    }

    /// <summary>What LibreOffice makes of it in the other format.</summary>
    public static byte[] Office(byte[] content, string extension, string to, string filter) => InFolder(content, extension, (folder, file) =>
    {
        Run("soffice", folder, $"-env:UserInstallation={new Uri(Path.Combine(folder, "office")).AbsoluteUri}", "--headless", "--norestore", "--convert-to",
            $"{to}:{filter}", "--outdir", Path.Combine(folder, "out"), file);
        return File.ReadAllBytes(Directory.GetFiles(Path.Combine(folder, "out")).Order(StringComparer.Ordinal).First());
    });

    /// <summary>What a program of the command line writes to its standard output; {} stands for the file.</summary>
    public static string Command(string program, byte[] content, string extension, params string[] arguments) =>
        InFolder(content, extension, (folder, file) => Run(program, folder, [.. arguments.Select(argument => argument == "{}" ? file : argument)]));

    private static T InFolder<T>(byte[] content, string extension, Func<string, string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-foreign-").FullName;
        try
        {
            var file = Path.Combine(folder, "report." + extension);
            File.WriteAllBytes(file, content);
            return read(folder, file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program,
            arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var faults = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program}: {faults.Result}");
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed: nothing read with it");
            throw;
        }
    }
}
