using Gongkai.Agencies;
using Gongkai.Diagnostics;

namespace Gongkai.Websites;

/// <summary>网站类型 in the yearly form.</summary>
public enum WebsiteKind
{
    [Word("政府门户网站")] Portal,
    [Word("部门网站")] Department,
    [Word("专项网站")] Special,
}

/// <summary>政府网站: what the register says of a site.</summary>
/// <param name="Kind">网站类型</param>
/// <param name="Name">网站名称</param>
/// <param name="Address">首页网址</param>
/// <param name="Host">主办单位; it must be the agency.</param>
/// <param name="Responsible">负责人</param>
/// <param name="OpenedOn">开通日期</param>
public sealed record WebsiteEntry(WebsiteKind Kind, string Name, string Address, string Host, PersonId Responsible, DateOnly OpenedOn)
{
    /// <summary>主管单位; empty where nobody entered it.</summary>
    public string Competent { get; init; } = "";

    /// <summary>承办单位: who runs it from day to day; empty where nobody entered it.</summary>
    public string Operator { get; init; } = "";

    /// <summary>政府网站标识码, ten digits; empty where it has none yet.</summary>
    public string IdentityCode { get; init; } = "";

    /// <summary>ICP备案号; empty where it has none yet.</summary>
    public string Icp { get; init; } = "";

    /// <summary>公安机关备案号; empty where it has none yet.</summary>
    public string Police { get; init; } = "";

    /// <summary>Whether it is what this platform publishes for the agency: only then do the platform's registers know its figures.</summary>
    public bool IsPlatform { get; init; }
}

/// <summary>What happened to a site.</summary>
public abstract record WebsiteEvent;

/// <summary>登记: the site was entered into the register.</summary>
public sealed record WebsiteEntered(WebsiteEntry Entry) : WebsiteEvent;

/// <summary>变更: what the register says now.</summary>
public sealed record WebsiteChanged(WebsiteEntry Entry) : WebsiteEvent;

/// <summary>关停: the site was closed on a day.</summary>
/// <param name="On">The first day on which it was no longer there.</param>
/// <param name="Document">By which document.</param>
public sealed record WebsiteClosed(DateOnly On, string Document) : WebsiteEvent;

/// <summary>政府网站: a site as its events leave it.</summary>
/// <param name="Id">Which.</param>
public sealed record Website(WebsiteId Id)
{
    /// <summary>How streams of sites begin.</summary>
    public const string Streams = "website/";

    private const int CodeDigits = 10;

    /// <summary>Its stream.</summary>
    public string Stream => $"{Streams}{Id}";

    public WebsiteEntry Entry { get; init; } = null!;

    public DateOnly? ClosedOn { get; init; }

    public int Version { get; init; }

    public bool IsOpen => ClosedOn is null;

    /// <summary>Whether a yearly form is due of it for a year: it was there on the last day of that year.</summary>
    public bool OwesFormOf(int year) => Entry.OpenedOn <= new DateOnly(year, 12, 31) && !(ClosedOn <= new DateOnly(year, 12, 31));

    /// <summary>What the site is after one more event.</summary>
    public Website After(WebsiteEvent happened) => (happened switch
    {
        WebsiteEntered entered => this with { Entry = entered.Entry },
        WebsiteChanged changed => this with { Entry = changed.Entry },
        WebsiteClosed closed => this with { ClosedOn = closed.On },
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    }) with
    { Version = Version + 1 };

    /// <summary>What forbids an event; everything at once.</summary>
    /// <param name="happened">What is proposed.</param>
    /// <param name="today">The day.</param>
    public IEnumerable<Refusal> Faults(WebsiteEvent happened, DateOnly today)
    {
        if (!IsOpen) yield return new("WF11") { Variant = "closed" };
        var entry = happened switch
        {
            WebsiteEntered entered => entered.Entry,
            WebsiteChanged changed => changed.Entry,
            _ => null,
        };
        if (entry is not null && !IsAddress(entry.Address)) yield return new("WF11") { Variant = "address", Field = nameof(WebsiteEntry.Address) };
        if (entry?.OpenedOn > today)
            yield return Future(nameof(WebsiteEntry.OpenedOn), entry.OpenedOn, today);
        if (happened is not WebsiteClosed closed) yield break;
        if (closed.On > today) yield return Future(nameof(WebsiteClosed.On), closed.On, today);
        if (closed.On < Entry.OpenedOn)
            yield return new("WF11")
            {
                Variant = "order",
                Field = nameof(WebsiteClosed.On),
                Values = [("opened", Day(Entry.OpenedOn)), ("closed", Day(closed.On))],
            };
    }

    /// <summary>What is missing or wrong in the entry of an open site.</summary>
    /// <param name="names">Every name by which the agency is known.</param>
    public IEnumerable<Finding> Findings(IEnumerable<string> names)
    {
        if (!IsOpen) yield break;
        foreach (var (field, value) in ((string, string)[])[("政府网站标识码", Entry.IdentityCode), ("ICP备案号", Entry.Icp), ("公安机关备案号", Entry.Police)])
            if (value.Length == 0) yield return new("WF01", Severity.Error) { Values = [("field", field)] };
        foreach (var (field, value) in ((string, string)[])[("主管单位", Entry.Competent), ("承办单位", Entry.Operator)])
            if (value.Length == 0) yield return new("WF01", Severity.Warning) { Values = [("field", field)] };
        if (Entry.IdentityCode.Length > 0 && !(Entry.IdentityCode.Length == CodeDigits && Entry.IdentityCode.All(char.IsAsciiDigit)))
            yield return new("WF02", Severity.Error) { Values = [("code", Entry.IdentityCode)] };
        var known = names.ToList();
        if (!known.Any(name => AgencyName.AreSame(name, Entry.Host)))
            yield return new("WF03", Severity.Error) { Values = [("host", Entry.Host), ("agency", known.FirstOrDefault() ?? "")] };
    }

    /// <summary>Whether it is an address that a browser opens.</summary>
    public static bool IsAddress(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0 && uri.Host.Length > 0;

    private static Refusal Future(string field, DateOnly day, DateOnly today) =>
        new("WF11") { Variant = "future", Field = field, Values = [("date", Day(day)), ("today", Day(today))] };

    private static string Day(DateOnly day) => Matters.Plain.Day(day);
}
