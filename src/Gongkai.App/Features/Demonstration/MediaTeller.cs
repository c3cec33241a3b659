using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Media;
using Gongkai.Features.Portal;
using Gongkai.Features.Publishing;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Demonstration;

/// <summary>An account of the demonstration, and how many posts it has.</summary>
public sealed record DemonstrationAccount(MediaPlatform Platform, string Name, string Number, string Holder, string Responsible, DateOnly OpenedOn,
    string Document,
    DateOnly ApprovedOn, DateOnly? CertifiedUntil, bool Interacts, string Address, long? Followers, int Posts);

/// <summary>新媒体: accounts without an interface, so that nothing leaves the machine; the latest items, prepared, released, and all but the last published by
/// hand.</summary>
internal sealed class MediaTeller(IServiceProvider services, DemonstrationClock clock, DemonstrationNames names)
{
    private readonly MediaAccounts accounts = services.GetRequiredService<MediaAccounts>();
    private readonly MediaPosts posts = services.GetRequiredService<MediaPosts>();

    private ChangeContext Change => ChangeContext.ByPlatform(clock.GetUtcNow(), "演示数据");

    /// <summary>Tells of one account.</summary>
    public async Task TellAsync(DemonstrationAccount told, CancellationToken ct)
    {
        var (agency, id) = (names.Agency(DemonstrationItem.Agency).Id, new MediaAccountId(names.NewId()));
        var entry = new MediaEntry(told.Platform, told.Name, told.Number, told.Holder, names.Person(told.Responsible).Id, told.OpenedOn,
            new(told.Document, told.ApprovedOn))
        {
            CertifiedUntil = told.CertifiedUntil,
            Interacts = told.Interacts,
            Address = told.Address,
        };
        Demand(await accounts.OpenAsync(agency, id, entry, Change, ct));
        if (told.Followers is { } followers)
            Demand(await accounts.ChangeAsync(agency, (await accounts.FindAsync(id, ct))!.Account,
                _ => Task.FromResult<MediaAccountEvent>(new MediaFollowersDeclared(clock.GetUtcNow().BeijingDay, followers)), Change, ct));
        var (rows, _) = await services.GetRequiredService<PublicItems>().ListAsync(new() { Agency = agency, PageSize = told.Posts }, ct);
        foreach (var (i, row) in rows.Index()) await PostAsync(agency, id, told.Platform, entry.Responsible, row, isLast: i == rows.Length - 1, ct);
    }

    private async Task PostAsync(AgencyId agency, MediaAccountId account, MediaPlatform platform, PersonId preparedBy, PublicItemRow row, bool isLast,
        CancellationToken ct)
    {
        var (id, office) = (new MediaPostId(names.NewId()), names.Person(ItemTeller.OfficeHead).Id);
        using var bytes = new MemoryStream(DemonstrationData.Attachment("media-cover.png"));
        var kept = await services.GetRequiredService<Store>().Files.PutAsync(bytes, new MediaPost(id).Stream, 1 << 20, ct);
        var title = row.Title.Length > PostWords.LongestTitle ? row.Title[..(PostWords.LongestTitle - 1)] + "…" : row.Title;
        var words = new PostWords(title, "", "", platform == MediaPlatform.WeChat ? "" : $"{row.Title}，详见门户。",
            new(kept.Hash, "封面.png", "image/png", kept.Size));
        Demand(await posts.PrepareAsync(agency, id, new(clock.GetUtcNow(), account, row.Id, row.Content!,
            $"http://localhost:5080{PortalRoutes.Item(row.Id)}", words,
            preparedBy), platform, Change, ct));
        if (isLast) return;
        await TakeAsync(id, new PostReleased(clock.GetUtcNow(), ByInterface: false, office), platform, ct);
        await TakeAsync(id, new PostPublishedByHand(clock.GetUtcNow(), row.PublishedOn, $"https://mp.weixin.qq.com/s/demo-{id.Value:n}", office), platform, ct);
    }

    private async Task TakeAsync(MediaPostId id, PostEvent asked, MediaPlatform platform, CancellationToken ct) =>
        Demand(await posts.TakeAsync((await posts.FindAsync(id, ct))!, asked, platform, Change, ct));

    private static void Demand(IReadOnlyCollection<Refusal> refused)
    {
        if (refused.Count > 0) throw new InvalidDataException(string.Join("；", refused.Select(refusal => Message.Of(refusal.Finding))));
    }
}
