using System.Collections.Immutable;

namespace Gongkai.Media;

/// <summary>What happened to a post.</summary>
/// <param name="At">The moment.</param>
public abstract record PostEvent(DateTimeOffset At);

/// <summary>准备: an officer prepared what shall go out of an item by an account.</summary>
/// <param name="Account">By which account.</param>
/// <param name="Item">Of which item.</param>
/// <param name="Content">The hash of its public content.</param>
/// <param name="Address">The item's permanent address (阅读原文).</param>
/// <param name="Words">What it says.</param>
/// <param name="By">Who prepared it.</param>
public sealed record PostPrepared(DateTimeOffset At, MediaAccountId Account, ItemId Item, string Content, string Address, PostWords Words, PersonId By)
    : PostEvent(At);

/// <summary>修改: before it went out, or after it was not taken.</summary>
public sealed record PostRevised(DateTimeOffset At, string Content, PostWords Words, PersonId By) : PostEvent(At);

/// <summary>同意发出: somebody else than its author lets it go out.</summary>
/// <param name="ByInterface">Whether the platform sends it; otherwise it is a package to copy.</param>
public sealed record PostReleased(DateTimeOffset At, bool ByInterface, PersonId By) : PostEvent(At);

/// <summary>A call is about to be made.</summary>
/// <param name="No">Its number among the post's calls.</param>
/// <param name="Call">Which.</param>
/// <param name="About">The picture, or the place from which is looked; null for none.</param>
public sealed record PostCallBegun(DateTimeOffset At, int No, WeChatCall Call, string? About) : PostEvent(At);

/// <summary>A call was answered, or given up.</summary>
public sealed record PostCallAnswered(DateTimeOffset At, int No, CallResult Result) : PostEvent(At);

/// <summary>WeChat told by itself how a publication went (PUBLISHJOBFINISH).</summary>
public sealed record PostToldOf(DateTimeOffset At, int Status, string? Article, string? Url) : PostEvent(At);

/// <summary>WeChat told that something was published, of which it is not known which: time to look.</summary>
public sealed record PostWoken(DateTimeOffset At) : PostEvent(At);

/// <summary>A call has to wait, because it was made as often today as it may be.</summary>
public sealed record PostPostponed(DateTimeOffset At, DateTimeOffset Until) : PostEvent(At);

/// <summary>It does not go out.</summary>
public sealed record PostCancelled(DateTimeOffset At, PostEnding Why, PersonId? By) : PostEvent(At);

/// <summary>A person asks for another try.</summary>
public sealed record PostRetried(DateTimeOffset At, PersonId By) : PostEvent(At);

/// <summary>A person has looked: it was not published.</summary>
public sealed record PostFoundUnpublished(DateTimeOffset At, PersonId By) : PostEvent(At);

/// <summary>A person published it by hand, or has seen that it is published.</summary>
public sealed record PostPublishedByHand(DateTimeOffset At, DateOnly On, string Url, PersonId By) : PostEvent(At);

/// <summary>撤下: a person lets the platform take it down by the interface.</summary>
/// <param name="Reason">Why.</param>
public sealed record PostDeletionAsked(DateTimeOffset At, PrivateRef Reason, PersonId By) : PostEvent(At);

/// <summary>放行: errors that the scan finds in the words are none, or are to go out; somebody else than their author answers for it.</summary>
/// <param name="Codes">The codes for which it holds; it holds for these words alone.</param>
/// <param name="Reason">The reason.</param>
public sealed record PostScanOverridden(DateTimeOffset At, ImmutableArray<string> Codes, PrivateRef Reason, PersonId By) : PostEvent(At);

/// <summary>A person has taken it down.</summary>
public sealed record PostTakenDown(DateTimeOffset At, DateOnly On, PersonId By) : PostEvent(At);

/// <summary>Why a post does not go out.</summary>
public enum PostEnding
{
    [Word("经办人取消")] Person,
    [Word("原信息已经撤回")] Withdrawn,
    [Word("原信息已经更新，需要按新的内容重新准备")] Changed,
    [Word("正文里有不能上传的图片")] Picture,
    [Word("账号已经注销")] AccountClosed,
}
