namespace Gongkai.Media;

/// <summary>What the clerk reads of a post: what each state means, and what to do.</summary>
public static class PostTelling
{
    extension(MediaPost post)
    {
        /// <summary>What the state means and what comes next, whole sentences.</summary>
        public string Meaning => post.Stage switch
        {
            PostStage.Prepared => "稿件已经准备好，要由准备人以外的人核对，同意后发出。",
            PostStage.Sending when post.Open is { } open => $"平台正在{open.Call.Name()}，还没有收到答复。没有答复的，{MediaPost.Patience.TotalMinutes:0} 分钟后平台先核对，再决定是否重做。",
            PostStage.Sending when post.IsDraftInDoubt => "新建草稿没有收到答复。平台先在草稿箱里查找，找到的就用，找不到才重新建。",
            PostStage.Sending when post.Submissions > 0 => "上次提交没有收到答复。平台反复核对，草稿一直在草稿箱里，已发布内容里没有它，所以用同一份草稿再提交一次。",
            PostStage.Sending when post.Draft is not null && !post.IsLookedFor => "提交以前，平台先在已发布内容里查找，已经有的不再提交。",
            PostStage.Sending => "平台正在上传图片、建立草稿、提交发布，按微信允许的次数进行。",
            PostStage.Submitted => "微信已经接受发布任务。结果由微信通知，平台也隔一段时间查询一次。",
            PostStage.Looking => "提交以后没有收到答复，可能已经发布，也可能没有。平台正在已发布内容和草稿箱里核对，核对清楚以前不会重复提交。",
            PostStage.Unknown => "平台查不清楚是不是已经发布。请登录公众平台查看：已经发布的，登记网址；没有发布的，选择“确认没有发布”，平台会重新发送。",
            PostStage.Package => "这个账号由人工发布：下载材料包，在渠道上发布，再登记日期和网址。",
            PostStage.Live => "已经发布。平台每天核对它是不是还在。",
            PostStage.Failed => "没有发布。看清原因、改正以后可以重新发送。",
            PostStage.Cancelled => "不再发送。",
            PostStage.TakingDown when post.Open is { } open =>
                $"平台正在{open.Call.Name()}，还没有收到答复。没有答复的，{MediaPost.Patience.TotalMinutes:0} 分钟后平台先核对文章是不是还在。",
            PostStage.TakingDown when post.IsDeletionInDoubt => "撤下没有收到答复，可能已经撤下，也可能没有。平台先查看文章是不是还在，还在的再撤下一次。",
            PostStage.TakingDown => "平台正在通过接口撤下，微信每天最多允许 10 次。",
            PostStage.Gone => "发布以后被删除或者封禁，不是本机关撤下的。请查明原因。",
            PostStage.TakenDown => "已经由本机关撤下。",
        };
    }

    /// <summary>What an event says in the history.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="call">The call that an answer belongs to; null for others.</param>
    public static string Told(PostEvent happened, WeChatCall? call = null) => happened switch
    {
        PostPrepared => "准备稿件",
        PostRevised => "修改稿件",
        PostReleased e => e.ByInterface ? "同意发出，由平台发送" : "同意发出，由人工发布",
        PostCallBegun e => $"开始{e.Call.Name()}（第 {e.No} 次调用）",
        PostCallAnswered e => $"{call?.Name()}：{Told(e.Result)}",
        PostToldOf e => $"微信通知：{WeChat.StatusMeaning(e.Status)}",
        PostWoken => "微信通知有内容发布，立即核对",
        PostPostponed => "今天的调用次数已经用完，明天继续",
        PostCancelled e => $"不再发送：{e.Why.Name()}",
        PostRetried => "重新发送",
        PostFoundUnpublished => "人工核对：没有发布，重新发送",
        PostPublishedByHand e => $"登记发布：{e.Url}",
        PostTakenDown => "登记撤下",
        PostDeletionAsked => "通过接口撤下",
        PostScanOverridden e => $"放行检查发现的错误（{string.Join('、', e.Codes)}）",
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    private static string Told(CallResult result) => result switch
    {
        { Outcome: CallOutcome.Refused, Code: { } code } => $"{WeChat.MeaningOf(code)}（{code}{(result.Rid is { Length: > 0 } rid ? $"，rid {rid}" : "")}）",
        { Outcome: CallOutcome.Done, Status: { } status } => WeChat.StatusMeaning(status),
        _ => result.Outcome.Name(),
    };
}
