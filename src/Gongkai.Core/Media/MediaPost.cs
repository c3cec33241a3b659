using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Media;

/// <summary>How a post stands.</summary>
public enum PostStage
{
    [Word("待发出")] Prepared,

    /// <summary>Released, and on its way to the platform.</summary>
    [Word("正在发送")] Sending,

    /// <summary>Submitted; WeChat publishes and reviews it.</summary>
    [Word("已提交，等微信公布结果")] Submitted,

    /// <summary>It was submitted and no answer came; the platform looks whether it was published.</summary>
    [Word("结果不明，平台正在核对")] Looking,

    /// <summary>The platform cannot find out; a person has to look.</summary>
    [Word("结果不明，请人工核对")] Unknown,

    /// <summary>A package that a person copies to the channel.</summary>
    [Word("待人工发布")] Package,

    [Word("已发布")] Live,

    /// <summary>It was certainly not published.</summary>
    [Word("没有发布")] Failed,

    [Word("不再发送")] Cancelled,

    /// <summary>Published, and deleted or banned since, by others than us.</summary>
    [Word("发布后被删除或者封禁")] Gone,

    /// <summary>Public, and on its way to be taken down by the interface.</summary>
    [Word("正在撤下")] TakingDown,

    /// <summary>Published, and taken down by us.</summary>
    [Word("已撤下")] TakenDown,
}

/// <summary>
/// 新媒体发布: one item on its way to one account, as its events leave it. WeChat knows no key by which a call made twice is one; so every call is written
/// down before it is made, and after a submission without an answer the platform looks among drafts and publications before it submits once more.
/// </summary>
/// <param name="Id">Which.</param>
public sealed record MediaPost(MediaPostId Id)
{
    /// <summary>How streams of posts begin.</summary>
    public const string Streams = "media-post/";

