using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;

namespace Gongkai.Media;

/// <summary>第三方平台: where an account is held.</summary>
public enum MediaPlatform
{
    [Word("微信公众号")] WeChat,
    [Word("微博")] Weibo,
    [Word("抖音")] Douyin,
    [Word("其他平台")] Other,
}

/// <summary>批准: the document by which an account was opened, changed or closed (国办发〔2018〕123号).</summary>
/// <param name="Document">文号 or name of the document.</param>
/// <param name="On">批准日期</param>
public sealed record MediaApproval(string Document, DateOnly On);

/// <summary>政务新媒体账号: what the register says of an account.</summary>
/// <param name="Platform">平台</param>
/// <param name="Name">账号名称</param>
/// <param name="Number">账号 at the platform; of WeChat the AppID is another thing, and lies with the interface.</param>
/// <param name="Holder">开办主体, as the platform shows it; it must be the agency.</param>
/// <param name="Responsible">责任人</param>
/// <param name="OpenedOn">开办日期</param>
/// <param name="Approval">By which it was opened or last changed.</param>
public sealed record MediaEntry(MediaPlatform Platform, string Name, string Number, string Holder, PersonId Responsible, DateOnly OpenedOn,
    MediaApproval Approval)
{
    /// <summary>认证有效期至; null where it is not certified, or nobody knows.</summary>
    public DateOnly? CertifiedUntil { get; init; }

    /// <summary>Whether citizens can write there and are answered (互动功能).</summary>
    public bool Interacts { get; init; }

    /// <summary>The address at which the public finds it; empty for none.</summary>
    public string Address { get; init; } = "";
}

/// <summary>What happened to an account.</summary>
public abstract record MediaAccountEvent;

/// <summary>开办: an account was entered into the register.</summary>
public sealed record MediaAccountOpened(MediaEntry Entry) : MediaAccountEvent;

/// <summary>变更: what the register says now.</summary>
public sealed record MediaAccountChanged(MediaEntry Entry) : MediaAccountEvent;

/// <summary>注销: the account was closed on a day, by an approval.</summary>
public sealed record MediaAccountClosed(DateOnly On, MediaApproval Approval) : MediaAccountEvent;

/// <summary>关注数, declared by hand as of a day; what was declared last for a day holds.</summary>
public sealed record MediaFollowersDeclared(DateOnly On, long Count) : MediaAccountEvent;

/// <summary>接口: how the platform calls WeChat for the account. Secret and token lie sealed.</summary>
/// <param name="AppId">AppID</param>
/// <param name="Secret">AppSecret</param>
/// <param name="Token">By which WeChat signs its messages; null where it sends none.</param>
public sealed record MediaInterfaceSet(string AppId, PrivateRef Secret, PrivateRef? Token) : MediaAccountEvent
{
    /// <summary>EncodingAESKey, by which WeChat encrypts its messages (安全模式); null where they come in the clear.</summary>
    public PrivateRef? MessageKey { get; init; }
}

/// <summary>The interface is used no longer: posts go out as packages to copy.</summary>
/// <param name="Code">The answer for which it was given up by itself; null where a person did.</param>
public sealed record MediaInterfaceLeft(int? Code) : MediaAccountEvent;

/// <summary>The interface stands still until a person has looked: WeChat knows neither the account nor our address.</summary>
/// <param name="Code">40013, 40125, 40164.</param>
/// <param name="Rid">The number by which WeChat finds the call; empty for none.</param>
public sealed record MediaInterfaceStopped(int Code, string Rid) : MediaAccountEvent;

/// <summary>A person has looked, and it goes on.</summary>
public sealed record MediaInterfaceResumed : MediaAccountEvent;

/// <summary>政务新媒体账号: an account as its events leave it.</summary>
/// <param name="Id">Which.</param>
public sealed record MediaAccount(MediaAccountId Id)
{
    /// <summary>How streams of accounts begin.</summary>
    public const string Streams = "media-account/";

    private const int ExpiryIsNear = 30;

    /// <summary>Its stream.</summary>
    public string Stream => $"{Streams}{Id}";

    public MediaEntry Entry { get; init; } = null!;

    public DateOnly? ClosedOn { get; init; }

    /// <summary>By which it was closed.</summary>
    public MediaApproval? Closing { get; init; }

    /// <summary>The interface; null where posts are copied by hand.</summary>
    public MediaInterfaceSet? Interface { get; init; }

    /// <summary>Why the interface stands still; null while it works.</summary>
    public MediaInterfaceStopped? Stopped { get; init; }

    /// <summary>The answer for which the interface was given up by itself; null for none.</summary>
    public int? LeftFor { get; init; }

