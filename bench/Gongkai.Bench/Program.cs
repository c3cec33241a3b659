using System.Globalization;
using System.Text;
using Gongkai.Bench;
using Gongkai.Bench.Accuracy;
using Gongkai.Bench.Formats;
using Gongkai.Bench.Prose;
using Gongkai.Bench.Redaction;
using Gongkai.Bench.Robustness;
using Gongkai.Bench.Scanning;
using Gongkai.Bench.Speed;
using Gongkai.Documents.Writing;

Console.OutputEncoding = new UTF8Encoding(false);
switch (args.FirstOrDefault())
{
    case "accuracy":
        var trials = Measurement.Run(clean: 60, each: 26, texts: 260, pdfs: PdfPrinter.IsAvailable && !args.Contains("--no-pdf") ? 2 : 0);
        var faults = string.Concat(AccuracyTable.Faults(trials).Select(fault => $"- {fault}\n"));
        Tell("accuracy.md", $"""
            # Accuracy

            Invented reports of both generations whose figures and text agree under every check, and the same with one error seeded at a time: in a cell, in last year's report, in the layout, in a sentence, or one of the numbers that a sentence states. Each is printed in one of the formats and shapes, read back through the reader and examined. A rule counts as found when its code is among the findings; errors that the fault does not justify are counted beside it. Seeds are fixed: the table is the same every time.

            To reproduce: `dotnet run -c Release --project bench/Gongkai.Bench -- accuracy --write`. A part of it runs as a test (`SeededErrorTests`). `-- print KIND SEED [FAULT…]` prints one report to look at.

            {AccuracyTable.Of(trials)}
            ## Missed, or found beside what is justified

            {(faults.Length == 0 ? "Nothing.\n" : faults)}
            {AccuracyPage.Passages()}
            """);
        return 0;
    case "prose":
        return PassageCommand.Run(args[1..]);
    case "speed":
        Tell("reports.md", $"""
            # Speed

            Ratios measured side by side in one run, warm. The bare parser only walks through the file: AngleSharp parses and visits every node, OpenXml visits every element of its DOM, PdfPig takes the words of every page. Milliseconds depend on the machine and its load; the ratios hardly do.

            To reproduce: `dotnet run -c Release --project bench/Gongkai.Bench -- speed --write`.

            {SpeedTable.Measure(args.Contains("--short") ? 1_000 : 10_000)}
            """);
        return 0;
    case "formats":
        Tell("formats.md", $"""
            # Formats

            One report in which every cell has a number of its own, brought into other formats by the programs that people use, and read back. *Right*: the cell has the number that was printed in it. *Unread*: the reading says that the cell is missing or cannot be read. *Wrong*: it has another number, or is said to be empty.

            To reproduce: `dotnet run -c Release --project bench/Gongkai.Bench -- formats --write`. A part of it runs as a test (`ConversionTests`). `-- formats WORD` measures the rows that contain the word.

            {FormatsTable.Measure(args.Skip(1).FirstOrDefault(argument => !argument.StartsWith('-')) ?? "")}
            """);
        return 0;
    case "redaction":
        Tell("redaction.md", $"""
            # Redaction

            Documents made by the programs that are installed, with words wherever they can hide: one place of the format at a time, all at once, and as people write. The words are taken out; then every tool looks for them, before and after: the bytes of the file and of what is packed in it, with and without tags (*strings*), and what each program reads. The numbers are documents in which a tool finds the words, before → after; exiftool looks into packages only where perl has Archive::Zip. *Refused*: nothing was given out, because it could not be proved (family RX).

            To reproduce: `dotnet run -c Release --project bench/Gongkai.Bench -- redaction --write`. A part of it runs as a test (`RedactionTests`, `PictureRedactionTests`).

            {RedactionTable.Measure()}
            """);
        return 0;
    case "scanners" when args is [_, "--show", var name, ..]:
        Console.WriteLine(ScannerTable.Page(Number("--seed", 1), name, Number("--page", 0)));
        return 0;
    case "scanners":
        Put("scanners.md", "What was planted", ScannerTable.Measure(Number("--seed", 1), Number("--each", 200), Number("--clean", 10_000)));
        return 0;
    case "night":
        Put("scanners.md", "What a night costs", NightTable.Measure(Number("--items", 20_000), Number("--texts", 1_000_000)));
        return 0;
    case "convert":
        // The file of each row that contains the word, to look at.
        foreach (var conversion in Conversions.All.Where(conversion => conversion.Name.Contains(args[1], StringComparison.OrdinalIgnoreCase)))
            Console.WriteLine($"{conversion.Name}: {conversion.Make(NumberedReport.Draft(), Directory.CreateDirectory(args[2]).FullName)?.Name}");
        return 0;
    case "fuzz":
        Put("robustness.md", "Edited files",
            await FuzzRun.RunAsync(Number("--minutes", 60), Number("--seed", 1), Path.Combine(Repository.Root, "artifacts", "fuzz")));
        return 0;
    case "posts":
        Put("robustness.md", "Posts at once", await PostsRun.RunAsync(Number("--posts", 200)));
        return 0;
    case "print":
        // A draft with the faults, by their places in the list; the last argument may be “previous”: last year's report.
        var seed = int.Parse(args[2], CultureInfo.InvariantCulture);
        var draft = Drafts.Clean(seed);
        foreach (var place in args[3..].Where(argument => argument != "previous"))
            if (TableFaults.All.Concat(ProseFaults.All).ElementAt(int.Parse(place, CultureInfo.InvariantCulture)).Seed(draft, new(seed)) is null)
                Console.Error.WriteLine($"no place for fault {place}");
        using (var output = Console.OpenStandardOutput()) output.Write(Enum.Parse<PrintKind>(args[1]).Print(args[^1] == "previous" ? draft.Previous! : draft));
        return 0;
    case "faults":
        foreach (var (fault, place) in TableFaults.All.Concat(ProseFaults.All).Select((fault, place) => (fault, place)))
            Console.WriteLine($"{place} {fault.Code} {fault.Name}");
        return 0;
    default:
        Console.Error.WriteLine(
            "accuracy [--no-pdf] [--write] | prose [FOLDER] [--list] [--recall PERCENT] [--errors COUNT] [--write] | speed [--short] [--write] | "
                + "formats [WORD] [--write] | redaction [--write] | scanners [--seed 1] [--each 200] [--clean 10000] [--write] | scanners --show NAME [--seed 1] [--page 0] | night [--items 20000] [--texts 1000000] [--write] | convert WORD FOLDER | fuzz [--minutes 60] [--seed 1] [--write] | posts [--posts 200] [--write] | print KIND SEED [FAULT…] [previous] | faults");
        return 2;
}

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

// One section of a page whose other sections come from other commands: what stands between its marks is made anew.
void Put(string name, string section, string text)
{
    Console.Write(text);
    if (!args.Contains("--write")) return;
    var path = Path.Combine(Repository.Root, "docs", "benchmarks", name);
    var (page, start, end) = (File.ReadAllText(path), $"<!-- {section} -->\n", $"<!-- /{section} -->");
    var (from, to) = (page.IndexOf(start, StringComparison.Ordinal) + start.Length, page.IndexOf(end, StringComparison.Ordinal));
    File.WriteAllText(path, page[..from] + text.ReplaceLineEndings("\n").TrimEnd() + "\n" + page[to..]);
}

void Tell(string name, string text)
{
    text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
    Console.Write(text);
    if (!args.Contains("--write")) return;
    Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "benchmarks"));
    File.WriteAllText(Path.Combine(Repository.Root, "docs", "benchmarks", name), text);
}
