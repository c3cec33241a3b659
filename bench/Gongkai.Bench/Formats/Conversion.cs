using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Gongkai.Bench.Accuracy;
using Gongkai.Documents;
using MimeKit;

namespace Gongkai.Bench.Formats;

/// <summary>A way on which a report comes from the format in which it was issued into another one.</summary>
/// <param name="From">What it begins as.</param>
/// <param name="By">The program that converts it.</param>
/// <param name="To">What is made of it.</param>
/// <param name="Start">How the report is printed at first.</param>
/// <param name="Steps">The steps, each from a file to a file.</param>
public sealed record Conversion(string From, string By, string To, PrintKind Start, ImmutableArray<ConversionStep> Steps)
{
    /// <summary>The conversion in a word: from|by|to.</summary>
    public string Name => $"{From}|{By}|{To}";

    /// <summary>Whether every program that it needs is installed.</summary>
    public bool IsPossible => Steps.All(step => step.Program.Length == 0 || Tool.IsInstalled(step.Program));

    /// <summary>The file that comes out; null where a program made none.</summary>
    public (string Name, byte[] Content)? Make(Draft draft, string folder)
    {
        var path = Path.Combine(folder, Start.FileName());
        File.WriteAllBytes(path, Start.Print(draft));
        foreach (var step in Steps)
        {
            folder = Directory.CreateDirectory(Path.Combine(folder, "next")).FullName;
            step.Run(folder, path);
            path = Path.Combine(folder, step.File);
            if (!File.Exists(path)) return null;
        }
        return (Path.GetFileName(path), File.ReadAllBytes(path));
    }

    /// <summary>Makes the file, reads it, and compares cell by cell; null where no file came out.</summary>
    public CellTally? Measure(Draft draft, string folder) =>
        Make(draft, folder) is var (name, content) ? NumberedReport.Compare(draft, ReportReader.Read(name, content, ReadingLimits.Default)) : null;
}

/// <summary>One step of a conversion.</summary>
/// <param name="Program">The program; empty where none is needed.</param>
/// <param name="File">The name of the file that it makes.</param>
/// <param name="Run">Makes it in the folder from the file at the path.</param>
public sealed record ConversionStep(string Program, string File, Action<string, string> Run)
{
    /// <summary>LibreOffice, with the filter that its documentation names.</summary>
    public static ConversionStep Office(string extension, string filter,
        string? opening = null) => new("soffice", Path.ChangeExtension("report.html", extension), (folder, path) =>
        Tool.Run("soffice", folder, [$"-env:UserInstallation={new Uri(OfficeProfile.Folder).AbsoluteUri}", "--headless", "--norestore", "--nologo",
            .. opening is null ? (string[])[] : [$"--infilter={opening}"], "--convert-to", $"{extension}:{filter}", "--outdir", folder, path]));

    /// <summary>pandoc.</summary>
    public static ConversionStep Pandoc(string from, string extension, string to) => new("pandoc", $"pandoc.{extension}", (folder, path) =>
        Tool.Run("pandoc", folder, "-f", from, "-t", to, "--standalone", "-o", $"pandoc.{extension}", path));

    /// <summary>A program of the command line that makes the file named.</summary>
    public static ConversionStep Command(string program, string made, params string[] arguments) => new(program, made, (folder, path) =>
        Tool.Run(program, folder, [.. arguments.Select(argument => argument == "{}" ? path : argument)]));

    /// <summary>A change that needs no program.</summary>
    public static ConversionStep Rewritten(string made, Func<byte[], byte[]> change) => new("", made, (folder, path) =>
        System.IO.File.WriteAllBytes(Path.Combine(folder, made), change(System.IO.File.ReadAllBytes(path))));

    /// <summary>The page as one part of a web archive.</summary>
    public static byte[] WebArchive(byte[] page, string charset, ContentEncoding encoding, bool alone = false)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = new MimePart("text", "html")
        {
            Content = new MimeContent(
                new MemoryStream(Encoding.GetEncoding(charset)
                    .GetBytes(Encoding.UTF8.GetString(page).Replace("charset=\"utf-8\"", $"charset=\"{charset}\"", StringComparison.OrdinalIgnoreCase)))),
            ContentTransferEncoding = encoding,
            ContentLocation = new("file:///C:/report.htm"),
        };
        text.ContentType.Charset = charset;
        var picture = new MimePart("image", "png")
        {
            Content = new MimeContent(new MemoryStream([0x89, 0x50, 0x4E, 0x47])),
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        MimeEntity whole = alone ? text : new Multipart("related") { text, picture };
        whole.Headers.Insert(0, "MIME-Version", "1.0");
        using var stream = new MemoryStream();
        whole.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>The package with the namespaces of ISO/IEC 29500 Strict.</summary>
    public static byte[] Strict(byte[] package)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in zip.Entries.Where(entry =>
                entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName.EndsWith(".rels", StringComparison.Ordinal)).ToList())
            {
                using var part = entry.Open();
                using var reader = new StreamReader(part, Encoding.UTF8);
                var text = reader.ReadToEnd()
                    .Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
                        StringComparison.Ordinal)
                    .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
                        StringComparison.Ordinal)
                    .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
                        StringComparison.Ordinal)
                    .Replace("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main", StringComparison.Ordinal);
                part.SetLength(0);
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }
}
