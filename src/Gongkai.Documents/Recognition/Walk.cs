using System.Collections.Immutable;
using Gongkai.Documents.Formats;
using Gongkai.Reports;
using Gongkai.Reports.Rules;

namespace Gongkai.Documents.Recognition;

/// <summary>Walks the lines of a document once: into passages, titles and tables.</summary>
internal sealed class Walk(ImmutableArray<PrintedLine> lines, ImmutableArray<OutlineTitle> titles, bool former)
{
    private readonly List<Passage> passages = [];
    private readonly List<LayoutNote> headings = [];
    private ReportSection? section;
    private string? title;
    private readonly List<Passage> unseen = [];
    private readonly List<LayoutNote> ownTables = [];
    private readonly HashSet<Table> seen = new(ReferenceEqualityComparer.Instance);
    private SignOff? signOff;
    private int reportEnd;

    public PrintedTables Tables { get; } = new();

    /// <summary>The report year: from the title, else the period, else the sign-off.</summary>
    public int? Year { get; private set; }

    public void Run()
    {
        var first = titles.IsEmpty ? 0 : titles[0].Line;
        var (start, end) = FrontMatter.TitleLines(lines, first);
        title = end > start ? FrontMatter.Title(lines, start, end) : null;
        var next = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].IsHidden) unseen.Add(new(null, lines[i].Slots[0].Text.Trim(), lines[i].Slots[0].At));
            else if (next < titles.Length && titles[next].Line == i) Title(lines[i], titles[next++].Title);
            else if (i >= start && i < end) Keep(lines[i], passage => passage with { IsReportTitle = true });
            else Line(lines[i]);
        }
        if (!EndAtSignOff()) TakeSignOff();
        Year = (title is null ? null : FrontMatter.YearIn(title)) ?? Period()?.To.Year ?? (signOff?.Date?.Year - 1);
    }

    public AnnualReport Report(ReportFormGeneration generation, CellPlacement placement) => new()
    {
        Generation = generation,
        Title = title,
        Agency = Agency() ?? signOff?.Agency,
        Year = Year,
        Period = Period(),
        Contact = Contact(),
        SignOff = signOff,
        Passages = [.. passages, .. unseen],
        Cells = placement.Cells,
        Layout = [.. headings, .. placement.Notes, .. ownTables],
    };

    // What the title adds to the agency's name is not part of it.
    private string? Agency()
    {
        if (title is null || FrontMatter.AgencyIn(title) is not { } named) return null;
        var text = string.Join('。', passages.Where(passage => !passage.IsReportTitle).Select(passage => passage.Text));
        return ForeignNames.In(named, signOff?.Agency, text) is { } added && (added.IsCertain || added.Own == signOff?.Agency) ? added.Own : named;
    }

    private void Title(PrintedLine line, SectionTitles.Title found)
    {
        section = found.Section;
        Tables.Enter(found.Section);
        var slot = line.Single!;
        var printed = slot.Text[..Math.Min(found.End, slot.Text.Length)].Trim().TrimEnd('：', ':', '。');
        headings.Add(new TitlePrinted(found.Section, printed, line.HeadingLevel, slot.At));
        passages.Add(new(section, printed, slot.At) { IsSectionTitle = true, HeadingLevel = line.HeadingLevel });
        if (found.End < slot.Text.Length && slot.Text[found.End..].Trim() is { Length: > 0 } rest) passages.Add(new(section, rest, slot.At));
    }

    private void Line(PrintedLine line)
    {
        if (line.Source is { } source && InTables && OwnTables.Is(source))
        {
            if (seen.Add(source)) ownTables.Add(OwnTables.Note(section!.Value, source));
        }
        else if (former) Keep(line, passage => passage);
        else if (line.IsParagraph ? !TakesParagraph(line) : !TakesRow(line)) Keep(line, passage => passage);
    }

    private bool TakesParagraph(PrintedLine line)
    {
        var slot = line.Slots[0];
        if (slot.IsEmpty) return true;
        if (slot.Text.Length > 60 || slot.Text.Contains('。', StringComparison.Ordinal)) return false;
        return (InTables || BeginsTable(slot)) && Tables.TakeSlot(slot, inTable: false);
    }

    private bool TakesRow(PrintedLine line)
    {
        if (!InTables && !line.Slots.Any(BeginsTable)) return false;
        if (line.Single is { } single && single.Text.Contains('。', StringComparison.Ordinal) && Labels.Exactly(single.Text, null) is null) return false;
        if (line.IsRow) Tables.TakeRow(line);
        else return Tables.TakeSlot(line.Slots[0], inTable: Tables.Current is not null);
        return true;
    }

    // Between the titles of 二 and 五, or, where those are missing, from the first label that only a table has.
    private bool InTables => !former && section is ReportSection.Proactive or ReportSection.Requests or ReportSection.Disputes;

    private bool BeginsTable(Slot slot)
    {
        if (slot.Text.Length > 60 || Labels.Exactly(slot.Text, null) is not { } match) return false;
        if (match.Label.Kind != LabelKind.Block
            && match.Label.Id is not (Labels.Corner or Labels.Applicants or "requests.received" or "disputes.litigation_direct")) return false;
        if (section is ReportSection.Problems or ReportSection.OtherMatters && match.Label.Kind != LabelKind.Block && match.Label.Id != Labels.Corner)
            return false;
        section = match.Label.Section;
        Tables.Enter(match.Label.Section);
        return true;
    }

    private void Keep(PrintedLine line, Func<Passage, Passage> mark)
    {
        var text = string.Join(' ', line.Slots.Where(slot => !slot.IsEmpty && slot.Text != CellLines.Picture).Select(slot => slot.Text.Trim()));
        if (text.Length > 0)
            passages.Add(
                mark(new(mark(new(null, "", null)).IsReportTitle
                    ? null : section, text, line.Slots.First(slot => !slot.IsEmpty).At)
                { HeadingLevel = line.HeadingLevel }));
    }

    // An agency and a date on lines of their own end the report; what follows is the page around it and belongs to no section.
    private bool EndAtSignOff()
    {
        reportEnd = passages.Count;
        var last = passages.FindLastIndex(passage => passage.IsSectionTitle);
        if (last < 0) return false;
        for (var i = last + 1; i < passages.Count; i++)
        {
            if (FrontMatter.SignOffIn(passages[i].Text) is not { Date: { } date } found) continue;
            var other = found.Agency is not null ? i : IsAgency(i - 1, last) ? i - 1 : IsAgency(i + 1, last) ? i + 1 : -1;
            if (other < 0) continue;
            signOff = new(found.Agency ?? FrontMatter.SignOffIn(passages[other].Text)!.Agency, date);
            foreach (var line in new[] { i, other }) passages[line] = passages[line] with { Section = null, IsSignOff = true };
            reportEnd = Math.Max(i, other) + 1;
            for (var after = reportEnd; after < passages.Count; after++) passages[after] = passages[after] with { Section = null };
            return true;
        }
        return false;
    }

    private bool IsAgency(int at, int last) =>
        at > last && at < passages.Count && FrontMatter.SignOffIn(passages[at].Text) is { Agency: not null, Date: null };

    // The last lines: an agency, a date, or both; they belong to no section.
    private void TakeSignOff()
    {
        for (var i = passages.Count - 1; i >= 0 && i >= passages.Count - 6; i--)
        {
            var passage = passages[i];
            if (passage.IsSectionTitle || passage.IsReportTitle) return;
            if (FrontMatter.SignOffIn(passage.Text) is not { } found || (found.Date is null && signOff is null && !LastLine(i))
                || (found.Agency is not null && signOff?.Agency is not null))
            {
                if (signOff is not null) return;
                continue;
            }
            signOff = new(found.Agency ?? signOff?.Agency, found.Date ?? signOff?.Date);
            passages[i] = passage with { Section = null, IsSignOff = true };
            if (signOff is { Agency: not null, Date: not null }) return;
        }
    }

    private bool LastLine(int i) => i == passages.Count - 1 && passages.Exists(passage => passage.IsSectionTitle);

    private ReportingPeriod? Period()
    {
        ReportingPeriod? any = null;
        foreach (var passage in passages.Take(reportEnd))
        {
            if (passage.Section is not (null or ReportSection.Overview) || FrontMatter.PeriodIn(passage.Text) is not { } period) continue;
            if (passage.Text.Contains("统计", StringComparison.Ordinal) || passage.Text.Contains("期限", StringComparison.Ordinal)
                || passage.Text.Contains("数据", StringComparison.Ordinal)) return period;
            any ??= passage.Section is null ? period : null;
        }
        return any;
    }

    private string? Contact()
    {
        foreach (var passage in passages.Take(reportEnd))
            if ((passage.Section is null or ReportSection.Overview or ReportSection.OtherMatters) && FrontMatter.ContactIn(passage.Text) is { } contact)
                return contact;
        return null;
    }
}