    /// <summary>After this time a call without an answer has none.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>From one look at a publication to the next: it takes minutes, and polls are few (wechat.md §5).</summary>
    public static readonly ImmutableArray<TimeSpan> Gaps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
    ];

    // A review by the platform may take days; after these a person looks.
    private const int PollsOfADay = 2, MostPolls = 10, MostTries = 10, MostSubmissions = 3;

    /// <summary>Its stream.</summary>
    public string Stream => $"{Streams}{Id}";

    public MediaAccountId Account { get; init; }

    public ItemId Item { get; init; }

    /// <summary>The hash of the item's content that goes out.</summary>
    public string Content { get; init; } = "";

    /// <summary>The item's permanent address.</summary>
    public string Address { get; init; } = "";

    public PostWords Words { get; init; } = new("", "", "", "", null);

    public PersonId PreparedBy { get; init; }

    /// <summary>When it was prepared: before that nothing of it can have been published.</summary>
    public DateTimeOffset PreparedAt { get; init; }

    /// <summary>The codes of the scan for which somebody answers, as long as the words stay as they are.</summary>
    public ImmutableArray<string> Settled { get; init; } = [];

    public PersonId? ReleasedBy { get; init; }

    public PostStage Stage { get; init; }

    /// <summary>The addresses of pictures that were uploaded, by the names that the text has for them.</summary>
    public ImmutableSortedDictionary<string, string> Pictures { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>media_id of the cover; null until it was uploaded.</summary>
    public string? Cover { get; init; }

    /// <summary>media_id of the draft.</summary>
    public string? Draft { get; init; }

    /// <summary>Whether a draft may be there whose media_id was lost.</summary>
    public bool IsDraftInDoubt { get; init; }

    /// <summary>How often the draft was submitted, as far as that may have been accepted.</summary>
    public int Submissions { get; init; }

    /// <summary>The moment of the first of these.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public string? PublishId { get; init; }

    public string? Article { get; init; }

    /// <summary>Its address at the platform.</summary>
    public string? Url { get; init; }

    /// <summary>The moment from which it was known to be public.</summary>
    public DateTimeOffset? LiveAt { get; init; }

    /// <summary>发布日期; null while it is not.</summary>
    public DateOnly? LiveOn { get; init; }

    public bool IsByHand { get; init; }

    /// <summary>The call that was begun and has no answer yet.</summary>
    public PostCallBegun? Open { get; init; }

    /// <summary>How many calls were begun.</summary>
    public int Calls { get; init; }

    /// <summary>How many looks or polls there were since the submission.</summary>
    public int Looks { get; init; }

    /// <summary>How many calls in a row came to nothing.</summary>
    public int Tries { get; init; }

    /// <summary>Where the look through publications goes on; null where it is through.</summary>
    public int? LookFrom { get; init; }

    /// <summary>Whether it was looked for among what is public before its draft was submitted.</summary>
    public bool IsLookedFor { get; init; }

    /// <summary>Whether a deletion without an answer may have been done.</summary>
    public bool IsDeletionInDoubt { get; init; }

    /// <summary>The day on which it was taken down by us; null while it was not.</summary>
    public DateOnly? DownOn { get; init; }

    /// <summary>Whether the draft was there at every look since the submission.</summary>
    public bool IsDraftThere { get; init; }

    /// <summary>Whether the cover was uploaded once more after WeChat did not find it.</summary>
    public bool IsCoverRenewed { get; init; }

    /// <summary>When the next call may be made.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>errcode or publish_status of what went wrong last; null for nothing.</summary>
    public PostFault? Fault { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public PostEnding? Ending { get; init; }

    public int Version { get; init; }

    /// <summary>Whether the platform has something to do with it.</summary>
    public bool IsUnderWay => Stage is PostStage.Sending or PostStage.Submitted or PostStage.Looking or PostStage.TakingDown;

    /// <summary>Whether the public has it at the platform.</summary>
    public bool IsLive => Stage == PostStage.Live;

    /// <summary>By what the post is known again among drafts and publications: the link to the original, with its own mark, which leads to the same
    /// page.</summary>
    public string Mark => $"{Address}#{Id.Value:n}";

    /// <summary>Whether it was ever public there.</summary>
    public bool WasLive => LiveOn is not null;

    /// <summary>The next call; null while there is none to make.</summary>
    /// <param name="pictures">The names of the pictures within the text.</param>
    /// <param name="now">The moment.</param>
    public (WeChatCall Call, string? About)? Next(IEnumerable<string> pictures, DateTimeOffset now) => Open is not null || now < DueAt ? null : Stage switch
    {
        PostStage.Sending when pictures.FirstOrDefault(name => !Pictures.ContainsKey(name)) is { } picture => (WeChatCall.UploadPicture, picture),
        PostStage.Sending when Cover is null => (WeChatCall.AddCover, Words.Cover?.Sha256),
        PostStage.Sending when IsDraftInDoubt => (WeChatCall.FindDraft, null),
        PostStage.Sending when Draft is null => (WeChatCall.AddDraft, null),
        // It may be public without our knowing: an answer was lost, or somebody published the draft at the platform.
        PostStage.Sending when !IsLookedFor => (WeChatCall.FindPublished, $"{LookFrom ?? 0}"),
        PostStage.Sending => (WeChatCall.Submit, Draft),
        PostStage.Submitted => (WeChatCall.Poll, PublishId),
        PostStage.Looking when LookFrom is { } from => (WeChatCall.FindPublished, $"{from}"),
        PostStage.Looking => (WeChatCall.CheckDraft, Draft),
        PostStage.TakingDown => (IsDeletionInDoubt ? WeChatCall.CheckArticle : WeChatCall.Delete, Article),
        _ => null,
    };

    /// <summary>Whether the open call can have no answer any more: its process ended, or the connection did.</summary>
    public bool HasLost(DateTimeOffset now) => Open is { } open && now >= open.At + Patience;

    /// <summary>What forbids something that a person asks for.</summary>
    public IEnumerable<Refusal> Faults(PostEvent asked, DateOnly today)
    {
        var fits = asked switch
        {
            PostRevised => Stage is PostStage.Prepared or PostStage.Failed or PostStage.Package,
            PostReleased => Stage == PostStage.Prepared,
            PostCancelled => Stage is PostStage.Prepared or PostStage.Package or PostStage.Failed || Stage == PostStage.Sending && Submissions == 0
                && Open is null,
            PostRetried => Stage == PostStage.Failed,
            PostFoundUnpublished => Stage == PostStage.Unknown,
            PostPublishedByHand => Stage is PostStage.Package or PostStage.Unknown,
            PostTakenDown => Stage is PostStage.Live or PostStage.Gone || Stage == PostStage.TakingDown && Open is null,
            PostDeletionAsked => Stage == PostStage.Live && Article is not null,
            PostScanOverridden => Stage is PostStage.Prepared or PostStage.Failed or PostStage.Unknown,
            _ => true,
        };
        if (!fits) yield return new("NM14") { Values = [("stage", Stage.Name())] };
        if (asked is PostReleased { By: var releasing } && releasing == PreparedBy
            || asked is PostScanOverridden { By: var answering } && answering == PreparedBy) yield return new("NM15");
        var on = asked switch
        {
            PostPublishedByHand byHand => byHand.On,
            PostTakenDown down => down.On,
            _ => (DateOnly?)null,
        };
        if (on > today) yield return new("NM16") { Variant = "future", Field = "On", Values = [("date", on.Value), ("today", today)] };
        if (asked is PostTakenDown taken && taken.On < LiveOn)
            yield return new("NM16") { Variant = "order", Field = "On", Values = [("opened", LiveOn.Value), ("closed", taken.On)] };
    }

    /// <summary>What the post is after one more event.</summary>
    public MediaPost After(PostEvent happened) => Fold(happened) with { Version = Version + 1 };

    private MediaPost Fold(PostEvent happened) => happened switch
    {
        PostPrepared e => this with
        {
            Account = e.Account,
            Item = e.Item,
            Content = e.Content,
            Address = e.Address,
            Words = e.Words,
            PreparedBy = e.By,
            PreparedAt = e.At,
            DueAt = e.At,
        },
        PostRevised e => Anew(e.At) with
        {
            Stage = PostStage.Prepared,
            Content = e.Content,
            Words = e.Words,
            PreparedBy = e.By,
            ReleasedBy = null,
            Settled = [],
            Cover = null,
            Pictures = Pictures.Clear()
        },
        PostReleased e => this with { Stage = e.ByInterface ? PostStage.Sending : PostStage.Package, ReleasedBy = e.By, DueAt = e.At },
        PostCallBegun e => this with
        {
            Open = e,
            Calls = e.No,
            DueAt = e.At + Patience,
            Submissions = e.Call == WeChatCall.Submit ? Submissions + 1 : Submissions,
            SubmittedAt = e.Call == WeChatCall.Submit ? SubmittedAt ?? e.At : SubmittedAt,
        },
        PostCallAnswered e => Open is { } open && open.No == e.No ? (this with { Open = null }).Answered(open, e.Result, e.At) : this,
        PostToldOf e => Told(e.Status, e.Article, e.Url, e.At),
        PostWoken e => Stage == PostStage.Looking && Open is null ? this with { DueAt = e.At } : this,
        PostPostponed e => this with { DueAt = e.Until },
        PostCancelled e => this with { Stage = PostStage.Cancelled, Ending = e.Why },
        PostRetried e => Anew(e.At) with { Stage = PostStage.Sending },
        PostFoundUnpublished e => Anew(e.At) with { Stage = PostStage.Sending },
        PostPublishedByHand e => this with { Stage = PostStage.Live, LiveAt = e.At, LiveOn = e.On, Url = e.Url, IsByHand = true, Fault = null },
        PostTakenDown e => this with { Stage = PostStage.TakenDown, DownOn = e.On },
        PostDeletionAsked e => this with { Stage = PostStage.TakingDown, IsDeletionInDoubt = false, Tries = 0, Fault = null, DueAt = e.At },
        PostScanOverridden e => this with { Settled = e.Codes },
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    // Nothing was published: what was uploaded stays, a new draft is made.
    private MediaPost Anew(DateTimeOffset at) => this with
    {
        Draft = null,
        IsDraftInDoubt = false,
        Submissions = 0,
        SubmittedAt = null,
        PublishId = null,
        Looks = 0,
        Tries = 0,
        LookFrom = null,
        IsLookedFor = false,
        IsCoverRenewed = false,
        Fault = null,
        DueAt = at,
    };

    private MediaPost Answered(PostCallBegun call, CallResult result, DateTimeOffset at) => result.Outcome switch
    {
        CallOutcome.Done => (this with { Tries = 0, Fault = null }).Done(call, result, at),
        // Nothing went out, so nothing was submitted.
        CallOutcome.NotSent => Unsubmitted(call).Later(at, null),
        CallOutcome.Unknown => Lost(call, at),
        CallOutcome.Refused => Refused(call, result, at),
    };

    private MediaPost Done(PostCallBegun call, CallResult result, DateTimeOffset at) => call.Call switch
    {
        WeChatCall.UploadPicture => this with { Pictures = Pictures.SetItem(call.About!, result.Value!), DueAt = at },
        WeChatCall.AddCover => this with { Cover = result.Value, DueAt = at },
        WeChatCall.AddDraft => this with { Draft = result.Value, DueAt = at },
        WeChatCall.FindDraft => this with { Draft = result.Value, IsDraftInDoubt = false, DueAt = at },
        WeChatCall.Submit => this with { Stage = PostStage.Submitted, PublishId = result.Value, Looks = 0, DueAt = at + Gaps[0] },
        WeChatCall.Poll => Told(result.Status ?? 1, result.Article, result.Url, at),
        WeChatCall.FindPublished when result.Article is not null => Told(result.Status ?? 0, result.Article, result.Url, at),
        // Once it was through and it was not there, it is submitted.
        WeChatCall.FindPublished when Stage == PostStage.Sending =>
            this with { LookFrom = result.HasMore ? (LookFrom ?? 0) + WeChatPage : null, IsLookedFor = !result.HasMore, DueAt = at },
        WeChatCall.FindPublished => this with { LookFrom = result.HasMore ? LookFrom + WeChatPage : null, DueAt = at },
        WeChatCall.CheckDraft => Looked(isThere: result.Value is not null, at),
        WeChatCall.Delete => Down(at),
        WeChatCall.CheckArticle when Stage == PostStage.TakingDown =>
            result.Status is 5 or 6 ? Down(at) : this with { IsDeletionInDoubt = false, DueAt = at },
        WeChatCall.Token or WeChatCall.CheckArticle => this,
    };

    /// <summary>How many lines of drafts or publications one call gives.</summary>
    public const int WeChatPage = 20;

    private MediaPost Lost(PostCallBegun call, DateTimeOffset at) => call.Call switch
    {
        // What is uploaded twice is seen by nobody.
        WeChatCall.UploadPicture or WeChatCall.AddCover => Later(at, null),
        WeChatCall.AddDraft => (this with { IsDraftInDoubt = true }).Later(at, null),
        WeChatCall.Submit => Look(at),
        WeChatCall.Poll => Told(1, null, null, at),
        WeChatCall.Delete => (this with { IsDeletionInDoubt = true }).Later(at, null),
        _ => Later(at, null),
    };

    private MediaPost Refused(PostCallBegun call, CallResult result, DateTimeOffset at)
    {
        var fault = new PostFault(call.Call, result.Code, null, result.Rid);
        if (Stage == PostStage.TakingDown) return NotDown(call, result, fault, at);
        return WeChat.ReactionTo(result.Code ?? 0) switch
        {
            // Busy at the very submission says nothing of what was done.
            CodeReaction.Again when call.Call == WeChatCall.Submit => Look(at) with { Fault = fault },
            CodeReaction.Again or CodeReaction.Credential or CodeReaction.StopAccount => Unsubmitted(call).Later(at, fault),
            CodeReaction.Tomorrow => Unsubmitted(call) with { Fault = fault, DueAt = result.Until ?? WeChat.MidnightAfter(at) },
            CodeReaction.NotThere when call.Call == WeChatCall.AddDraft && !IsCoverRenewed =>
                this with { Cover = null, IsCoverRenewed = true, Fault = fault, DueAt = at },
            // The draft is gone: published already, or deleted by somebody.
            CodeReaction.NotThere when call.Call == WeChatCall.Submit => Look(at) with { Fault = fault, DueAt = at },
            CodeReaction.NoRight => Unsubmitted(call) is var before && before.Submissions == 0
                ? before with { Stage = PostStage.Package, Fault = fault } : this with { Stage = PostStage.Unknown, Fault = fault },
            _ => Unsubmitted(call) is var unsent && unsent.Submissions == 0
                ? unsent with { Stage = PostStage.Failed, Fault = fault } : this with { Stage = PostStage.Unknown, Fault = fault },
        };
    }

    // What was not taken down is public as before, and a person takes it down at the platform.
    private MediaPost NotDown(PostCallBegun call, CallResult result, PostFault fault, DateTimeOffset at) => WeChat.ReactionTo(result.Code ?? 0) switch
    {
        CodeReaction.Again when call.Call == WeChatCall.Delete => (this with { IsDeletionInDoubt = true }).Later(at, fault),
        CodeReaction.Again or CodeReaction.Credential or CodeReaction.StopAccount => Later(at, fault),
        CodeReaction.Tomorrow => this with { Fault = fault, DueAt = result.Until ?? WeChat.MidnightAfter(at) },
        _ => this with { Stage = PostStage.Live, Fault = fault },
    };

    private MediaPost Down(DateTimeOffset at) => this with { Stage = PostStage.TakenDown, IsDeletionInDoubt = false, DownOn = at.BeijingDay, Fault = null };

    // A submission that certainly did nothing.
    private MediaPost Unsubmitted(PostCallBegun call) => call.Call != WeChatCall.Submit ? this
        : this with { Submissions = Submissions - 1, SubmittedAt = Submissions == 1 ? null : SubmittedAt };

    private MediaPost Later(DateTimeOffset at, PostFault? fault)
    {
        var tries = Tries + 1;
        var next = this with { Tries = tries, Fault = fault ?? Fault, DueAt = at + GapAfter(tries - 1) };
        return tries < MostTries ? next : next with
        {
            Stage = Stage == PostStage.TakingDown ? PostStage.Live : Submissions == 0 ? PostStage.Failed : PostStage.Unknown,
        };
    }

    private MediaPost Look(DateTimeOffset at) =>
        this with { Stage = PostStage.Looking, Looks = 0, LookFrom = 0, IsDraftThere = true, Tries = 0, DueAt = at + Gaps[0] };

    // Looked through both: what was published has it not.
    private MediaPost Looked(bool isThere, DateTimeOffset at)
    {
        var looked = this with { Looks = Looks + 1, IsDraftThere = IsDraftThere && isThere, LookFrom = 0 };
        // A draft that is gone is being published, which can take long, or was deleted by somebody.
        if (looked.Looks < (looked.IsDraftThere ? Gaps.Length : MostPolls)) return looked with { DueAt = at + GapAfter(looked.Looks) };
        // It lay there all the time, and nothing of it is public: the submission was not taken. The same draft is submitted once more, so that
        // one that is published at this very moment cannot be published again.
        return looked.IsDraftThere && Submissions < MostSubmissions
            ? looked with { Stage = PostStage.Sending, LookFrom = null, IsLookedFor = true, DueAt = at } : looked with { Stage = PostStage.Unknown };
    }

    private MediaPost Told(int status, string? article, string? url, DateTimeOffset at) => (status, Stage) switch
    {
        (0, PostStage.Sending or PostStage.Submitted or PostStage.Looking or PostStage.Unknown) => Public(article, url, at),
        (1, PostStage.Submitted) => this with
        {
            Looks = Looks + 1,
            Stage = Looks + 1 < MostPolls ? PostStage.Submitted : PostStage.Unknown,
            DueAt = at + GapAfter(Looks + 1),
        },
        (5, PostStage.TakingDown) => Down(at),
        (5 or 6, PostStage.Sending or PostStage.Submitted or PostStage.Looking or PostStage.Unknown) => Public(article, url, at) with
        {
            Stage = PostStage.Gone,
            Fault = new(WeChatCall.Poll, null, status, null)
        },
        (5 or 6, PostStage.Live or PostStage.TakingDown) => this with { Stage = PostStage.Gone, Fault = new(WeChatCall.Poll, null, status, null) },
        (2 or 3 or 4, PostStage.Submitted or PostStage.Unknown) => this with { Stage = PostStage.Failed, Fault = new(WeChatCall.Poll, null, status, null) },
        _ => this,
    };

    private MediaPost Public(string? article, string? url, DateTimeOffset at) => this with
    {
        Stage = PostStage.Live,
        Article = article,
        Url = url,
        LiveAt = at,
        LiveOn = at.BeijingDay,
        Fault = null,
    };

    private static TimeSpan GapAfter(int looks) => looks < Gaps.Length ? Gaps[looks] : TimeSpan.FromHours(24d / PollsOfADay);
}

/// <summary>What went wrong with a post.</summary>
/// <param name="Call">At which call.</param>
/// <param name="Code">errcode; null where it was a state.</param>
/// <param name="Status">publish_status; null where it was a code.</param>
/// <param name="Rid">The number by which WeChat finds the call.</param>
public sealed record PostFault(WeChatCall Call, int? Code, int? Status, string? Rid)
{
    /// <summary>In words for the clerk.</summary>
    public string Words => (Code, Status) switch
    {
        ({ } code, _) => $"{Call.Name()}：{WeChat.MeaningOf(code)}（{code}{(Rid is { Length: > 0 } ? $"，rid {Rid}" : "")}）",
        (_, { } status) => $"{WeChat.StatusMeaning(status)}（状态 {status}）",
        _ => Call.Name(),
    };
}
