using System.Collections.Immutable;

namespace Gongkai.Bench.Accuracy;

/// <summary>How well seeded errors are found, and nothing else.</summary>
public static class Measurement
{
    private static readonly ImmutableArray<PrintKind> Kinds = [.. Enum.GetValues<PrintKind>().Where(kind => kind != PrintKind.WrittenPdf)];

    /// <summary>Runs the trials.</summary>
    /// <param name="clean">Clean reports for each kind of print.</param>
    /// <param name="each">Reports for each fault of <see cref="TableFaults"/> and <see cref="ProseFaults"/>; the kinds of print take turns.</param>
    /// <param name="texts">Reports in whose text every stated number is changed, one at a time.</param>
    /// <param name="pdfs">Clean and spoilt reports printed as PDF; 0 where nothing prints them.</param>
    public static ImmutableArray<Trial> Run(int clean, int each, int texts, int pdfs)
    {
        IEnumerable<Func<Trial?>> work = [.. Clean(clean, pdfs), .. Faults(each, pdfs), .. Numbers(texts)];
        return [.. work.AsParallel().AsOrdered().Select(trial => trial()).OfType<Trial>()];
    }

    private static IEnumerable<Func<Trial?>> Clean(int count, int pdfs) =>
        from kind in pdfs > 0 ? Kinds.Add(PrintKind.WrittenPdf) : Kinds
        from seed in Enumerable.Range(0, kind == PrintKind.WrittenPdf ? pdfs : count)
        select (Func<Trial?>)(() =>
        {
            var draft = Drafts.Clean(10_000 * (int)kind + seed);
            return Trial.Of(null, $"clean, seed {10_000 * (int)kind + seed}", kind, false, draft, [], draft.Previous);
        });

    private static IEnumerable<Func<Trial?>> Faults(int each, int pdfs) =>
        from fault in TableFaults.All.Concat(ProseFaults.All).Select((fault, index) => (fault, index))
        let kinds = Kinds.Where(kind => !fault.fault.Except.Contains(kind) && (!fault.fault.IsOfPrint || kind.PrintsFaults())).ToArray()
        from turn in Enumerable.Range(0, each)
        select (Func<Trial?>)(() =>
            Fault(fault.fault, turn < pdfs && !fault.fault.IsOfPrint && each > pdfs ? PrintKind.WrittenPdf : kinds[(turn + fault.index) % kinds.Length],
                1_000_000 + 1000 * fault.index + turn));

    // The first draft from the seed on in which the fault has a place.
    private static Trial? Fault(Fault fault, PrintKind kind, int seed)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var random = new Random(seed);
            var clean = fault.Code == "ST06" ? Drafts.OfWrongGeneration(seed) : Drafts.Clean(seed);
            if (fault.Seed(clean, random) is { } draft)
                return Trial.Of(fault.Code, $"{fault.Name}, seed {seed}", kind, fault.IsOfProse, draft, fault.Also,
                    fault.NeedsPrevious ? draft.Previous : null);
            seed += 100_000_000;
        }
        return null;
    }

    private static IEnumerable<Func<Trial?>> Numbers(int texts) =>
        from seed in Enumerable.Range(2_000_000, texts)
        let kind = Kinds[seed % Kinds.Length]
        let marks = Drafts.Clean(seed).Words.SelectMany(section => section.Value.SelectMany(word => word.Marks)).ToArray()
        from index in Enumerable.Range(0, marks.Length)
        select (Func<Trial?>)(() =>
        {
            var draft = Drafts.Clean(seed);
            var at = 0;
            if (ProseFaults.Renumber(draft, (_, _) => at++ == index, new Random(seed + index)) is not var (spoilt, mark, before, after)) return null;
            var trial = Trial.Of(mark.Codes[0], $"seed {seed}: {after}  ← {before.Substring(mark.Start, mark.Length)} at {mark.Start}", kind, true, spoilt,
                mark.Codes[1..], draft.Previous);
            return trial;
        });
}
