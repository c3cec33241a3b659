using System.Diagnostics;
using Gongkai.Media;

namespace Gongkai.Tests.Media;

/// <summary>The process that sends is killed as each call comes, and as each is done, and begun anew.</summary>
public sealed class KilledSenderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whenever_the_process_is_killed_every_post_is_published_once_and_none_is_lost()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Script = [1, 0];
        var walked = await office.RunAsync(await office.ReleaseAsync(), TimeSpan.FromDays(1));
        Assert.Equal(PostStage.Live, walked.Stage);
        (int Call, string Stage)[] points =
            [.. Enumerable.Range(1, office.WeChat.Calls.Count).SelectMany(call => new[] { (call, "come"), (call, "done") })];
        var posts = new List<MediaPostId>();
        foreach (var _ in points) posts.Add(await office.ReleaseAsync());
        var (at, next, killed) = (AMediaOffice.Monday.AddDays(2), 0, 0);
        while (next < points.Length)
        {
            var (begun, calls, isKilled) = (next, 0, false);
            using var ready = new ManualResetEventSlim();
            Process? process = null;
            // The post at which one was killed is gone on with first; it is killed at the next one's point.
            office.WeChat.OnCall = (_, stage) =>
            {
                ready.Wait(Ct);
                if (office.WeChat.Calls[^1] == "begin")
                {
                    if (stage == "done") (next, calls) = (next + 1, 0);
                    return false;
                }
                if (stage == "come") calls++;
                if (isKilled || killed > next || (calls, stage) != points[next]) return isKilled;
                // Whoever waits for its end sees it before this goes on.
                isKilled = true;
                process!.Kill();
                process.WaitForExit();
                return true;
            };
            office.Clock.SetUtcNow(at);
            process = KilledSender.Start(office.Kept.Options, office.WeChat.Address, at, posts.Skip(next));
            ready.Set();
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
            await process.WaitForExitAsync(Ct);
            var told = $"{process.ExitCode} {await said} {await wrong}";
            process.Dispose();
            // The last one is only gone on with.
            if (!isKilled)
            {
                Assert.True(killed == points.Length, $"{points[next]}: it ended by itself: {told}");
                break;
            }
            killed = next + 1;
            // What runs goes on without us.
            office.WeChat.FinishAll();
            var stopped = await office.FindAsync(posts[next]);
            Assert.True(stopped.IsUnderWay && stopped.Meaning.Length > 0, $"{points[next]}: {stopped.Stage}");
            at = at.AddDays(2 * (next - begun + 1));
        }
        office.WeChat.OnCall = null;
        foreach (var (post, point) in posts.Zip(points))
        {
            var kept = (await office.Posts.FindAsync(post, Ct))!;
            Assert.True(kept.Post is { Stage: PostStage.Live, Open: null }, $"{point}: {kept.Post.Stage}");
            var marks = office.WeChat.Published.Where(one => one.Article["content_source_url"]!.GetValue<string>() == kept.Post.Mark).ToList();
            Assert.True(marks.Count == 1 && marks[0].Id == kept.Post.Article, $"{point}: {marks.Count}");
            Assert.All(kept.History, line => Assert.NotEmpty(line.What));
        }
    }
}
