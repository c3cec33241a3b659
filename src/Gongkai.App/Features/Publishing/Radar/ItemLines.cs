using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>Lines of the radar that terms of items give. What a term is, and when it is over, stands with the item (<see cref="ItemTerms"/>).</summary>
/// <param name="word">By which readings name it.</param>
/// <param name="name">What people read.</param>
/// <param name="weight">How much it weighs.</param>
/// <param name="which">Of which terms it speaks: a condition on <c>t</c>, and on <c>i</c>, the row of the item.</param>
/// <param name="isPublic">Whether the items are public, so that their titles are.</param>
internal abstract class ItemTermLine(string word, string name, RadarWeight weight, string which, bool isPublic) : QueriedLine(word, name, weight)
{
    /// <summary>The day that counts, as the statement says it.</summary>
    protected virtual string Since => "t.due_on";

    protected override string Records => $"""
        select i.id, i.title, {Since} as since, t.name as note from term_view t join {(isPublic ? "public_item" : "item_view")} i on i.id = substr(t.subject, 6)
        where t.agency = @agency and t.waits = 0 and {which}
        """;

    protected override bool ArePublic => isPublic;

    protected override string? AddressOf(string id) => PublishingRoutes.Of(ItemId.Parse(id, null));
}

/// <summary>第二十六条: what was not published within the twenty workdays.</summary>
internal sealed class LatePublications() : ItemTermLine("late_publication", "超过公开期限", RadarWeight.Breach,
    $"t.due_on < @today and t.kind = '{ItemTerms.Publication}' and t.name = '{ItemTerms.PublicationName}'", isPublic: false)
{
    public override string Basis => "《政府信息公开条例》第二十六条";

    public override string Remedy => "信息形成或者变更之日起二十个工作日内公开：马上审核、公开，或者写明不公开的理由。";

    public override string DayName => "公开期限";
}

/// <summary>第二十六条: what other laws set another term for, and was not published by then.</summary>
internal sealed class LateByOtherLaws() : ItemTermLine("late_by_other_law", "超过法律另行规定的公开期限", RadarWeight.Breach,
    $"t.due_on < @today and t.kind = '{ItemTerms.Publication}' and t.name <> '{ItemTerms.PublicationName}'", isPublic: false)
{
    public override string Basis => "《政府信息公开条例》第二十六条第二句，“发布设置”里的期限";

    public override string Remedy => "预决算、许可和处罚结果等，按另行规定的期限公开：马上审核、公开。";

    public override string DayName => "公开期限";
}

/// <summary>What hot topics wait for.</summary>
internal sealed class UnansweredTopics() : ItemTermLine("unanswered_topic", "没有按时回应的热点", RadarWeight.Breach,
    "t.due_on < @today and t.kind = 'item_response'", isPublic: false)
{
    public override string Basis => "国办发〔2016〕61号";

    public override string Remedy => "马上审核、公开回应。";

    public override string DayName => "回应时限";
}

/// <summary>政策解读 whose workdays are over.</summary>
internal sealed class MissingInterpretations() : ItemTermLine("missing_interpretation", "没有解读的文件", RadarWeight.Breach,
    "t.due_on < @today and t.kind = 'item_interpretation'", isPublic: true)
{
    public override string Basis => "政策解读的规定：与文件同步公开，“发布设置”里的天数";

    public override string Remedy => "由起草科室拟写解读，公开。";

    public override string DayName => "解读期限";
}

/// <summary>政策解读 that are to come within their workdays.</summary>
internal sealed class ComingInterpretations() : ItemTermLine("coming_interpretation", "等待解读的文件", RadarWeight.Attention,
    "t.due_on >= @today and t.kind = 'item_interpretation'", isPublic: true)
{
    public override string Basis => "政策解读的规定：与文件同步公开，“发布设置”里的天数";

    public override string Remedy => "在期限以前公开解读。";

    public override string DayName => "解读期限";
}

/// <summary>Consultations that ended without saying what became of what was said.</summary>
internal sealed class ConsultationsWithoutOutcome() : ItemTermLine("consultation_outcome", "没有公布采纳情况的征集", RadarWeight.Breach,
    $"t.due_on < @today and t.kind = '{ItemTerms.Outcome}' and t.name <> '{ItemTerms.NoticeOutcome}'", isPublic: true)
{
    public override string Basis => "《优化营商环境条例》第六十二条，《重大行政决策程序暂行条例》第十五条";

    public override string Remedy => "在信息的页面上更新，写明收到多少意见、采纳多少、不采纳的理由。";

    public override string DayName => "公布期限";
}

/// <summary>公示 that ended without an outcome.</summary>
internal sealed class NoticesWithoutOutcome() : ItemTermLine("notice_outcome", "没有公布结果的公示", RadarWeight.Breach,
    $"t.due_on < @today and t.kind = '{ItemTerms.Outcome}' and t.name = '{ItemTerms.NoticeOutcome}'", isPublic: true)
{
    public override string Basis => "公示的规定：公示期满公布结果，“发布设置”里的天数";

    public override string Remedy => "在信息的页面上更新，写明公示的结果和异议的处理。";

    public override string DayName => "公布期限";
}

/// <summary>Documents whose validity ends within the months that the agency has chosen, and that nobody has evaluated.</summary>
internal sealed class EndingDocuments() : ItemTermLine("validity_ending", "有效期将满的文件", RadarWeight.Attention,
    "t.due_on <= @today and t.kind = 'item_evaluation' and i.valid_until >= @today", isPublic: true)
{
    protected override string Since => "i.valid_until";

    public override string Basis => "行政规范性文件有效期的规定，“发布设置”里的提前月数";

    public override string Remedy => "评估以后决定延续、修改、废止或者到期失效，在文件的页面上登记。";

    public override string DayName => "有效期至";
}

/// <summary>Documents whose validity has ended without anybody saying what becomes of them.</summary>
internal sealed class EndedDocuments() : ItemTermLine("validity_ended", "有效期已满、没有说明的文件", RadarWeight.Attention,
    "t.due_on < @today and t.kind in ('item_evaluation', 'item_expiry') and i.valid_until < @today", isPublic: true)
{
    protected override string Since => "i.valid_until";

    public override string Basis => "行政规范性文件有效期的规定，《政府网站发展指引》";

    public override string Remedy => "页面已经自动标明失效。在文件的页面上登记失效，或者公布延续有效期的文件。";

    public override string DayName => "有效期至";
}

/// <summary>第十八条: what is not public and was not looked at again in time.</summary>
internal sealed class LateReexaminations() : ItemTermLine("reexamination", "没有定期评估的不公开信息", RadarWeight.Attention,
    "t.due_on < @today and t.kind = 'item_reexamination'", isPublic: false)
{
    public override string Basis => "《政府信息公开条例》第十八条";

    public override string Remedy => "逐件评估：可以公开的公开，仍不公开的登记理由。";

    public override string DayName => "评估期限";
}
