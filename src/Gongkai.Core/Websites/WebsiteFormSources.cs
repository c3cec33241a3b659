using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Websites;

/// <summary>台账数字: a figure that the platform's registers give to a row of the yearly form.</summary>
/// <param name="Word">By which rows name it.</param>
/// <param name="About">What it counts, for who fills in.</param>
/// <param name="IsWords">Whether it is words and no number.</param>
public sealed record WebsiteFormSource(string Word, string About, bool IsWords = false)
{
    /// <summary>Whether a row of that kind can be it.</summary>
    public bool Suits(WebsiteRowKind kind) => kind switch
    {
        WebsiteRowKind.Words => IsWords,
        WebsiteRowKind.YesNo => IsWords && Word.EndsWith(".any", StringComparison.Ordinal),
        WebsiteRowKind.Count => !IsWords && Word != WebsiteFormSources.MessageDays,
        WebsiteRowKind.Number => !IsWords,
    };
}

/// <summary>Every figure that the registers give.</summary>
public static class WebsiteFormSources
{
    /// <summary>平均办理时间, the one that is no whole number.</summary>
    public const string MessageDays = "messages.days";

    /// <summary>All of them; those of a site come from the register of sites, all others from what this platform publishes.</summary>
    public static ImmutableArray<WebsiteFormSource> All { get; } =
    [
        new("site.agency", "登记簿上的机关", true), new("site.name", "网站登记簿", true), new("site.address", "网站登记簿", true),
        new("site.host", "网站登记簿", true), new("site.kind", "网站登记簿", true), new("site.code", "网站登记簿", true),
        new("site.icp", "网站登记簿", true), new("site.police", "网站登记簿", true), new("site.responsible", "网站登记簿", true),
        new("items.all", "本年首次公开的全部信息，后来撤回的也计入"), new("items.profile", "本年首次公开的概况类信息"), new("items.news", "本年首次公开的政务动态信息"),
        new("items.catalogue", "本年首次公开的信息公开目录信息"), new("items.interpretation", "本年首次公开的解读信息"),
        new("items.materials", "本年首次公开的文字、问答、新闻发布会等形式的解读"), new("items.products", "本年首次公开的图解、视频、动漫解读"),
        new("items.response", "本年首次公开的热点回应、辟谣"),
        new("topics.kept", "年内开着的专题专栏"), new("topics.opened", "年内新开设的专题专栏"),
        new("services.kept", "年末公开的办事指南"),
        new("messages.carried", "上年没有办结、结转到本年的留言"), new("messages.received", "互动数字：收到留言"), new("messages.done", "互动数字：办结留言"),
        new(MessageDays, "互动数字：平均办理时间"), new("messages.public", "互动数字：公开答复"),
        new("surveys.held", "互动数字：征集调查期数"), new("surveys.opinions", "互动数字：收到意见"), new("surveys.results", "互动数字：公布调查结果期数"),
        new("media.any", "新媒体账号登记簿", true),
        new("media.weibo.names", "新媒体账号登记簿", true), new("media.weibo.posts", "微博账号本年的发布"), new("media.weibo.followers", "年内最后登记的关注数"),
        new("media.wechat.names", "新媒体账号登记簿", true), new("media.wechat.posts", "微信账号本年的发布"), new("media.wechat.followers", "年内最后登记的关注数"),
        new("media.other.names", "新媒体账号登记簿", true), new("media.other.posts", "其他账号本年的发布"),
    ];

    private static readonly FrozenDictionary<string, WebsiteFormSource> Known = All.ToFrozenDictionary(source => source.Word);

    /// <summary>The figure of a word; null when there is none.</summary>
    public static WebsiteFormSource? Find(string word) => Known.GetValueOrDefault(word);
}
