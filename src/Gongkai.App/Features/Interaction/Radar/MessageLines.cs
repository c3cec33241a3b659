using Gongkai.Web;

namespace Gongkai.Features.Interaction;

/// <summary>What the terms of messages say; a superior reads the number, for what somebody has written is nobody else's.</summary>
internal abstract class MessageLineOfRadar(string word, string name, RadarWeight weight) : QueriedLine(word, name, weight)
{
    /// <summary>Which of their terms.</summary>
    protected abstract string Term { get; }

    protected override string Records => $"""
        select m.id, m.number as title, t.due_on as since, coalesce(m.section, '没有分办') as note
        from term_view t join {MessageView.Table} m on t.subject = 'message/' || m.id
        where t.agency = @agency and t.kind = '{Term}' and t.due_on < @today
        """;

    protected override string AddressOf(string id) => MessageRoutes.Of(MessageId.Parse(id, null));
}

/// <summary>Messages and faults of the website past the term that their writers were told.</summary>
internal sealed class LateMessages() : MessageLineOfRadar("late_message", "超过期限没有答复的留言和网站找错", RadarWeight.Attention)
{
    public override string Basis => "本机关公布的留言答复期限；“我为政府网站找错”三个工作日";

    public override string Remedy => "拟写答复并审核；不属于本机关的，告知途径。";

    public override string DayName => "答复期限";

    protected override string Term => "message";
}

/// <summary>Messages that have waited more than three months: the whole website fails for one.</summary>
internal sealed class VetoedMessages() : MessageLineOfRadar("veto_message", "三个月没有答复的留言", RadarWeight.Breach)
{
    public override string Basis => "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）单项否决：留言超过三个月未回应";

    public override string Remedy => "当天答复；同时报告负责网站的领导。";

    public override string DayName => "满三个月";

    protected override string Term => "message_veto";
}
