using System.Text;
using Gongkai.Bench.Accuracy;
using Gongkai.Documents.Writing;

Console.OutputEncoding = Encoding.UTF8;
switch (args.FirstOrDefault())
{
    case "accuracy":
        var trials = Measurement.Run(clean: 60, each: 26, texts: 260, pdfs: PdfPrinter.IsAvailable && !args.Contains("--no-pdf") ? 2 : 0);
        var table = AccuracyTable.Of(trials);
        Console.WriteLine(table);
        foreach (var fault in AccuracyTable.Faults(trials)) Console.WriteLine(fault);
        return 0;
    case "print":
        // A trial to look at: print KIND SEED FAULT, the fault by its place in the list; the draft is the first in which it has one.
        var kind = Enum.Parse<PrintKind>(args[1]);
        var random = new Random(int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
        var draft = Drafts.Clean(int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
        if (args.Length > 3) draft = TableFaults.All.Concat(ProseFaults.All).ElementAt(int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture)).Seed(draft, random) ?? draft;
        using (var output = Console.OpenStandardOutput()) output.Write(kind.Print(draft));
        return 0;
    default:
        Console.Error.WriteLine("accuracy | speed [--write]");
        return 2;
}
