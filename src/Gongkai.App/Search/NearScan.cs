using Gongkai.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Gongkai.Search;

/// <summary>
/// Finds what resembles words without having them all. Each character that was typed weighs what the rarest pair weighs that has it; what has enough of the
/// weight is found, and ordered by its pairs, by words said otherwise, and by what is likely to stand where such a thing is asked. Words that only ask
/// weigh nothing.
/// </summary>
internal sealed class NearScan
{
    // So much of the weight must be there; less of a question, whose words are seldom those of the text.
    private const double Enough = 0.42;
    private const double EnoughOfQuestion = 0.15;

    // A character in no pair that any text has: something else was meant, or it was mistyped, or it is not there.
    private const double UnknownOfQuestion = 0.5;

    // Of so many characters one may be mistyped: what has two of three is found, whatever the rest would weigh.
    private const int FewestForMistyped = 5;

    // So many entries at most are looked at one by one, as long as there is more than one word to go by.
    private const long MostCandidates = 60_000;
    private const float AsMeant = 1.5f;

    private readonly List<Mark> marks = [];
    private readonly double[] weights = new double[SearchWords.MostCharacters];
    private readonly IndexSearcher searcher;
    private readonly QueryPlan plan;
    private readonly TermLooks looks;
    private readonly (string Field, float Boost)[] fields;
    private readonly UInt128 required;
    private readonly double total;
    private readonly double least;
    private readonly int enough = int.MaxValue;

    public NearScan(IndexSearcher searcher, QueryPlan plan, TermLooks looks, SearchWords words, bool inTitle)
    {
        (this.searcher, this.plan, this.looks) = (searcher, plan, looks);
        fields = inTitle ? [(EntryFields.Title, 1)]
            : [(EntryFields.All, 1), (EntryFields.Title, QueryPlan.InTitle), (EntryFields.About, QueryPlan.InAbout), (EntryFields.Number, QueryPlan.InNumber)];
        var isQuestion = words.IsQuestion;
        Array.Fill(weights, -1);
        var from = 0;
        foreach (var clause in words.Clauses)
        {
            required |= Add(clause, words.Lexicon, from);
            from += clause.Literals[0].Folded.Length;
        }
        var unknown = FieldWeight.Rarity(searcher.IndexReader.MaxDoc, 0) * (isQuestion ? UnknownOfQuestion : 1);
        for (var i = 0; i < weights.Length; i++) weights[i] = weights[i] == 0 ? unknown : Math.Max(0, weights[i]);
        total = weights.Sum();
        least = total * (isQuestion ? EnoughOfQuestion : Enough);
        if (weights.Count(weight => weight > 0) is >= FewestForMistyped and var characters) enough = (2 * characters + 2) / 3;
        foreach (var word in words.Meant)
            if (plan.Cover(fields[0].Field, SearchText.Of(word)) is var cover && cover.All(part => part.Known.DocFreq > 0))
                marks.Add(new(cover, 0, AsMeant * cover.Average(Rarity)));
    }

    /// <summary>Hands what resembles to a collector, without some entries.</summary>
    public void Run(HitCollector collector, HashSet<int> without)
    {
        if (total <= 0 || marks.Count == 0) return;
        // What has none but the last of them has not enough: the most frequent are not walked through.
        marks.Sort((one, other) => other.Frequency.CompareTo(one.Frequency));
        var (skipped, reach) = (0, UInt128.Zero);
        for (; skipped < marks.Count && !IsEnough(reach | marks[skipped].Places); skipped++) reach |= marks[skipped].Places;
        while (marks.Skip(skipped).Where(mark => mark.Places != 0).Sum(mark => mark.Frequency) > MostCandidates
            && marks.Skip(skipped + 1).Any(mark => mark.Places != 0)) skipped++;
        foreach (var leaf in searcher.TopReaderContext.Leaves)
        {
            var columns = SegmentColumns.Of(leaf.AtomicReader);
            var here = marks.Select(mark => mark.In(leaf, columns, this)).ToArray();
            collector.SetNextReader(leaf);
            for (var doc = Next(here, skipped, 0); doc != RowMatches.End; doc = Next(here, skipped, doc + 1))
            {
                if (!collector.Wants(doc) || without.Contains(leaf.DocBase + doc)) continue;
                var has = UInt128.Zero;
                foreach (var mark in here)
                    if (mark.StandsIn(doc)) has |= mark.Places;
                if (!IsEnough(has) || (has & required) != required) continue;
                var score = 0f;
                foreach (var mark in here) score += mark.At(doc);
                var share = (float)(WeightOf(has) / total);
                collector.Take(doc, score * share);
            }
        }
    }

    private static int Next(Here[] marks, int skipped, int target)
    {
        var next = RowMatches.End;
        for (var i = skipped; i < marks.Length; i++)
            if (marks[i].Places != 0) next = Math.Min(next, marks[i].From(target));
        return next;
    }

