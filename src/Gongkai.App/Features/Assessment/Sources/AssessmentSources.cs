using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Features.Radar;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Assessment;

/// <summary>All sources: questions to registers that stand elsewhere, and every line of the radar.</summary>
public sealed class AssessmentSources(Store store, TimeProvider clock)
{
    private static readonly string Corrected = string.Join(", ", Enum.GetValues<ReviewResult>().Where(result => ReviewEnding.Of(result).IsCorrected)
        .Select(result => $"'{result}'"));

    /// <summary>Every source.</summary>
    public static ImmutableArray<AssessmentSource> All { get; } =
    [
        // 第三十三条: the last day is that of the register, extensions and pauses counted.
        new QueriedSource("reply_late", "逾期答复的申请", """
            select '申请 ' || coalesce(number, '（没有编号）') as words, due_on as on_day, 'case/' || id as subject from register_view
            where agency = @agency and kind = 'Disclosure' and due_on >= @from and due_on <= @to and joined_into is null
                and (ended_on > due_on or ended_on is null and due_on < @today)
            """),
        new QueriedSource("reconsideration_corrected", "行政复议结果纠正", $"""
            select '行政复议 ' || coalesce(v.number, '') || '（申请 ' || coalesce(c.number, '') || '）' as words, v.result_on as on_day, 'review/' || v.id as subject
            from review_view v left join case_view c on c.id = v.request
            where v.agency = @agency and v.kind = 'Reconsideration' and v.result in ({Corrected}) and v.result_on >= @from and v.result_on <= @to
            """),
        new QueriedSource("suit_corrected", "行政诉讼结果纠正", $"""
            select '行政诉讼 ' || coalesce(v.number, '') || '（申请 ' || coalesce(c.number, '') || '）' as words, v.result_on as on_day, 'review/' || v.id as subject
            from review_view v left join case_view c on c.id = v.request
            where v.agency = @agency and v.kind <> 'Reconsideration' and v.result in ({Corrected}) and v.result_on >= @from and v.result_on <= @to
            """),
        new FoundedComplaints(),
        new PublicEvaluation(isInvited: true),
        new PublicEvaluation(isInvited: false),
        new ThirdPartyFigure(),
        new ThirdPartyLosses(),
        // 第四十九条: the report on the year before is due in the year that is assessed.
        new QueriedSource("report_late", "上年度年度报告没有按时提交", """
            select name || '：' || case when filed_on is null then '没有提交' else filed_on || ' 提交' end || '，规定 ' || submit_by as words, submit_by as on_day,
                'filing/' || id as subject
            from filing_view where member = @agency and year = @year - 1 and stage <> 'Dropped' and submit_by < @today
                and (filed_on is null or filed_on > submit_by)
            """),
        new QueriedSource("report_published_late", "上年度年度报告没有按时公布", """
            select name || '：' || published_on || ' 公布，规定 ' || publish_by as words, publish_by as on_day, 'filing/' || id as subject
            from filing_view where member = @agency and year = @year - 1 and stage <> 'Dropped' and published_on > publish_by
            """),
        new QueriedSource("report_returned", "上年度年度报告被退回", """
            select name || '：退回 ' || returns || ' 次' as words, filed_on as on_day, 'filing/' || id as subject
            from filing_view where member = @agency and year = @year - 1 and returns > 0
            """),
        new QueriedSource("report_missed", "年度报告退回后逾期没有改正", """
            select name || '：逾期 ' || missed || ' 次' as words, due_on as on_day, 'filing/' || id as subject
            from filing_view where member = @agency and year = @year - 1 and missed > 0
            """),
        new FigureSource("items_published", "公开的信息条数",
            "select count(*) from public_item where agency = @agency and published_on >= @from and published_on <= @to"),
        new FigureSource("policies_interpreted", "有解读的规范性文件占比（百分之几）", """
            select case when count(*) = 0 then null else
                100 * sum(case when exists (select 1 from public_item i where i.interprets = p.id and i.withdrawn_on is null) then 1 else 0 end) / count(*) end
            from public_item p where p.agency = @agency and p.number is not null and p.number <> '' and p.withdrawn_on is null
                and p.published_on >= @from and p.published_on <= @to
            """),
        .. RadarLine.All.Where(line => line.Weight != RadarWeight.Suggestion).Select(line => new RadarSource(line)),
    ];

    /// <summary>Their words.</summary>
    public static IReadOnlySet<string> Words { get; } = All.Select(source => source.Word).ToHashSet();

    /// <summary>What a word is called; the word itself where it is no source any more.</summary>
    public static string NameOf(string word) => All.FirstOrDefault(source => source.Word == word)?.Name ?? word;

    /// <summary>What the registers say of the indicators that name a source; what is not known is not there.</summary>
    public async Task<ImmutableSortedDictionary<string, IndicatorFacts>> CollectAsync(AgencyId agency, int year, IEnumerable<Indicator> indicators,
        CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var facts = ImmutableSortedDictionary.CreateBuilder<string, IndicatorFacts>(StringComparer.Ordinal);
        foreach (var leaf in indicators.Where(one => one is { Rule: not null, Source: not null }))
            if (All.FirstOrDefault(source => source.Word == leaf.Source) is { } source
                && await source.FindAsync(new(connection, agency, year, clock.BeijingToday)) is { } found && found.Tells(leaf.Rule!.Value))
                facts[leaf.Code] = found;
        return facts.ToImmutable();
    }
}

/// <summary>投诉查实: complaints about the agency that were found right, wholly or in part (第五十一条).</summary>
internal sealed class FoundedComplaints() : AssessmentSource("complaint_founded", "查实的投诉举报")
{
    public override async Task<IndicatorFacts?> FindAsync(SourceAsk ask)
    {
        if (!await QueriedSource.IsKnownAsync(ask)) return null;
        var founded = await ComplaintMatters.FoundedAsync(ask.Connection, "v.about = @agency", new { agency = ask.Agency });
        return new()
        {
            Events = [.. founded.Where(one => one.Answered.On.Year == ask.Year)
                .Select(one => new ScoredEvent($"投诉{one.Answered.Finding!.Value.Name()}") { On = one.Answered.On, Subject = one.Stream })],
        };
    }
}

/// <summary>
/// A line of the radar: of the running year what it finds now, of one that is over what the reading nearest to its last day found; without a reading nothing is
/// known. Titles of what is not public are not told.
/// </summary>
internal sealed class RadarSource(RadarLine line) : AssessmentSource($"radar.{line.Word}", $"公开雷达：{line.Name}")
{
    private const int Shown = 200;

    public override async Task<IndicatorFacts?> FindAsync(SourceAsk ask)
    {
        if (ask.Year > ask.Today.Year) return null;
        if (ask.Year < ask.Today.Year)
            return (await RadarDays.NearAsync(ask.Connection, [ask.Agency], ask.End)).Find(ask.Agency, line) is { } day
                ? new() { Events = day.Found == 0 ? [] : [new($"{line.Name}，{Dates.Of(day.Day)} 的读数", checked((int)day.Found)) { On = day.Day }] } : null;
        var found = await line.FindAsync(new(ask.Connection, ask.Agency, ask.Today) { Take = Shown });
        var events = found.Records.Select(record => new ScoredEvent(record.IsPublic ? record.Title : line.Name) { On = record.Since }).ToImmutableArray();
        return new() { Events = found.Count > events.Length ? events.Add(new("其余", checked((int)(found.Count - events.Length)))) : events };
    }
}
