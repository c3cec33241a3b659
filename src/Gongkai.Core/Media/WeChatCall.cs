namespace Gongkai.Media;

/// <summary>A call of WeChat's interface that is counted by day (wechat.md §§1–5).</summary>
public enum WeChatCall
{
    /// <summary>stable_token</summary>
    [Word("取得接口凭证")] Token,

    /// <summary>media/uploadimg: a picture within the text.</summary>
    [Word("上传正文图片")] UploadPicture,

    /// <summary>material/add_material: the cover.</summary>
    [Word("上传封面")] AddCover,

    /// <summary>draft/add</summary>
    [Word("新建草稿")] AddDraft,

    /// <summary>draft/batchget: whether a draft whose answer was lost is there.</summary>
    [Word("查找草稿")] FindDraft,

    /// <summary>draft/get: whether the draft is still there.</summary>
    [Word("查看草稿是否还在")] CheckDraft,

    /// <summary>freepublish/submit</summary>
    [Word("提交发布")] Submit,

    /// <summary>freepublish/get</summary>
    [Word("查询发布结果")] Poll,

    /// <summary>freepublish/batchget: whether it is among what was published.</summary>
    [Word("在已发布内容中查找")] FindPublished,

    /// <summary>freepublish/getarticle: whether what was published is still there.</summary>
    [Word("查看文章是否还在")] CheckArticle,

    /// <summary>freepublish/delete: takes down what was published.</summary>
    [Word("撤下文章")] Delete,
}

/// <summary>What came of a call.</summary>
public enum CallOutcome
{
    /// <summary>WeChat did what was asked.</summary>
    [Word("成功")] Done,

    /// <summary>WeChat refused, with a code.</summary>
    [Word("微信拒绝")] Refused,

    /// <summary>Nothing reached WeChat.</summary>
    [Word("没有连上")] NotSent,

    /// <summary>It went out, and no answer came: it may have been done or not.</summary>
    [Word("没有收到答复")] Unknown,
}

/// <summary>The answer to a call.</summary>
/// <param name="Outcome">What came of it.</param>
public sealed record CallResult(CallOutcome Outcome)
{
    /// <summary>errcode; null where there was none.</summary>
    public int? Code { get; init; }

    /// <summary>The number by which WeChat finds the call.</summary>
    public string? Rid { get; init; }

    /// <summary>What was asked for: the address of a picture, the media_id of a cover or draft, the publish_id; null where it was not found.</summary>
    public string? Value { get; init; }

    /// <summary>publish_status of <see cref="WeChatCall.Poll"/>.</summary>
    public int? Status { get; init; }

    /// <summary>article_id of what was published.</summary>
    public string? Article { get; init; }

    /// <summary>Its address.</summary>
    public string? Url { get; init; }

    /// <summary>Whether what was looked through has a further page that may have it.</summary>
    public bool HasMore { get; init; }

    /// <summary>When a call that was stopped for the day may be made again; null where it was not.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>What an errcode asks of us (wechat.md §6).</summary>
public enum CodeReaction
{
    /// <summary>System busy: whether anything was done is not certain.</summary>
    Again,

    /// <summary>The credential: another one, once.</summary>
    Credential,

    /// <summary>The account stands still until a person has looked.</summary>
    StopAccount,

    /// <summary>What the call named is not there.</summary>
    NotThere,

    /// <summary>No more of this call until midnight in Beijing.</summary>
    Tomorrow,

    /// <summary>The account lacks the right: posts are copied by hand.</summary>
    NoRight,

    /// <summary>It will never be taken as it is.</summary>
    Permanent,
}

/// <summary>The calls and codes of WeChat's interface.</summary>
public static class WeChat
{
    /// <summary>What a code asks of us; a code that is not known is permanent: repeating what was refused helps nobody.</summary>
    public static CodeReaction ReactionTo(int code) => code switch
    {
        -1 => CodeReaction.Again,
        40001 or 40014 or 42001 => CodeReaction.Credential,
        40013 or 40125 or 40164 => CodeReaction.StopAccount,
        40007 => CodeReaction.NotThere,
        45009 => CodeReaction.Tomorrow,
        48001 => CodeReaction.NoRight,
        _ => CodeReaction.Permanent,
    };

    /// <summary>What a code means, for the clerk.</summary>
    public static string MeaningOf(int code) => code switch
    {
        -1 => "微信系统繁忙",
        40001 or 40014 or 42001 => "接口凭证失效",
        40007 => "微信找不到草稿或者封面",
        40013 => "AppID 不对",
        40125 => "AppSecret 不对",
        40164 => "本平台的出口地址不在公众号的 IP 白名单里",
        45002 => "正文超过微信的长度限制",
        45003 => "标题超过微信的长度限制",
        45009 => "这个接口今天的次数已经用完",
        47001 => "微信认为内容的格式不对",
        48001 => "公众号没有这个接口的权限",
        53503 => "草稿没有通过微信的检查",
        53504 => "这份草稿需要在公众平台网页上操作",
        53505 => "这份草稿需要先在公众平台网页上保存",
        _ => "微信没有接受",
    };

    /// <summary>What a publish_status means, for the clerk.</summary>
    public static string StatusMeaning(int status) => status switch
    {
        0 => "发布成功",
        1 => "正在发布",
        2 => "原创声明没有通过",
        3 => "发布没有成功",
        4 => "平台审核没有通过",
        5 => "发布以后被删除",
        6 => "发布以后被平台封禁",
        _ => "微信给出了不认识的状态",
    };

    extension(WeChatCall call)
    {
        /// <summary>How often a new account may make the call on a day (wechat.md §5).</summary>
        public int MostOnADay => call switch
        {
            WeChatCall.Token => 2_000,
            WeChatCall.UploadPicture or WeChatCall.AddCover => 100_000,
            WeChatCall.AddDraft => 1_000,
            WeChatCall.FindDraft => 1_000,
            WeChatCall.CheckDraft => 500,
            WeChatCall.Delete => 10,
            WeChatCall.Submit or WeChatCall.Poll or WeChatCall.FindPublished or WeChatCall.CheckArticle => 100,
        };
    }

    /// <summary>The first moment of the next day in Beijing, when what is counted by day begins anew.</summary>
    public static DateTimeOffset MidnightAfter(DateTimeOffset at) => new(at.BeijingDay.AddDays(1).ToDateTime(TimeOnly.MinValue), BeijingTime.Offset);
}
