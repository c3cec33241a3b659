using System.Collections.Immutable;
using Gongkai.Calendar;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing;

/// <summary>审核环节: a stage of review that an item passes after its author.</summary>
public enum ChainStage
{
    [Word("科室负责人审核")] Section,
    [Word("保密审查")] Secrecy,
    [Word("公开工作机构审核")] Office,
    [Word("分管领导审签")] Leader,
}

/// <summary>发布设置: what an agency has chosen for publishing, where law and practice leave a choice.</summary>
public sealed record PublishingSettings
{
    private const int MostHosts = 50, LongestHost = 253;

    /// <summary>第二十六条: within so many workdays of forming or change.</summary>
    public static Dated<int> PublicationWorkdays { get; } = new((new(2019, 5, 15), 20));

    /// <summary>Terms of publication for which something else than article 26 holds; where an agency has never chosen, those that it begins with.</summary>
    public ImmutableArray<PublicationTerm> Terms { get; init; } = PublicationTerm.Usual;

    /// <summary>The stages after the author, in order: two to four, so that with him there are three to five. 保密审查 is always among them.</summary>
    public ImmutableArray<ChainStage> Chain { get; init; } = [ChainStage.Section, ChainStage.Secrecy, ChainStage.Leader];

    /// <summary>索引号的样式: {机关}, {年}, {栏目}, {序号} or {序号:5}.</summary>
    public string IndexPattern { get; init; } = "{机关}/{年}-{序号:5}";

    /// <summary>The agency in index numbers: 统一社会信用代码, or what it is called by.</summary>
    public string AgencyCode { get; init; } = "";

    /// <summary>第十八条: after so many months what is not published is looked at again.</summary>
    public int ReexaminationMonths { get; init; } = 12;

    /// <summary>政策解读 at the latest so many workdays after its document.</summary>
    public int InterpretationWorkdays { get; init; } = 3;

    /// <summary>同步审签: whether the leader signs a normative document only when its interpretation has been written and submitted. Local rules ask it.</summary>
    public bool SignsTogether { get; init; } = true;

    /// <summary>So many months before a document lapses it is evaluated.</summary>
    public int EvaluationMonths { get; init; } = 6;

    /// <summary>公示期: at least so many workdays.</summary>
    public int NoticeWorkdays { get; init; } = 5;

    /// <summary>意见征集: at least so many days, or a reason is given.</summary>
    public int ConsultationDays { get; init; } = 30;

    /// <summary>征集结果: published within so many workdays of the end.</summary>
    public int FeedbackWorkdays { get; init; } = 20;

    /// <summary>Whether comments on drafts are taken only from who says who he is. No law asks it, and who is heard need not be known.</summary>
    public bool NamedComments { get; init; }

    /// <summary>保管期限: for so many years after the period, who said what is kept; a suit can be brought for five (行政诉讼法第四十六条).</summary>
    public int OpinionYears { get; init; } = 5;

    /// <summary>Hours for the first information on major emergencies, for the press briefing, for other topics.</summary>
    public int EmergencyHours { get; init; } = 5;

    /// <inheritdoc cref="EmergencyHours"/>
    public int BriefingHours { get; init; } = 24;

    /// <inheritdoc cref="EmergencyHours"/>
    public int TopicHours { get; init; } = 48;

    /// <summary>The sites that links in texts may lead to, each with everything below it: <c>gov.cn</c>.</summary>
    public ImmutableArray<string> LinkHosts { get; init; } = ["gov.cn"];

    /// <summary>Whether a site is the one that is allowed, or one below it.</summary>
    public static bool IsAtOrBelow(string host, string allowed) => host.Equals(allowed, StringComparison.OrdinalIgnoreCase)
        || host.Length > allowed.Length && host[^(allowed.Length + 1)] == '.' && host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the choices.</summary>
    public IEnumerable<Refusal> Faults()
    {
        if (Chain.Length is < 2 or > 4) yield return new("PU10") { Variant = "length", Field = nameof(Chain), Values = [("count", (long)Chain.Length + 1)] };
        if (!Chain.Contains(ChainStage.Secrecy)) yield return new("PU10") { Variant = "secrecy", Field = nameof(Chain) };
        if (Chain.Distinct().Count() != Chain.Length) yield return new("PU10") { Variant = "twice", Field = nameof(Chain) };
        foreach (var wrong in Terms.SelectMany(term => term.Faults())) yield return wrong;
        if (Terms.DistinctBy(term => (term.Kind, term.Field, term.From, term.Where)).Count() != Terms.Length)
            yield return new("PU35") { Variant = "twice", Field = nameof(Terms) };
        if (IndexNumber.Fault(IndexPattern) is { } fault) yield return fault;
        if (LinkHosts.Length > MostHosts) yield return new("PU15") { Variant = "many", Field = nameof(LinkHosts), Values = [("most", (long)MostHosts)] };
        foreach (var host in LinkHosts.Where(host => !IsHost(host)))
            yield return new("PU15") { Variant = "host", Field = nameof(LinkHosts), Values = [("host", host)] };
    }

    // The name of a site as addresses have it, of two parts at least: one part would allow a whole country.
    private static bool IsHost(string host)
    {
        var parts = host.Split('.');
        return host.Length <= LongestHost && parts.Length > 1 && !parts[^1].All(char.IsAsciiDigit) && parts.All(part =>
            part.Length is > 0 and <= 63 && part[0] != '-' && part[^1] != '-' && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
    }
}