    /// <summary>关注数 by the days for which they were declared.</summary>
    public ImmutableSortedDictionary<DateOnly, long> Followers { get; init; } = ImmutableSortedDictionary<DateOnly, long>.Empty;

    public int Version { get; init; }

    public bool IsOpen => ClosedOn is null;

    /// <summary>What the account is after one more event.</summary>
    public MediaAccount After(MediaAccountEvent happened) => (happened switch
    {
        MediaAccountOpened opened => this with { Entry = opened.Entry },
        MediaAccountChanged changed => this with { Entry = changed.Entry },
        MediaAccountClosed closed => this with { ClosedOn = closed.On, Closing = closed.Approval, Interface = null, Stopped = null },
        MediaFollowersDeclared declared => this with { Followers = Followers.SetItem(declared.On, declared.Count) },
        MediaInterfaceSet set => this with { Interface = set, Stopped = null, LeftFor = null },
        MediaInterfaceLeft left => this with { Interface = null, Stopped = null, LeftFor = left.Code },
        MediaInterfaceStopped stopped => this with { Stopped = stopped },
        MediaInterfaceResumed => this with { Stopped = null },
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    }) with
    { Version = Version + 1 };

    /// <summary>What forbids an event; everything at once.</summary>
    /// <param name="happened">What is proposed.</param>
    /// <param name="today">The day.</param>
    public IEnumerable<Refusal> Faults(MediaAccountEvent happened, DateOnly today)
    {
        if (!IsOpen && happened is not MediaFollowersDeclared) yield return new("NM13") { Variant = "closed" };
        var entry = happened switch
        {
            MediaAccountOpened opened => opened.Entry,
            MediaAccountChanged changed => changed.Entry,
            _ => null,
        };
        if (entry?.OpenedOn > today) yield return Future(nameof(MediaEntry.OpenedOn), entry.OpenedOn, today);
        if (entry?.Approval.On > today) yield return Future("ApprovedOn", entry.Approval.On, today);
        if (happened is MediaAccountClosed closed)
        {
            if (closed.On > today) yield return Future(nameof(MediaAccountClosed.On), closed.On, today);
            if (closed.Approval.On > today) yield return Future("ApprovedOn", closed.Approval.On, today);
            if (closed.On < Entry.OpenedOn)
                yield return new("NM16")
                {
                    Variant = "order",
                    Field = nameof(MediaAccountClosed.On),
                    Values = [("opened", Entry.OpenedOn), ("closed", closed.On)]
                };
        }
        if (happened is MediaFollowersDeclared { On: var on } && on > today) yield return Future(nameof(MediaFollowersDeclared.On), on, today);
        if (happened is MediaInterfaceSet && Entry.Platform != MediaPlatform.WeChat) yield return new("NM13") { Variant = "platform" };
    }

    /// <summary>What is wrong with an open account (organisation.md §5): holder, certification, interaction, silence.</summary>
    /// <param name="names">Every name by which the agency is known.</param>
    /// <param name="today">The day.</param>
    /// <param name="lastPost">The day of the last post; null while there is none.</param>
    /// <param name="silentDays">After how many days without one an account is silent.</param>
    public IEnumerable<Finding> Findings(IEnumerable<string> names, DateOnly today, DateOnly? lastPost, int silentDays)
    {
        if (!IsOpen) yield break;
        var known = names.ToList();
        if (!known.Any(name => AgencyName.AreSame(name, Entry.Holder)))
            yield return new("NM01", Severity.Error) { Values = [("holder", Entry.Holder), ("agency", known.FirstOrDefault() ?? "")] };
        if (Entry.CertifiedUntil is not { } until) yield return new("NM02", Severity.Warning) { Variant = "none" };
        else if (until < today) yield return new("NM02", Severity.Error) { Variant = "over", Values = [("until", until)] };
        else if (until <= today.AddDays(ExpiryIsNear)) yield return new("NM02", Severity.Warning) { Variant = "near", Values = [("until", until)] };
        if (!Entry.Interacts) yield return new("NM03", Severity.Warning);
        if (SilentDays(today, lastPost) is var days && days > silentDays)
            yield return new("NM04", Severity.Error)
            {
                Variant = lastPost is null ? "never" : null,
                Values = [("days", (long)days), ("most", (long)silentDays)]
            };
    }

    /// <summary>How many days have gone by since the last post, or since it was opened while there was none.</summary>
    public int SilentDays(DateOnly today, DateOnly? lastPost) => today.DayNumber - (lastPost ?? Entry.OpenedOn).DayNumber;

    private static Refusal Future(string field, DateOnly day, DateOnly today) =>
        new("NM16") { Variant = "future", Field = field, Values = [("date", day), ("today", today)] };
}
