using Gongkai.Text;

namespace Gongkai.Reports.Prose;

// Whose a figure is, and of when.
internal sealed partial class StatementReader
{
    // Whose, and when.
    private void Circumstances(ReadOnlySpan<Term> clause, bool begins)
    {
        Whose? whose = null;
        var asOf = false;
        var headed = false;
        var record = SaysRecord(clause[0].Start);
        for (var i = 0; i < clause.Length; i++)
        {
            var term = clause[i];
            var before = i > 0 ? clause[i - 1] : default;
            var after = i + 1 < clause.Length ? clause[i + 1] : default;
            switch (term.Kind)
            {
                case TermKind.AsOf: asOf = true; break;
                case TermKind.Verb or TermKind.Request or TermKind.Dispute: headed = true; break;
                case TermKind.Period when !(record && term.Payload is "other" or "cumulative"): Period(term, before, headed); break;
                case TermKind.Number when !record: Date(term, before, after, asOf, headed); break;
                case TermKind.Own or TermKind.Area or TermKind.Government or TermKind.Others when whose != Whose.Other && IsSubject(term, after):
                    var said = body.Of(term, prose.Text);
                    // 市政府及各部门 is the whole again; 全市各级行政机关 is the whole of the area, 市政府各部门 and 各部门 alone are not.
                    if (term.Kind == TermKind.Others && before.Kind == TermKind.And && whose is Whose.Own or Whose.OwnGovernment) break;
                    if (term.Kind == TermKind.Others && before.Kind is TermKind.Government && before.End == term.Start
                        && !prose.Text.AsSpan(term.Start).StartsWith("各级", StringComparison.Ordinal)) { whose = Whose.Unclear; break; }
                    if (term.Kind == TermKind.Others && before.Kind is TermKind.Area or TermKind.Government && before.End == term.Start
                        && prose.Text[term.Start] == '各' && whose is Whose.Own or Whose.OwnGovernment) break;
                    whose = whose is null || said == Whose.Other || term.Kind == TermKind.Own ? said : whose;
                    break;
            }
        }
        foreach (var term in clause)
            if (term.Kind is TermKind.Verb && term.Payload is "received" or "taken" or "concluded")
            {
                if (whose is not Whose.Other && body.Before(prose.Text, ClauseStart(clause[0].Start), term.Start) is { } named
                    && (whose is null || named == Whose.Other && clause[0].Kind != TermKind.Own)) whose = named;
                break;
            }
        if (whose is { } found)
        {
            frame.Whose = found;
            if (begins) passageWhose = found == Whose.Other ? Whose.Unclear : found;
        }
    }

    // 自新条例施行以来最多, 创近五年新高: the years a record is set against are not those of the figure.
    private bool SaysRecord(int at)
    {
        var clause = prose.Text.AsSpan(ClauseStart(at), ClauseEnd(at) - ClauseStart(at));
        return (clause.Contains('最') || clause.Contains("首次", StringComparison.Ordinal) || clause.Contains("新高", StringComparison.Ordinal)
            || clause.Contains("新低", StringComparison.Ordinal) || clause.Contains("突破", StringComparison.Ordinal)
            || clause.Contains("首破", StringComparison.Ordinal))
            && (clause.Contains('来') || clause.Contains('近') || clause.Contains("历年", StringComparison.Ordinal)
                || clause.Contains("历史", StringComparison.Ordinal) || clause.Contains("首", StringComparison.Ordinal));
    }

    private int ClauseStart(int at)
    {
        while (at > 0 && !",;:。()!?".Contains(prose.Text[at - 1], StringComparison.Ordinal)) at--;
        return at;
    }

