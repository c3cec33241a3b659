using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>
/// 第四十四条: “多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围”. Requests of a year for the same
/// (of one topic, or where the desk has entered none, in the same words, compared by their tokens) by several applicants, none of whom was told that it is
/// public already. What is shown is the topic that the desk entered and numbers; nothing that an applicant wrote.
/// </summary>
internal sealed class AskedByMany() : QueriedLine("asked_by_many", "多人申请的相同信息", RadarWeight.Suggestion)
{
    public override string Basis => "《政府信息公开条例》第四十四条";

    public override string Remedy => "可以公开的，主动公开；在案件里也可以登记“建议转为主动公开”。";

    public override string DayName => "最早一件收到";

    // Cases of an applicant whose data were erased still have their topic.
    protected override string Records => """
        select min(id) as id, coalesce(max(topic), '（没有登记主题的相同申请）') as title, min(arrived_on) as since,
            count(distinct applicant) || ' 名申请人，' || count(*) || ' 件' as note
        from (
            select c.id, nullif(c.topic, '') as topic, c.arrived_on, c.outcome, coalesce(i.token, c.applicant) as applicant,
                case when c.topic <> '' then 't' || c.topic else 'd' || coalesce(d.token, c.id) end as same
            from case_view c
                left join personal_index d on d.data = c.applicant and d.facet = 'description'
                left join personal_index i on i.data = c.applicant and i.facet = 'identity'
            where c.agency = @agency and c.kind = 'Disclosure' and c.arrived_on > @from and c.arrived_on <= @today
        ) asked
        group by same having count(distinct applicant) >= @applicants and sum(case when outcome = 'AlreadyPublic' then 1 else 0 end) = 0
        """;

    // How many make many, and within what time, the regulation leaves open: the agency chooses.
    protected override async Task<object?> ValuesAsync(RadarAsk ask)
    {
        var chosen = await AgencyCasework.SettingsAsync(ask.Connection, ask.Agency);
        return new { from = ask.Today.AddMonths(-chosen.AlikeMonths), applicants = (long)chosen.AlikeApplicants };
    }

    protected override string AddressOf(string id) => CaseRoutes.Of(DisclosureRequestId.Parse(id, null));
}
