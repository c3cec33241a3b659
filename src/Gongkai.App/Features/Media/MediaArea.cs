using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Media;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Media;

/// <summary>政务新媒体: accounts, what is published by them, what becomes of it.</summary>
internal sealed class MediaArea : Area
{
    public override ImmutableArray<View> Views =>
        [new(MediaAccount.Streams, MediaRows.Accounts, MediaRows.BeginAccounts), new(MediaPost.Streams, MediaRows.Posts, MediaRows.BeginPosts)];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new("media_account", TableKind.Recomputed, "新媒体账号"),
        new("media_followers", TableKind.Recomputed, "新媒体关注数"),
        new("media_post", TableKind.Recomputed, "新媒体发布"),
        new("media_quota", TableKind.Passing, "接口当日调用次数"),
        new(WeChatTokens.Table, TableKind.Passing, "接口凭证"),
        new("media_watch", TableKind.Passing, "发布后的核对时间"),
    ];

    public override ImmutableArray<SealedTable> Sealed => [new(WeChatTokens.Table, "account")];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.HandleMedia, [Role.SectionOfficer, Role.SectionHead, Role.OfficeHead, Role.LeaderInCharge]),
        new(Permission.ReleasePosts, [Role.SectionHead, Role.OfficeHead, Role.LeaderInCharge]),
        new(Permission.ManageMedia, [Role.OfficeHead]),
    ];

    public override ImmutableArray<NavigationItem> Desk =>
        [new(59, "新媒体", MediaRoutes.List, Permission.HandleMedia, "账号登记，从公开的信息准备稿件、发出、核对，发布数量。", Navigation.Interaction)];

    public override ImmutableArray<MatterAddress> Addresses =>
    [
        new(MediaAccount.Streams, "新媒体账号", id => MediaRoutes.Account(MediaAccountId.Parse(id, null))),
        new(MediaPost.Streams, "新媒体发布", id => MediaRoutes.Post(MediaPostId.Parse(id, null))),
    ];

    public override ImmutableArray<string> DeskPanels => [nameof(PressingMedia)];

    public override ImmutableArray<RadarLine> RadarLines => [new SilentAccounts()];

    public override void AddIds()
    {
        StoredTypes.AddId<MediaAccount>();
        StoredTypes.AddId<MediaPost>();
    }

    public override void Register(IServiceCollection services)
    {
        services.AddSingleton<MediaAccounts>().AddSingleton<MediaPosts>().AddSingleton<MediaCounts>();
        services.AddSingleton(at => WeChatSettings.Read(at.GetRequiredService<IConfiguration>()));
        services.AddSingleton<WeChatClient>().AddSingleton<WeChatTokens>().AddSingleton<WeChatCalls>().AddSingleton<WeChatMessages>();
        services.AddSingleton<PostSending>().AddSingleton<PostWatch>().AddSingleton<MediaAlarms>().AddHostedService<MediaRounds>();
    }
}
