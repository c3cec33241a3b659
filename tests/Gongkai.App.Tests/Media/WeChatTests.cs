using Dapper;
using Gongkai.Media;
using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Media;

/// <summary>Posts on their way to WeChat, by the real client and the real rounds, against the double.</summary>
public sealed class WeChatTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_post_goes_out_with_its_pictures_and_its_link_and_becomes_live(Engine engine)
    {
        await using var office = await AMediaOffice.OnAsync(engine);
        office.WeChat.Script = [1, 1, 0];
        var post = await office.RunAsync(await office.ReleaseAsync(), Week);
        Assert.Equal(PostStage.Live, post.Stage);
        var (_, article, _) = Assert.Single(office.WeChat.Published);
        Assert.Equal("关于申报农贸市场改造补助的通知", article["title"]!.GetValue<string>());
        Assert.StartsWith($"https://gk.example.gov.cn/items/{office.Item}#", article["content_source_url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("<img src=\"https://mmbiz.qpic.cn/", article["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", article["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("https://mp.weixin.qq.com/s/", post.Url, StringComparison.Ordinal);
        Assert.Equal(["stable_token", "media/uploadimg", "material/add_material", "draft/add", "freepublish/batchget", "freepublish/submit",
            "freepublish/get", "freepublish/get", "freepublish/get"],
            office.WeChat.Calls);
        Assert.Empty(office.WeChat.Drafts);
        // One minute, five, thirty: and no credential anywhere in the clear.
        Assert.Equal(TimeSpan.FromMinutes(36), office.Clock.GetUtcNow() - AMediaOffice.Monday);
        await using var connection = await office.Store.Database.OpenAsync(Ct);
        var kept = string.Join('\n', (await connection.QueryAsync("select * from media_token")).Concat(await connection.QueryAsync("select * from journal"))
            .Select(row => string.Join('|', (IDictionary<string, object>)row)));
        Assert.DoesNotContain(WeChatDouble.Secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 400), kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Failing.BeforeIt, new[] { 0 })]
    [InlineData(Failing.AfterIt, new[] { 0 })]
    [InlineData(Failing.WithinTheAnswer, new[] { 0 })]
    [InlineData(Failing.BeforeIt, new[] { 1, 1, 0 })]
    [InlineData(Failing.AfterIt, new[] { 1, 1, 0 })]
    public async Task Whichever_call_breaks_off_it_is_published_exactly_once(Failing how, int[] script)
    {
        await using var office = await AMediaOffice.OnAsync();
        for (var at = 1; ; at++)
        {
            office.WeChat.Script = script;
            var (before, first) = (office.WeChat.Published.Count, office.WeChat.Calls.Count);
            office.WeChat.Fails = (first + at, how);
            var id = await office.ReleaseAsync();
            // What runs becomes public while the platform does not know its number.
            var post = await office.RunAsync(id, TimeSpan.FromMinutes(2), isRestless: true);
            office.WeChat.FinishAll();
            post = await office.RunAsync(id, Week, isRestless: true);
            Assert.True(post.Stage == PostStage.Live, $"{how} at {at}: {post.Stage}, {string.Join(' ', office.WeChat.Calls.Skip(first))}");
            Assert.Equal(before + 1, office.WeChat.Published.Count);
            Assert.Equal(office.WeChat.Published[^1].Id, post.Article);
            if (office.WeChat.Calls.Count - first < at) break;
        }
    }

    [Fact]
    public async Task A_process_that_ends_before_or_after_any_call_publishes_exactly_once()
    {
        await using var office = await AMediaOffice.OnAsync();
        for (var at = 1; ; at++)
            foreach (var isDone in new[] { false, true })
            {
                var (before, first) = (office.WeChat.Published.Count, office.WeChat.Calls.Count);
                var id = await office.ReleaseAsync();
                using var killing = new CancellationTokenSource();
                office.WeChat.OnCall = (count, stage) =>
                {
                    if (count == first + at && stage == (isDone ? "done" : "come")) killing.Cancel();
                    return killing.IsCancellationRequested && !isDone;
                };
                while (!killing.IsCancellationRequested && await office.FindAsync(id) is { IsUnderWay: true } post)
                {
                    if (post.DueAt > office.Clock.GetUtcNow()) office.Clock.SetUtcNow(post.DueAt);
                    await Record.ExceptionAsync(() => office.Sending.RunAsync(killing.Token));
                }
                office.WeChat.OnCall = null;
                office.Begin();
                var end = await office.RunAsync(id, Week);
                Assert.True(end.Stage == PostStage.Live, $"{isDone} at {at}: {end.Stage}");
                Assert.Equal(before + 1, office.WeChat.Published.Count);
                if (!killing.IsCancellationRequested) return;
            }
    }

    [Fact]
    public async Task A_submission_without_an_answer_is_looked_for_before_it_is_made_again()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Fails = (6, Failing.BeforeIt);
        var id = await office.ReleaseAsync();
        var looking = await office.RunAsync(id, TimeSpan.FromMinutes(30));
        Assert.Equal(PostStage.Looking, looking.Stage);
        Assert.Equal(0, office.WeChat.Submissions);
        Assert.Contains("不会重复提交", looking.Meaning, StringComparison.Ordinal);
        var post = await office.RunAsync(id, Week);
        Assert.Equal(PostStage.Live, post.Stage);
        var calls = office.WeChat.Calls.Skip(6).ToList();
        Assert.Equal(Enumerable.Repeat(new[] { "freepublish/batchget", "draft/get" }, 4).SelectMany(pair => pair).Append("freepublish/submit")
            .Append("freepublish/get"),
            calls.Where(call => call != "stable_token"));
    }

    [Fact]
    public async Task What_nobody_can_find_out_a_person_decides()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Fails = (6, Failing.BeforeIt);
        var id = await office.ReleaseAsync();
        await office.RunAsync(id, TimeSpan.FromMinutes(1));
        // Somebody cleared the box meanwhile.
        office.WeChat.Drafts.Clear();
        var post = await office.RunAsync(id, TimeSpan.FromDays(20));
        Assert.Equal(PostStage.Unknown, post.Stage);
        Assert.Contains("登录公众平台", post.Meaning, StringComparison.Ordinal);
        Assert.Empty(await office.Posts.TakeAsync((await office.Posts.FindAsync(id, Ct))!,
            new PostFoundUnpublished(office.Clock.GetUtcNow(), new(Guid.CreateVersion7())), MediaPlatform.WeChat,
            AStore.Change(), Ct));
        Assert.Equal(PostStage.Live, (await office.RunAsync(id, Week)).Stage);
        Assert.Single(office.WeChat.Published);
    }

    [Fact]
    public async Task A_credential_that_ended_or_was_superseded_is_fetched_once_and_the_call_repeated_once()
    {
        await using var office = await AMediaOffice.OnAsync();
        await office.RunAsync(await office.ReleaseAsync(), Week);
        Assert.Single(office.WeChat.Calls, "stable_token");
        // Fetched anew five minutes before the end.
        office.Clock.Advance(TimeSpan.FromSeconds(7_200 - 299));
        await office.RunAsync(await office.ReleaseAsync(), Week);
        Assert.Equal(2, office.WeChat.Calls.Count(call => call == "stable_token"));
        office.WeChat.Rotate();
        office.WeChat.Calls.Clear();
        Assert.Equal(PostStage.Live, (await office.RunAsync(await office.ReleaseAsync(), Week)).Stage);
        Assert.Equal(["media/uploadimg", "stable_token", "media/uploadimg", "material/add_material"], office.WeChat.Calls.Take(4));
        // And one that never works is not asked for in a loop.
        office.WeChat.Codes["draft/add"] = new(Enumerable.Repeat(42001, 100));
        office.WeChat.Calls.Clear();
        var id = await office.ReleaseAsync();
        await office.RunAsync(id, TimeSpan.FromSeconds(1));
        Assert.Equal(2, office.WeChat.Calls.Count(call => call == "draft/add"));
    }

    [Fact]
    public async Task A_call_that_WeChat_takes_no_more_today_waits_until_midnight_in_Beijing_and_others_go_on()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Most["freepublish/submit"] = 1;
        office.Clock.SetUtcNow(new(2026, 3, 2, 23, 50, 0, TimeSpan.FromHours(8)));
        var first = await office.RunAsync(await office.ReleaseAsync(), TimeSpan.FromMinutes(2));
        Assert.Equal(PostStage.Live, first.Stage);
        var second = await office.ReleaseAsync();
        var third = await office.ReleaseAsync();
        foreach (var id in new[] { second, third })
        {
            var waiting = await office.RunAsync(id, TimeSpan.FromSeconds(1));
            Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8)), waiting.DueAt);
            Assert.Equal(PostStage.Sending, waiting.Stage);
        }
        // It was told once, and not asked again.
        Assert.Equal(2, office.WeChat.Calls.Count(call => call == "freepublish/submit"));
        Assert.Equal(PostStage.Live, (await office.RunAsync(second, TimeSpan.FromMinutes(30))).Stage);
        Assert.Equal(new DateOnly(2026, 3, 3), (await office.FindAsync(second)).LiveOn);
        Assert.Equal(PostStage.Live, (await office.RunAsync(third, TimeSpan.FromDays(2))).Stage);
        Assert.Equal(3, office.WeChat.Published.Count);
    }

    [Fact]
    public async Task Our_own_count_stops_before_WeChat_does()
    {
        await using var office = await AMediaOffice.OnAsync();
        await office.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "insert into media_quota (account, call, day, used, stopped) values (@Account, 'Submit', '2026-03-02', 99, 0)", new { office.Account },
                transaction.Transaction));
        Assert.Equal(PostStage.Live, (await office.RunAsync(await office.ReleaseAsync(), TimeSpan.FromHours(1))).Stage);
        var id = await office.ReleaseAsync();
        var waiting = await office.RunAsync(id, TimeSpan.FromHours(1));
        Assert.Equal((PostStage.Sending, 16), (waiting.Stage, waiting.DueAt.UtcDateTime.Hour));
        Assert.Equal(1, office.WeChat.Calls.Count(call => call == "freepublish/submit"));
        Assert.Equal(PostStage.Live, (await office.RunAsync(id, TimeSpan.FromDays(1))).Stage);
    }

    [Fact]
    public async Task An_account_without_the_right_gets_packages_and_what_was_submitted_is_never_made_one()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.IsCertified = false;
        var id = await office.ReleaseAsync();
        Assert.Equal(PostStage.Package, (await office.RunAsync(id, Week)).Stage);
        Assert.Equal((null, 48001), ((await office.AccountAsync()).Interface, (await office.AccountAsync()).LeftFor));
        await using var other = await AMediaOffice.OnAsync();
        other.WeChat.Script = [1];
        var under = await other.ReleaseAsync();
        await other.RunAsync(under, TimeSpan.FromSeconds(30));
        other.WeChat.IsCertified = false;
        Assert.Equal(PostStage.Unknown, (await other.RunAsync(under, Week)).Stage);
    }

    [Theory]
    [InlineData(40013)]
    [InlineData(40125)]
    [InlineData(40164)]
    public async Task An_account_that_WeChat_does_not_know_stands_still_until_somebody_has_looked(int code)
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Codes["stable_token"] = new([code]);
        var id = await office.ReleaseAsync();
        await office.RunAsync(id, Week);
        var account = await office.AccountAsync();
        Assert.Equal((code, "6650a1b2-0f1e2d3c-4b5a6978"), (account.Stopped?.Code, account.Stopped?.Rid));
        await office.Sending.RunAsync(Ct);
        Assert.Equal(["stable_token"], office.WeChat.Calls);
        Assert.Empty(await office.Accounts.ChangeAsync(office.Agency, account, _ => Task.FromResult<MediaAccountEvent>(new MediaInterfaceResumed()),
            AStore.Change(), Ct));
        Assert.Equal(PostStage.Live, (await office.RunAsync(id, Week)).Stage);
    }

    [Fact]
    public async Task What_WeChat_refuses_for_good_is_told_with_its_number_and_tried_again_only_by_a_person()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Codes["freepublish/submit"] = new([53503]);
        var id = await office.ReleaseAsync();
        var failed = await office.RunAsync(id, Week);
        Assert.Equal((PostStage.Failed, "6650a1b2-0f1e2d3c-4b5a6978"), (failed.Stage, failed.Fault?.Rid));
        Assert.Contains("草稿没有通过微信的检查（53503", failed.Fault!.Words, StringComparison.Ordinal);
        Assert.Empty(await office.Posts.TakeAsync((await office.Posts.FindAsync(id, Ct))!,
            new PostRetried(office.Clock.GetUtcNow(), new(Guid.CreateVersion7())), MediaPlatform.WeChat,
            AStore.Change(), Ct));
        Assert.Equal(PostStage.Live, (await office.RunAsync(id, Week)).Stage);
        office.WeChat.Script = [1, 4];
        Assert.Equal(("平台审核没有通过（状态 4）", PostStage.Failed), await office.RunAsync(await office.ReleaseAsync(), Week) is var refused
            ? (refused.Fault!.Words, refused.Stage) : default);
    }

    [Fact]
    public async Task A_cover_that_WeChat_lost_is_uploaded_once_more_and_busy_is_tried_later()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Codes["draft/add"] = new([40007, -1]);
        Assert.Equal(PostStage.Live, (await office.RunAsync(await office.ReleaseAsync(), Week)).Stage);
        Assert.Equal(2, office.WeChat.Calls.Count(call => call == "material/add_material"));
        office.WeChat.Codes["draft/add"] = new([40007, 40007]);
        Assert.Equal(PostStage.Failed, (await office.RunAsync(await office.ReleaseAsync(), Week)).Stage);
        office.WeChat.Codes["freepublish/submit"] = new([-1]);
        Assert.Equal(PostStage.Live, (await office.RunAsync(await office.ReleaseAsync(), Week)).Stage);
        Assert.Equal(2, office.WeChat.Published.Count);
    }

    [Fact]
    public async Task Nothing_goes_out_of_an_item_that_is_not_public_any_more()
    {
        await using var office = await AMediaOffice.OnAsync();
        var early = await office.ReleaseAsync();
        Assert.Equal(PostStage.Live, (await office.RunAsync(early, TimeSpan.FromHours(1))).Stage);
        var third = await office.ReleaseAsync();
        await office.WithdrawAsync();
        Assert.Equal((PostStage.Cancelled, PostEnding.Withdrawn), await office.RunAsync(third, Week) is var post ? (post.Stage, post.Ending) : default);
        var live = await office.Posts.OfItemAsync(office.Item, Ct);
        Assert.Equal(1, live.Single(line => line.Id == early).IsToBeTakenDown);
        Assert.Contains(await office.Posts.PressingAsync(office.Agency, Ct), line => line.Id == early);
        var refused = await office.Posts.PrepareAsync(office.Agency, new(Guid.CreateVersion7()),
            new(office.Clock.GetUtcNow(), office.Account, office.Item, office.Content, "x", new("标题", "", "", "", office.Cover), new(Guid.CreateVersion7())),
                MediaPlatform.WeChat, AStore.Change(), Ct);
        Assert.Equal(("NM12", "withdrawn"), (refused.Single().Code, refused.Single().Variant));
    }

    [Fact]
    public async Task What_is_deleted_or_banned_after_a_day_is_found_within_a_part_of_the_days_calls()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Script = [0, 0, 6];
        var id = await office.ReleaseAsync();
        Assert.Equal(PostStage.Live, (await office.RunAsync(id, Week)).Stage);
        await office.Watch.RunAsync(Ct);
        Assert.Equal(1, office.WeChat.Calls.Count(call => call == "freepublish/get"));
        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.Watch.RunAsync(Ct);
        await office.Watch.RunAsync(Ct);
        Assert.Equal((PostStage.Live, 2), ((await office.FindAsync(id)).Stage, office.WeChat.Calls.Count(call => call == "freepublish/get")));
        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.Watch.RunAsync(Ct);
        var gone = await office.FindAsync(id);
        Assert.Equal((PostStage.Gone, "发布以后被平台封禁（状态 6）"), (gone.Stage, gone.Fault!.Words));
        Assert.Contains(await office.Posts.PressingAsync(office.Agency, Ct), line => line.Id == id);
        // Half of the polls are left for what is new.
        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "insert into media_quota (account, call, day, used, stopped) values (@Account, 'Poll', '2026-03-05', 50, 0)", new { office.Account },
                transaction.Transaction));
        office.WeChat.Script = [0];
        var next = await office.RunAsync(await office.ReleaseAsync(), TimeSpan.FromHours(1));
        Assert.Equal(PostStage.Live, next.Stage);
    }

    [Fact]
    public async Task A_message_of_WeChat_ends_the_waiting_and_one_that_is_not_signed_is_nothing()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.Script = [1];
        var id = await office.ReleaseAsync();
        var waiting = await office.RunAsync(id, TimeSpan.FromSeconds(10));
        Assert.Equal(PostStage.Submitted, waiting.Stage);
        office.WeChat.FinishAll();
        var (time, old) = (office.Clock.GetUtcNow().ToUnixTimeSeconds(), office.Clock.GetUtcNow().AddHours(-1).ToUnixTimeSeconds());
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time, "another"), "<xml/>", Ct));
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(old), "<xml/>", Ct));
        Assert.False(await office.Messages.IsSignedAsync(office.Account, Features.Media.WeChatMessages.SignatureOf("another", $"{time}", "1"), $"{time}",
            "1", Ct));
        Assert.False(await office.Messages.IsSignedAsync(office.Account, Features.Media.WeChatMessages.SignatureOf(WeChatDouble.Token, $"{old}", "1"),
            $"{old}", "1", Ct));
        Assert.True(await office.Messages.IsSignedAsync(office.Account, Features.Media.WeChatMessages.SignatureOf(WeChatDouble.Token, $"{time}", "1"),
            $"{time}", "1", Ct));
        var told = WeChatDouble.MessageOf(waiting.PublishId!, 0, office.WeChat.Published[0].Id);
        await office.Messages.TakeAsync(office.Account, (await office.Messages.OpenAsync(office.Account, Signs(time), told, Ct))!, Ct);
        // The same once more is nothing new.
        Assert.Equal("", await office.Messages.OpenAsync(office.Account, Signs(time), told, Ct));
        var live = await office.FindAsync(id);
        Assert.Equal((PostStage.Live, office.WeChat.Published[0].Id), (live.Stage, live.Article));
        await office.Messages.TakeAsync(office.Account, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xml>&e;</xml>", Ct);
        // One whose answer was lost is looked for at once.
        office.WeChat.Fails = (office.WeChat.Calls.Count + 5, Failing.AfterIt);
        var lost = await office.ReleaseAsync();
        await office.RunAsync(lost, TimeSpan.FromSeconds(10));
        Assert.Equal(PostStage.Looking, (await office.FindAsync(lost)).Stage);
        office.WeChat.FinishAll();
        await office.Messages.TakeAsync(office.Account, WeChatDouble.MessageOf(office.WeChat.Published[^1].PublishId, 0, office.WeChat.Published[^1].Id), Ct);
        Assert.Equal(PostStage.Live, (await office.RunAsync(lost, TimeSpan.FromSeconds(1))).Stage);
    }

    [Fact]
    public async Task A_message_in_its_box_is_opened_with_the_accounts_key_and_nothing_else_is_taken_then()
    {
        await using var office = await AMediaOffice.OnAsync();
        await office.SetKeyAsync();
        office.WeChat.Script = [1];
        var id = await office.ReleaseAsync();
        var waiting = await office.RunAsync(id, TimeSpan.FromSeconds(10));
        office.WeChat.FinishAll();
        var (time, message) = (office.Clock.GetUtcNow().ToUnixTimeSeconds(), WeChatDouble.MessageOf(waiting.PublishId!, 0, office.WeChat.Published[0].Id));
        var (body, box) = WeChatDouble.SealedMessage(message);
        // In the clear, signed by another, too old, changed, under another key, for another account.
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time), message, Ct));
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time, "another", box), body, Ct));
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time - 3_600, box: box), body, Ct));
        var changed = body.Replace(box, box[..^8] + "AAAAAAA=", StringComparison.Ordinal);
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time, box: box), changed, Ct));
        var foreign = WeChatDouble.SealedMessage(message, new string('Z', 43));
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time, box: foreign.Box), foreign.Body, Ct));
        var other = WeChatDouble.SealedMessage(message, appId: "wx-another");
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time, box: other.Box), other.Body, Ct));
        Assert.Null(await office.Messages.OpenAsync(office.Account, Signs(time, box: "AAAA"), "<xml><Encrypt>AAAA</Encrypt></xml>", Ct));
        Assert.Equal(message, await office.Messages.OpenAsync(office.Account, Signs(time, box: box), body, Ct));
        await office.Messages.TakeAsync(office.Account, message, Ct);
        Assert.Equal(PostStage.Live, (await office.FindAsync(id)).Stage);
        // Played again within the window it says nothing.
        Assert.Equal("", await office.Messages.OpenAsync(office.Account, Signs(time, box: box), body, Ct));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Failing.BeforeIt)]
    [InlineData(Failing.AfterIt)]
    [InlineData(Failing.WithinTheAnswer)]
    public async Task What_is_taken_down_by_the_interface_is_looked_at_before_it_is_taken_down_once_more(Failing? how)
    {
        await using var office = await AMediaOffice.OnAsync();
        var id = await office.ReleaseAsync();
        await office.RunAsync(id, Week);
        var first = office.WeChat.Calls.Count;
        if (how is { } failing) office.WeChat.Fails = (first + 1, failing);
        await office.DeleteAsync(id);
        var down = await office.RunAsync(id, Week);
        Assert.Equal((PostStage.TakenDown, office.Clock.GetUtcNow().BeijingDay), (down.Stage, down.DownOn));
        Assert.Equal(office.WeChat.Published[0].Id, Assert.Single(office.WeChat.Gone));
        Assert.Equal(how switch
        {
            null => ["freepublish/delete"],
            Failing.BeforeIt => ["freepublish/delete", "freepublish/getarticle", "freepublish/delete"],
            _ => ["freepublish/delete", "freepublish/getarticle"],
        }, office.WeChat.Calls.Skip(first).Where(call => call != "stable_token"));
        Assert.Contains((await office.Posts.FindAsync(id, Ct))!.History, line => line is { What: "通过接口撤下", Reason: not null });
    }

    [Fact]
    public async Task What_cannot_be_taken_down_stays_public_and_says_why_and_ten_a_day_are_the_most()
    {
        await using var office = await AMediaOffice.OnAsync();
        var id = await office.ReleaseAsync();
        await office.RunAsync(id, Week);
        office.WeChat.Codes["freepublish/delete"] = new([53600]);
        await office.DeleteAsync(id);
        var refused = await office.RunAsync(id, Week);
        Assert.Equal((PostStage.Live, 53600), (refused.Stage, refused.Fault?.Code));
        Assert.Empty(office.WeChat.Gone);
        await office.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "update media_quota set used = 10 where account = @Account and call = 'Delete'", new { office.Account }, transaction.Transaction));
        await office.DeleteAsync(id);
        var waiting = await office.RunAsync(id, TimeSpan.FromHours(1));
        Assert.Equal((PostStage.TakingDown, WeChat.MidnightAfter(office.Clock.GetUtcNow())), (waiting.Stage, waiting.DueAt));
        Assert.Equal(PostStage.TakenDown, (await office.RunAsync(id, TimeSpan.FromDays(1))).Stage);
        Assert.Single(office.WeChat.Calls.Where(call => call == "freepublish/delete").Skip(1));
    }

    [Fact]
    public async Task A_draft_that_somebody_published_meanwhile_is_found_before_it_is_submitted()
    {
        await using var office = await AMediaOffice.OnAsync();
        office.WeChat.OnCall = (_, stage) =>
        {
            if (stage == "done" && office.WeChat.Calls[^1] == "draft/add") office.WeChat.PublishByHand(office.WeChat.Drafts.Keys.Single());
            return false;
        };
        var post = await office.RunAsync(await office.ReleaseAsync(), Week);
        Assert.Equal((PostStage.Live, office.WeChat.Published.Single().Id), (post.Stage, post.Article));
        Assert.Equal(0, office.WeChat.Submissions);
    }

    [Fact]
    public async Task Words_with_an_error_of_the_scan_do_not_go_out_unless_somebody_else_answers_for_them()
    {
        await using var office = await AMediaOffice.OnAsync();
        var (author, head) = (new PersonId(Guid.CreateVersion7()), new PersonId(Guid.CreateVersion7()));
        var id = await office.PrepareAsync("关于申报农贸市场改造补助的通知", "联系人身份证号11010519491231002X", author);
        Assert.Equal(["NM18"], (await TakeAsync(new PostReleased(office.Clock.GetUtcNow(), true, head))).Select(refusal => refusal.Code));
        var reason = await office.WriteAsync(transaction => office.Store.People.SealAsync(transaction, "media-reason", "已经核对"));
        Assert.Equal(["NM15"], (await TakeAsync(new PostScanOverridden(office.Clock.GetUtcNow(), ["PB01"], reason, author))).Select(refusal => refusal.Code));
        Assert.Empty(await TakeAsync(new PostScanOverridden(office.Clock.GetUtcNow(), ["PB01"], reason, head)));
        // Other words have to be looked at anew.
        var words = (await office.FindAsync(id)).Words;
        Assert.Empty(await TakeAsync(new PostRevised(office.Clock.GetUtcNow(), office.Content, words with { Author = "市商务局" }, author)));
        Assert.Equal(["NM18"], (await TakeAsync(new PostReleased(office.Clock.GetUtcNow(), true, head))).Select(refusal => refusal.Code));
        Assert.Empty(await TakeAsync(new PostScanOverridden(office.Clock.GetUtcNow(), ["PB01"], reason, head)));
        Assert.Empty(await TakeAsync(new PostReleased(office.Clock.GetUtcNow(), true, head)));
        Assert.Equal(PostStage.Live, (await office.RunAsync(id, Week)).Stage);

        async Task<IEnumerable<Gongkai.Diagnostics.Refusal>> TakeAsync(PostEvent asked) =>
            await office.Posts.TakeAsync((await office.Posts.FindAsync(id, Ct))!, asked, MediaPlatform.WeChat, AStore.Change(), Ct);
    }

    private static Features.Media.MessageSigns Signs(long time, string token = WeChatDouble.Token, string? box = null) => new(
        box is null ? Features.Media.WeChatMessages.SignatureOf(token, $"{time}", "1") : null, $"{time}", "1",
        box is null ? null : Features.Media.WeChatMessages.SignatureOf(token, $"{time}", "1", box));
}
