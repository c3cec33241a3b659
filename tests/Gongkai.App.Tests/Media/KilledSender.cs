using System.Diagnostics;
using System.Globalization;
using Gongkai.Features.Media;
using Gongkai.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Media;

/// <summary>A process that sends posts to WeChat, one after the other, each until there is nothing left to do; before each it tells the double.</summary>
internal static class KilledSender
{
    public const string Word = "send-until-killed";

    /// <summary>Begins one.</summary>
    public static Process Start(StorageOptions place, string wechat, DateTimeOffset at, IEnumerable<MediaPostId> posts)
    {
        var program = Path.ChangeExtension(typeof(KilledSender).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        string[] arguments = [Word, place.Data, wechat, at.ToString("O", CultureInfo.InvariantCulture), string.Join(',', posts)];
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(StorageOptions place, string wechat, DateTimeOffset at, IReadOnlyList<MediaPostId> ids)
    {
        await using var store = Store.Open(place);
        using var client = new WeChatClient(new(new(wechat + "/")));
        foreach (var (i, id) in ids.Index())
        {
            // Each on a day of its own, so that what one has to wait for is over for the next.
            var clock = new FakeTimeProvider(at.AddDays(2 * i));
            var posts = new MediaPosts(store, clock);
            var sending = new PostSending(store, new(store, new(store.Database, new(store.Database, store.Journal, clock)), clock), posts,
                new(store, client, new(store, client, clock)), clock);
            if (i > 0) await client.SendAsync("cgi-bin/begin", new { id = id.ToString() }, CancellationToken.None);
            while ((await posts.FindAsync(id, CancellationToken.None))!.Post is { IsUnderWay: true } post)
            {
                if (post.DueAt > clock.GetUtcNow()) clock.SetUtcNow(post.DueAt);
                await sending.AdvanceAsync(id, CancellationToken.None);
            }
        }
    }
}
