using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongkai.Bench.Formats;
using Gongkai.Documents;
using Gongkai.Documents.Redaction;
using Gongkai.Severing;

namespace Gongkai.Bench.Redaction;

/// <summary>Takes words out of many documents and lets every tool that is installed look for them before and after.</summary>
public static class RedactionTable
{
    private static readonly ImmutableArray<string> Tools = ["strings", "pdftotext", "mutool", "exiftool", "LibreOffice", "pandoc"];

    private sealed record Row(string Program, string Extension)
    {
        public int Documents { get; set; }

        public int Refused { get; set; }

        public Dictionary<string, int> Before { get; } = Tools.ToDictionary(tool => tool, _ => 0);

        public Dictionary<string, int> After { get; } = Tools.ToDictionary(tool => tool, _ => 0);
    }

    /// <summary>The table.</summary>
    public static string Measure()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-redaction-").FullName;
        try
        {
            var documents = MarkedDocument.All(folder);
            var made = documents.Select(Redact).ToList();
            var rows = documents.Select(document => (document.Program, document.Extension)).Distinct().Select(row => new Row(row.Program, row.Extension))
                .ToList();
            foreach (var (document, i) in documents.Select((document, i) => (document, i)))
            {
                var row = rows.Single(row => row.Program == document.Program && row.Extension == document.Extension);
                row.Documents++;
                if (made[i] is null) row.Refused++;
            }
            Look(documents.Select((document, i) => (document, (byte[]?)document.Content)), row => row.Before, Path.Combine(folder, "before"), rows);
            Look(documents.Select((document, i) => (document, made[i])), row => row.After, Path.Combine(folder, "after"), rows);
            return Text(rows);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[]? Redact(MarkedDocument document)
    {
        var plan = new SeverancePlan([new("当事人", SeveranceGround.ThirdPartyHarm, "涉及隐私") { Words = document.Words }]);
        try
        {
            return Redactor.Redact(document.Content, plan, ReadingLimits.Default, office: false).Content;
        }
        catch (FileRefusedException refused)
        {
            Console.Error.WriteLine($"{document.Program} {document.Extension} {document.Words}: {refused.Finding.Code}");
            return null;
        }
    }

    private static void Look(IEnumerable<(MarkedDocument Document, byte[]? Content)> files, Func<Row, Dictionary<string, int>> counts, string folder,
        List<Row> rows)
    {
        Directory.CreateDirectory(folder);
        var kept = files.Where(file => file.Content is not null)
            .Select((file, i) => (file.Document, Path: Path.Combine(folder, $"{i}.{file.Document.Extension}"), Content: file.Content!)).ToList();
        foreach (var file in kept) File.WriteAllBytes(file.Path, file.Content);
        // One start of LibreOffice for all files of a kind.
        foreach (var (extension, to) in ((string, string)[])[("docx", "txt:Text (encoded):UTF8"), ("xlsx", "html:HTML (StarCalc)")])
            foreach (var some in kept.Where(file => file.Document.Extension == extension).Chunk(25))
                Tool.Run("soffice", folder, [$"-env:UserInstallation={new Uri(OfficeProfile.Folder).AbsoluteUri}", "--headless", "--norestore", "--nologo",
                    "--convert-to", to, "--outdir", folder, .. some.Select(file => file.Path)]);
        foreach (var (document, path, content) in kept)
        {
            var row = counts(rows.Single(row => row.Program == document.Program && row.Extension == document.Extension));
            if (document.Extension == "pdf")
            {
                // Streams, too, are unpacked before their bytes are looked through.
                Tool.Run("mutool", folder, "clean", "-d", path, $"{path}.plain");
                Add("pdftotext", ["pdftotext", path, $"{path}.pdftotext"], $"{path}.pdftotext");
            }
            if (Traces.In(content, document.Words).Count > 0 || Has($"{path}.plain")) row["strings"]++;
            Add("mutool", ["mutool", "draw", "-F", "txt", "-o", $"{path}.mutool", path], $"{path}.mutool");
            Add("exiftool", ["exiftool", "-a", "-u", "-G1", "-ee", "-w!", "%d%f.%e.exif", path], $"{path}.exif");
            if (document.Extension == "docx") Add("pandoc", ["pandoc", "-f", "docx", "-t", "html", "-o", $"{path}.pandoc", path], $"{path}.pandoc");
            if (Has(Path.ChangeExtension(path, document.Extension == "docx" ? "txt" : "html"))) row["LibreOffice"]++;

            void Add(string tool, string[] command, string result)
            {
                Tool.Run(command[0], folder, command.AsSpan(1));
                if (Has(result)) row[tool]++;
            }

            bool Has(string result) => File.Exists(result) && Traces.In(File.ReadAllBytes(result), document.Words).Count > 0;
        }
    }

    private static string Text(List<Row> rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{rows.Sum(row => row.Documents)} documents. Tools installed in this run: ");
        text.AppendJoin(", ", ((string[])["pdftotext", "mutool", "exiftool", "soffice", "pandoc", "chromium"]).Where(Tool.IsInstalled)).Append(".\n\n");
        text.Append("| made by | kind | documents | refused |").AppendJoin("", Tools.Select(tool => $" {tool} |")).Append("\n|---|---|---|---|");
        text.Append(string.Concat(Tools.Select(_ => "---|"))).Append('\n');
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Program} | {row.Extension} | {row.Documents} | {row.Refused} |");
            text.AppendJoin("", Tools.Select(tool => $" {row.Before[tool]} → {row.After[tool]} |")).Append('\n');
        }
        text.Append(CultureInfo.InvariantCulture, $"| all | | {rows.Sum(row => row.Documents)} | {rows.Sum(row => row.Refused)} |");
        return text.AppendJoin("", Tools.Select(tool => $" {rows.Sum(row => row.Before[tool])} → {rows.Sum(row => row.After[tool])} |")).Append('\n')
            .ToString();
    }
}
