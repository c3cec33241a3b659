using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gongkai.Bench.Accuracy;
using Gongkai.Documents;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Bench.Speed;

/// <summary>What reading and checking cost, against the bare parsers, against pandoc and LibreOffice, and in memory.</summary>
internal static class SpeedTable
{
    /// <summary>Measures everything and tells it as Markdown; takes a few minutes.</summary>
    public static string Measure(int files)
    {
        var text = new StringBuilder(
            "## One file, warm\n\n| file | size | bare parser (ms) | read and check (ms) | bound: 2× + 3 ms | within |\n|---|---:|---:|---:|---:|---|\n");
        Single(text);
        text.Append("\n## A batch\n\n");
        var folder = Directory.CreateTempSubdirectory("gongkai-bench-").FullName;
        try
        {
            Batch(text, folder);
            Memory(text, folder, files);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return text.ToString();
    }

    private static void Single(StringBuilder text)
    {
        var (small, large) = (Drafts.Clean(3, 2024), Long(Drafts.Clean(12, 2025)));
        List<(string Name, byte[] Content, Func<byte[], long> Bare)> samples =
        [
            ("HTML, portal page, short text", PrintKind.HtmlPortal.Print(small), BareWalk.Html),
            ("HTML, pasted from Word, long text", PrintKind.HtmlWord.Print(large), BareWalk.Html),
            ("HTML, by write", PrintKind.WrittenHtml.Print(small), BareWalk.Html),
            ("DOCX, typed, short text", PrintKind.DocxTyped.Print(small), BareWalk.Docx),
            ("DOCX, by write, long text", PrintKind.WrittenDocx.Print(large), BareWalk.Docx),
        ];
        if (PdfPrinter.IsAvailable)
        {
            samples.Add(("PDF, by write, short text", PrintKind.WrittenPdf.Print(small), BareWalk.Pdf));
            samples.Add(("PDF, by write, long text", PrintKind.WrittenPdf.Print(large), BareWalk.Pdf));
        }
        foreach (var (name, content, bare) in samples)
        {
            var extension = name[..4].TrimEnd(',').ToLowerInvariant();
            var (floor, ours) = Clocked.Medians(() => bare(content), () => Check("report." + extension, content), extension == "pdf" ? 60 : 200);
            var bound = 2 * floor + 3;
            text.Append(CultureInfo.InvariantCulture,
                $"| {name} | {content.Length / 1024} KB | {Clocked.Shown(floor)} | {Clocked.Shown(ours)} | {Clocked.Shown(bound)} "
                    + $"| {(ours <= bound ? "yes" : "no")} |\n");
        }
    }

    // A report of a city has twenty pages of text.
    private static Draft Long(Draft draft)
    {
        for (var i = 0; i < 12; i++)
            foreach (var (section, words) in Drafts.Clean(500 + i, draft.Year).Words)
                if (section != ReportSection.OtherMatters) draft.Words[section].AddRange(words);
        return draft;
    }

    private static int Check(string name, byte[] content) =>
        ReportReader.Read(name, content, ReadingLimits.Default).Report is { } report ? RuleBook.Examine(new(report)).Length : 0;

    private static void Batch(StringBuilder text, string folder)
    {
        text.Append(
            "| files | read and check, per file on all cores (ms) | other program, per file (ms) | ratio | bound | within |\n|---|---:|---:|---:|---:|---|\n");
        foreach (var (kind, program, bound) in ((PrintKind, string, int)[])[(PrintKind.HtmlWord, "pandoc", 10), (PrintKind.WrittenDocx, "pandoc", 10),
            (PrintKind.WrittenDocx, "soffice", 20), (PrintKind.WrittenPdf, "soffice", 20)])
        {
            var extension = Path.GetExtension(kind.FileName());
            if (kind == PrintKind.WrittenPdf && !PdfPrinter.IsAvailable)
            {
                text.Append("| PDF | | nothing here prints PDF: not measured | | | |\n");
                continue;
            }
            var count = kind == PrintKind.WrittenPdf ? 4 : 40;
            var contents = Enumerable.Range(0, count).Select(seed => kind.Print(Drafts.Clean(seed))).ToArray();
            for (var i = 0; i < 200; i++) Check("report" + extension, contents[i % count]);
            var times = kind == PrintKind.WrittenPdf ? 60 : 400;
            var ours = Clocked.Once(() => Parallel.For(0, times, i => Check("report" + extension, contents[i % count]))) / times;
            var paths = contents.Take(program == "pandoc" ? 8 : 4).Select((content, i) => Path.Combine(folder, $"{program}{i}{extension}")).ToArray();
            for (var i = 0; i < paths.Length; i++) File.WriteAllBytes(paths[i], contents[i]);
            bool Convert(string path) => program == "pandoc"
                ? Clocked.Run("pandoc", "-t", "plain", "-o", Path.Combine(folder, "out.txt"), path)
                : Clocked.Run("soffice",
                    [$"-env:UserInstallation={new Uri(Path.Combine(folder, "office")).AbsoluteUri}", "--headless", "--norestore", "--convert-to",
                        extension == ".pdf" ? "txt:Text" : "pdf", .. extension == ".pdf" ? (string[])["--infilter=writer_pdf_import"] : [], "--outdir",
                        folder, path]);
            if (!Convert(paths[0]))
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"| {extension[1..].ToUpperInvariant()} | {Clocked.Shown(ours)} | {program} is not installed: not measured | | | |\n");
                continue;
            }
            var theirs = Clocked.Once(() => { foreach (var path in paths) Convert(path); }) / paths.Length;
            text.Append(CultureInfo.InvariantCulture,
                $"| {extension[1..].ToUpperInvariant()} | {Clocked.Shown(ours)} | {program}: {Clocked.Shown(theirs)} | {theirs / ours:0}× | {bound}× "
                    + $"| {(theirs / ours >= bound ? "yes" : "no")} |\n");
        }
    }

    // The real program in a process of its own, watched from outside.
    private static void Memory(StringBuilder text, string folder, int files)
    {
        var batch = Directory.CreateDirectory(Path.Combine(folder, "batch")).FullName;
        PrintKind[] kinds = [PrintKind.HtmlPortal, PrintKind.HtmlWord, PrintKind.DocxTyped, PrintKind.WrittenDocx, PrintKind.TextTabs, PrintKind.WrittenXlsx];
        var printed = Enumerable.Range(0, 120)
            .Select(seed => (Kind: kinds[seed % kinds.Length], Content: kinds[seed % kinds.Length].Print(Drafts.Clean(seed)))).ToArray();
        for (var i = 0; i < files; i++)
            File.WriteAllBytes(Path.Combine(batch, $"{i:00000}{Path.GetExtension(printed[i % printed.Length].Kind.FileName())}"),
                printed[i % printed.Length].Content);
        var program = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Gongkai.App", "bin"), "gongkai.dll", SearchOption.AllDirectories)
            .OrderByDescending(File.GetLastWriteTimeUtc).First();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[program, "check", batch, "--format", "json"]) start.ArgumentList.Add(argument);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var samples = new List<long>();
        while (!process.WaitForExit(200))
        {
            process.Refresh();
            if (!process.HasExited) samples.Add(process.WorkingSet64 >> 20);
        }
        samples.RemoveAll(sample => sample == 0);
        var half = samples.Count / 2;
        text.Append(CultureInfo.InvariantCulture,
            $"\n## Memory\n\n`gongkai check FOLDER --format json` over {files:N0} files ({printed.Length} different ones; HTML, DOCX, text, XLSX) "
                + $"on {Environment.ProcessorCount} cores: {clock.Elapsed.TotalSeconds:0} s, {clock.Elapsed.TotalMilliseconds / files:0.0} ms per file. ");
        text.Append(CultureInfo.InvariantCulture,
            $"Working set, sampled every 0.2 s: at most {samples.Max()} MB; at most {samples.Take(half).DefaultIfEmpty().Max()} MB in the first "
                + $"half, {samples.Skip(half).DefaultIfEmpty().Max()} MB in the second. Bound: 400 MB, {(samples.Max() < 400 ? "kept" : "not kept")}.\n");
    }
}
