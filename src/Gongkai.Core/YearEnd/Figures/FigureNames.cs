namespace Gongkai.YearEnd;

/// <summary>The names of figures that are no cells of the form: what registers count beside it, what the agency is called, what last year's report
/// said.</summary>
public static class FigureNames
{
    /// <summary>机关名称</summary>
    public const string Agency = "agency.name";

    /// <summary>政府信息公开工作机构</summary>
    public const string Office = "agency.office";

    /// <summary>办公地址</summary>
    public const string Address = "agency.address";

    /// <summary>邮政编码</summary>
    public const string Postcode = "agency.postcode";

    /// <summary>电话</summary>
    public const string Telephone = "agency.telephone";

    /// <summary>传真</summary>
    public const string Fax = "agency.fax";

    /// <summary>电子邮箱</summary>
    public const string Email = "agency.email";

    /// <summary>年度</summary>
    public const string Year = "agency.year";

    /// <summary>信息处理费 collected in the year, in 元.</summary>
    public const string Fee = "fee.collected";

    /// <summary>How the names of what registers count beside the form begin.</summary>
    public const string Counted = "count.";

    /// <summary>主动公开的信息, all kinds.</summary>
    public const string Items = "count.items";

    /// <summary>What a kind of items counts: published in the year.</summary>
    public static string Kind(string code) => $"count.items.{code}";

    /// <summary>新收申请 by their channel.</summary>
    public static string Channel(string channel) => $"count.channel.{channel}";

    /// <summary>按期答复 and all replies that were served.</summary>
    public const string RepliesOnTime = "count.replies.on_time", Replies = "count.replies";

    /// <summary>延期答复</summary>
    public const string Extensions = "count.extensions";

    /// <summary>补正告知</summary>
    public const string Corrections = "count.corrections";

    /// <summary>新媒体发布</summary>
    public const string Posts = "count.posts";

    /// <summary>新媒体账号 in use at the year's end.</summary>
    public const string Accounts = "count.accounts";

    /// <summary>网站留言 received, and done with.</summary>
    public const string Messages = "count.messages", MessagesDone = "count.messages.done";

    /// <summary>计入汇总的机关: whose reports are added up.</summary>
    public const string MembersCounted = "members.counted";

    /// <summary>本级: the same figure of the authority alone, in a report that adds up.</summary>
    public static string Own(string figure) => $"own.{figure}";

    /// <summary>The same figure in last year's report.</summary>
    public static string Previous(string figure) => $"previous.{figure}";
}