    private bool IsSubject(Term term, Term after)
    {
        if (term.Start > 0 && "在向对经从据照绕导促助过织会给至于与为按和、".Contains(prose.Text[term.Start - 1], StringComparison.Ordinal))
            return term.Kind == TermKind.Own && prose.Text[term.Start - 1] is not ('向' or '对' or '给' or '过');
        if (after.Start == term.End && after.Kind is TermKind.Channel or TermKind.Elsewhere or TermKind.Proactive) return false;
        return term.End >= prose.Text.Length || !"网门站微规章公".Contains(prose.Text[term.End], StringComparison.Ordinal)
            || prose.Text.AsSpan(term.End).StartsWith("公共");
    }

    private void Period(Term term, Term before, bool headed)
    {
        switch (term.Payload)
        {
            case "report": Say(StatedPeriod.ReportYear); saidReportYear |= frame.Period == StatedPeriod.ReportYear; break;
            case "last" when before.Kind != TermKind.Compare && !headed: Say(StatedPeriod.LastYear); break;
            case "other": Say(StatedPeriod.Other); frame.SaidSpan = true; break;
            case "cumulative" when !saidReportYear && !frame.SaidPeriod: frame.Period = StatedPeriod.Unclear; break;
        }

        void Say(StatedPeriod period)
        {
            // 2023年，全年…: 全年 is that of the year just said.
            if (frame.SaidPeriod && !frame.SaidSpan && period == StatedPeriod.ReportYear && prose.Text[term.Start] is '全' or '年' or '当') return;
            (frame.Period, frame.SaidPeriod) = (period, true);
        }
    }

    private void Date(Term term, Term before, Term after, bool asOf, bool headed)
    {
        var number = prose.Numbers[term.Number];
        if (number.Role == NumberRole.Year)
        {
            if (before.Kind == TermKind.Compare || IsFrom(term) || before is { Kind: TermKind.Stock }
                || after is { Kind: TermKind.Stock, Payload: "carried" or "carried_in" }) return;
            var period = number.Value == report.Year ? StatedPeriod.ReportYear : number.Value == report.Year - 1 ? StatedPeriod.LastYear : StatedPeriod.Other;
            if (report.Year is null) period = StatedPeriod.Unclear;
            if (headed && period != StatedPeriod.ReportYear) { frame.Period = StatedPeriod.Unclear; return; }
            // 2020年至2024年
            if (before.Kind == TermKind.Number && prose.Numbers[before.Number].Role == NumberRole.Year
                && prose.Text.AsSpan(before.End, term.Start - before.End) is "至" or "到" or "-" or "—") period = StatedPeriod.Other;
            // 2008年5月至2024年底
            else if (term.Start > 0 && prose.Text[term.Start - 1] is '至' or '到' && YearBefore(term) is { } from && from != number.Value)
                period = StatedPeriod.Other;
            if (asOf && period == StatedPeriod.LastYear) period = StatedPeriod.Other;
            (frame.Period, frame.SaidPeriod) = (period, true);
            if (period == StatedPeriod.ReportYear) saidReportYear = true;
            return;
        }
        if (number.Role != NumberRole.Time || headed) return;
        var tail = prose.Text[term.End - 1];
        if (tail == '月' && number.Value != 12 && !prose.Text.AsSpan(term.Start, term.Length).Contains("个月", StringComparison.Ordinal))
        {
            // 1月1日至12月31日 and 1-12月 are the whole year.
            if (number is { Value: 1, High: 12 }) return;
            if (number.Value == 1 && prose.Text.AsSpan(term.End, Math.Min(14, prose.Text.Length - term.End)) is var rest
                && rest.IndexOf("12月") is >= 0 and var at && rest[..at].IndexOfAny(ClauseSides) < 0) return;
            (frame.Period, frame.SaidPeriod) = (StatedPeriod.Other, true);
        }
        else if (tail == '年' && prose.Text.AsSpan(term.End).StartsWith("来")) (frame.Period, frame.SaidPeriod) = (StatedPeriod.Other, true);
    }

    private decimal? YearBefore(Term term)
    {
        foreach (var number in prose.Numbers)
            if (number.Role == NumberRole.Year && number.End < term.Start && term.Start - number.End < 12) return number.Value;
        return null;
    }
}
