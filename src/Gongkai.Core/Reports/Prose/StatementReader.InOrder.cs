using Gongkai.Text;

namespace Gongkai.Reports.Prose;

// 分别: figures and what they count, each in its place.
internal sealed partial class StatementReader
{
    // 予以公开、部分公开分别为3件、4件; 分别予以公开…
    private bool Respectively(ReadOnlySpan<Term> clause)
    {
        var at = -1;
        for (var i = 0; i < clause.Length; i++)
            if (clause[i].Kind == TermKind.Respectively) { at = i; break; }
        if (at < 0) return false;
        var numbers = new List<Term>();
        for (var i = at + 1; i < clause.Length; i++)
            if (IsFigure(clause[i])) numbers.Add(clause[i]);
        if (numbers.Count == 0 && FirstNumbers(clause, at)) return true;
        if (numbers.Count > 1 && Yearly(clause, at, numbers)) return true;
        if (numbers.Count > 1 && numbers.TrueForAll(number => prose.Numbers[number.Number].Role == NumberRole.Percentage)) { Shares(numbers); return true; }
        var parts = new List<Term>();
        Term? verb = null;
        for (var i = 0; i < at; i++)
            if (clause[i].Kind is TermKind.Outcome or TermKind.Column or TermKind.Channel or TermKind.Result or TermKind.Dispute or TermKind.Document
                or TermKind.Decision or TermKind.Stock) parts.Add(clause[i]);
            else if (clause[i].Kind == TermKind.Verb) verb = clause[i];
        if (numbers.Count < 2 || parts.Count != numbers.Count)
        {
            // 新收、结转、办结分别为…: verbs are what is counted.
            if (numbers.Count < 2) return false;
            parts = [.. clause[..at].ToArray().Where(term => term.Kind is TermKind.Verb or TermKind.Stock)];
            if (parts.Count != numbers.Count)
            {
                // 四个季度依次为71、88、97、86件: of what each is cannot be told, only that they are counts of one thing.
                var measure = prose.Numbers[numbers[^1].Number].Unit;
                if (parts.Count < 2)
                    foreach (var number in numbers)
                        if (prose.Numbers[number.Number] is { Role: NumberRole.Quantity } bare)
                            statements.Add(
                                new(StatementKind.Count, [],
                                    prose.Span(number.Start, number.Length))
                                {
                                    Number = bare with { Unit = bare.Unit.Length > 0 ? bare.Unit : measure },
                                    Value = bare.Value,
                                    Whose = frame.Whose,
                                    Period = StatedPeriod.Other,
                                    Sentence = sentence,
                                    IsCertain = false,
                                });
                return true;
            }
        }
        var unit = numbers.Select(number => prose.Numbers[number.Number].Unit).LastOrDefault(u => u.Length > 0) ?? "";
        if (frame.Pending is { } pending) Remember(pending);
        var request = clause.ToArray().FirstOrDefault(term => term.Kind == TermKind.Request);
        if (request.Kind == TermKind.Request && !parts.Exists(part => part.Kind == TermKind.Dispute)) frame.Topic = Topic.Requests;
        frame.Form = ListForm.Closed;
        frame.Whole = LastWhole();
        frame.List = ++lists;
        for (var i = 0; i < parts.Count; i++)
        {
            var near = verb is { } v && parts[i].Kind is TermKind.Document ? Clause.Of([v, parts[i]], prose.Text) : Clause.Of([parts[i]], prose.Text);
            var (subjects, family) = SubjectFinder.Find(near, frame.Topic ?? passageTopic, frame.Blocks, frame.Row, frame.Last, false);
            var reading = prose.Numbers[numbers[i].Number];
            if (reading.Role != NumberRole.Quantity) continue;
            var statement = new Statement(StatementKind.Count, subjects, prose.Span(numbers[i].Start, numbers[i].Length))
            {
                Number = reading with { Unit = reading.Unit.Length > 0 ? reading.Unit : unit },
                Value = reading.Value,
                Whose = frame.Whose,
                Period = frame.Period,
                Label = prose.Text.Substring(parts[i].Start, parts[i].Length),
                Sentence = sentence,
            };
            statements.Add(family == PartFamily.None
                ? statement
                : statement with
                {
                    Family = family,
                    Form = ListForm.Closed,
                    List = frame.List,
                    Wholes = Wholes(family, statement, ListForm.Closed, statements.Count),
                });
            if (!subjects.IsEmpty) Enter(subjects[0], near);
            frame.Last = family;
        }
        (frame.Whole, frame.Form) = (-1, ListForm.None);
        return true;
    }

    // 2023年、2024年收到申请分别为15件、20件
    private bool Yearly(ReadOnlySpan<Term> clause, int at, List<Term> numbers)
    {
        Term[] years = [.. clause[..at].ToArray().Where(term => term.Kind == TermKind.Number && prose.Numbers[term.Number].Role == NumberRole.Year)];
        if (years.Length < 2 || years.Length != numbers.Count) return false;
        var near = Clause.Of([.. clause.ToArray().Where(term => term.Kind is not (TermKind.Number or TermKind.Respectively or TermKind.And))], prose.Text);
        var subjects = SubjectFinder.Find(near, frame.Topic ?? passageTopic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects;
        for (var i = 0; i < years.Length; i++)
        {
            var (reading, year) = (prose.Numbers[numbers[i].Number], prose.Numbers[years[i].Number].Value);
            if (reading.Role != NumberRole.Quantity) continue;
            statements.Add(new(StatementKind.Count, subjects, prose.Span(numbers[i].Start, numbers[i].Length))
            {
                Number = reading,
                Value = reading.Value,
                Whose = frame.Whose,
                Sentence = sentence,
                Period = year == report.Year ? StatedPeriod.ReportYear : year == report.Year - 1 ? StatedPeriod.LastYear : StatedPeriod.Other,
            });
        }
        return true;
    }

    // 9件、3件分别予以公开、部分公开
    private bool FirstNumbers(ReadOnlySpan<Term> clause, int at)
    {
        Term[] numbers = [.. clause[..at].ToArray().Where(IsFigure)];
        Term[] parts = [.. clause[(at + 1)..].ToArray().Where(term => term.Kind is TermKind.Outcome or TermKind.Column or TermKind.Channel or TermKind.Result)];
        return numbers.Length > 1 && parts.Length == numbers.Length && Respectively([.. parts, clause[at], .. numbers]);
    }

    // …9件、3件，分别占45%、15%: each share is of the count in the same place.
    private void Shares(List<Term> numbers)
    {
        var counts = Enumerable.Range(frame.First, statements.Count - frame.First).Where(i => statements[i].Kind == StatementKind.Count)
            .TakeLast(numbers.Count).ToList();
        if (counts.Count < numbers.Count || statements[counts[0]].List != statements[counts[^1]].List || statements[counts[0]].List == 0) return;
        for (var i = 0; i < numbers.Count; i++)
        {
            var part = statements[counts[i]];
            var reading = prose.Numbers[numbers[i].Number];
            statements.Add(part with
            {
                Kind = StatementKind.Share,
                Words = prose.Span(numbers[i].Start, numbers[i].Length),
                Number = reading,
                Value = reading.Value,
                Part = counts[i],
                Form = ListForm.None,
                Family = PartFamily.None,
                List = 0,
            });
        }
    }
}