    // Gives the places that must be there: numbers of documents.
    private UInt128 Add(SearchClause clause, SearchLexicon lexicon, int from)
    {
        var must = UInt128.Zero;
        var folded = clause.Literals[0].Folded.ToCharArray();
        var forms = NumberForm.Of(clause.Literals[0].Folded);
        foreach (var term in clause.Forms)
        {
            var form = forms.First(one => one.Term == term);
            var places = Places(from + form.Start, from + form.End);
            if (clause.IsNumbered) must |= places;
            var cover = plan.One(fields[0].Field, term);
            var rarity = Rarity(cover[0]);
            AddMark(cover, places, rarity, rarity * 2 / (form.End - form.Start));
            Array.Fill(folded, '|', form.Start, form.End - form.Start);
        }
        foreach (var (start, end) in lexicon.Parts(new string(folded)))
        {
            var part = SearchText.Of(new string(folded, start, end - start));
            if (part.Units is [{ IsHan: true }] or []) continue;
            AddPairs(part, from + start);
        }
        foreach (var synonym in clause.Synonyms)
        {
            var cover = plan.Cover(fields[0].Field, SearchText.Of(synonym.Other));
            if (cover.Exists(word => word.Known.DocFreq == 0)) continue;
            var length = synonym.End - synonym.Start;
            var weight = cover.Average(Rarity) * Math.Min(synonym.Other.Length, length);
            AddMark(cover, Places(from + synonym.Start, from + synonym.End), weight * QueryPlan.AsVariant, weight / length);
        }
        return must;
    }

    private void AddPairs(SearchText part, int from)
    {
        for (var i = 0; i < part.Units.Length; i++)
        {
            var unit = part.Units[i];
            // A word of letters or digits weighs as one character.
            weights[from + unit.Start] = Math.Max(0, weights[from + unit.Start]);
            var hasNext = i + 1 < part.Units.Length && part.Follows(i + 1) && part.Units[i + 1].IsHan;
            if (unit.IsHan && !hasNext) continue;
            var end = unit.IsHan ? part.Units[i + 1].End : unit.Start + 1;
            var cover = plan.One(fields[0].Field, part.Term(i, unit.IsHan ? i + 2 : i + 1).ToString());
            if (cover[0].Known.DocFreq > 0) AddMark(cover, Places(from + unit.Start, from + end), Rarity(cover[0]), Rarity(cover[0]) / (end - unit.Start));
        }
        if (part.Units.Length > 2 && plan.Cover(fields[0].Field, part) is var row && row.TrueForAll(one => one.Known.DocFreq > 0))
            marks.Add(new(row, 0, row.Average(Rarity)));
    }

    private void AddMark(List<RowPart> cover, UInt128 places, double weight, double perPlace)
    {
        marks.Add(new(cover, places, (float)weight));
        for (var i = 0; i < weights.Length; i++)
            if ((places >> i & 1) == 1) weights[i] = Math.Max(weights[i], perPlace);
    }

    private bool IsEnough(UInt128 places) => WeightOf(places) >= least || (enough < int.MaxValue && UInt128.PopCount(places) >= (UInt128)enough);

    private double WeightOf(UInt128 places)
    {
        var sum = 0.0;
        for (; places != 0; places &= places - 1) sum += weights[(int)UInt128.TrailingZeroCount(places)];
        return sum;
    }

    private float Rarity(RowPart part) => FieldWeight.Rarity(searcher.IndexReader.MaxDoc, part.Known.DocFreq);

    private static UInt128 Places(int from, int until) => ((UInt128.One << (until - from)) - 1) << from;

    // What may stand in an entry: a pair, a word said otherwise, a whole part. It speaks for characters, or for none.
    private sealed record Mark(List<RowPart> Cover, UInt128 Places, float Weight)
    {
        public long Frequency { get; } = Cover.Min(part => part.Known.DocFreq);

        public Here In(AtomicReaderContext leaf, SegmentColumns columns, NearScan scan) =>
            new(this, RowMatches.Of(leaf, scan.fields[0].Field, Cover, scan.looks), [.. scan.fields
                .Select(field => (Matches: RowMatches.Of(leaf, field.Field, Cover, scan.looks), field.Field, field.Boost))
                .Where(field => field.Matches is not null)
                .Select(field => new RowScan.Also(field.Matches!, columns.LengthsOf(field.Field), new(scan.searcher, field.Field, field.Boost * Weight)))]);
    }

    private sealed class Here(Mark mark, RowMatches? matches, RowScan.Also[] fields)
    {
        private int at = matches is null ? RowMatches.End : -1;

        public UInt128 Places => mark.Places;

        public int From(int target) => at < target ? at = matches!.Advance(target) : at;

        public bool StandsIn(int doc) => From(doc) == doc;

        public float At(int doc)
        {
            if (at != doc) return 0;
            var weight = 0f;
            foreach (var field in fields) weight += field.At(doc);
            return weight;
        }
    }
}
