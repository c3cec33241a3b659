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
    default:
        Console.Error.WriteLine("accuracy | speed [--write]");
        return 2;
}
