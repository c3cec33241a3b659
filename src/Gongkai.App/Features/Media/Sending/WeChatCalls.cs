using System.Globalization;
using System.Text.Json;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>The calls of a post, each made once: what is sent and what is read of the answer (wechat.md §§2–4).</summary>
public sealed class WeChatCalls(Store store, WeChatClient client, WeChatTokens tokens)
{
    /// <summary>Makes a call; where the credential is not taken, with another one once more, for nothing was done then.</summary>
    /// <param name="account">By which account.</param>
    /// <param name="post">Of which post.</param>
    /// <param name="text">The item's text.</param>
    /// <param name="call">Which call.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="ct">The end of the process: it is thrown, and nobody learns what became of the call.</param>
    public async Task<CallResult> MakeAsync(MediaAccount account, MediaPost post, PostText text, WeChatCall call, string? about, CancellationToken ct)
    {
        var (token, why) = await tokens.FindAsync(account, null, ct);
        if (token is null) return why!;
        var answer = await SendAsync(token, post, text, call, about, ct);
        if (answer.Outcome == CallOutcome.Refused && WeChat.ReactionTo(answer.Code!.Value) == CodeReaction.Credential)
        {
            (token, why) = await tokens.FindAsync(account, refused: token, ct);
            if (token is null) return why!;
            answer = await SendAsync(token, post, text, call, about, ct);
        }
        return Read(answer, post, call, about);
    }

    private async Task<WeChatAnswer> SendAsync(string token, MediaPost post, PostText text, WeChatCall call, string? about, CancellationToken ct)
    {
        Task<WeChatAnswer> AskAsync(string path, object body) => client.SendAsync(WeChatClient.Bearing(path, token), body, ct);
        async Task<WeChatAnswer> UploadAsync(string path, string sha256, string mediaType) => await client.SendFileAsync(WeChatClient.Bearing(path, token),
            await store.Files.ReadAsync(sha256, ct), mediaType == "image/png" ? "picture.png" : "picture.jpg", mediaType, ct);
        return call switch
        {
            WeChatCall.UploadPicture => await UploadAsync("cgi-bin/media/uploadimg", text.Pictures[about!].Sha256, text.Pictures[about!].MediaType),
            WeChatCall.AddCover => await UploadAsync("cgi-bin/material/add_material?type=image", post.Words.Cover!.Sha256, post.Words.Cover.MediaType),
            WeChatCall.AddDraft => await AskAsync("cgi-bin/draft/add", new { articles = new[] { Article(post, text) } }),
            WeChatCall.FindDraft => await AskAsync("cgi-bin/draft/batchget", new { offset = 0, count = MediaPost.WeChatPage, no_content = 1 }),
            WeChatCall.CheckDraft => await AskAsync("cgi-bin/draft/get", new { media_id = post.Draft }),
            WeChatCall.Submit => await AskAsync("cgi-bin/freepublish/submit", new { media_id = post.Draft }),
            WeChatCall.Poll => await AskAsync("cgi-bin/freepublish/get", new { publish_id = post.PublishId }),
            WeChatCall.FindPublished => await AskAsync("cgi-bin/freepublish/batchget",
                new { offset = int.Parse(about!, CultureInfo.InvariantCulture), count = MediaPost.WeChatPage, no_content = 1 }),
            WeChatCall.CheckArticle => await AskAsync("cgi-bin/freepublish/getarticle", new { article_id = post.Article }),
            WeChatCall.Delete => await AskAsync("cgi-bin/freepublish/delete", new { article_id = post.Article, index = 0 }),
            WeChatCall.Token => throw new ArgumentOutOfRangeException(nameof(call)),
        };
    }

    private static Dictionary<string, object> Article(MediaPost post, PostText text)
    {
        var article = new Dictionary<string, object>
        {
            ["article_type"] = "news",
            ["title"] = post.Words.Title,
            ["content"] = text.HtmlWith(post.Pictures),
            ["content_source_url"] = post.Mark,
            ["thumb_media_id"] = post.Cover!,
            ["need_open_comment"] = 0,
            ["only_fans_can_comment"] = 0,
        };
        if (post.Words.Author.Length > 0) article["author"] = post.Words.Author;
        if (post.Words.Digest.Length > 0) article["digest"] = post.Words.Digest;
        return article;
    }

    private static CallResult Read(WeChatAnswer answer, MediaPost post, WeChatCall call, string? about)
    {
        var result = new CallResult(answer.Outcome) { Code = answer.Code, Rid = answer.Rid };
        // To learn that the draft is gone is what was asked.
        if (call == WeChatCall.CheckDraft && answer.Outcome == CallOutcome.Refused && WeChat.ReactionTo(answer.Code!.Value) == CodeReaction.NotThere)
            return result with { Outcome = CallOutcome.Done };
        if (answer.Outcome != CallOutcome.Done) return result;
        var read = call switch
        {
            WeChatCall.UploadPicture => result with { Value = answer["url"] },
            WeChatCall.AddCover or WeChatCall.AddDraft => result with { Value = answer["media_id"] },
            WeChatCall.Submit => result with { Value = answer["publish_id"] },
            WeChatCall.FindDraft => result with
            {
                Value = Marked(answer, post).Select(found => WeChatAnswer.Text(Member(found.Line, "media_id")))
                .FirstOrDefault(id => id is not null)
            },
            WeChatCall.CheckDraft => result with { Value = post.Draft },
            WeChatCall.Poll => Published(answer.Body, result),
            WeChatCall.FindPublished => Found(answer, post, int.Parse(about!, CultureInfo.InvariantCulture), result),
            WeChatCall.Delete => result,
            WeChatCall.CheckArticle => result with { Status = Articles(answer.Body).Any(IsDeleted) ? 5 : 0 },
            WeChatCall.Token => throw new ArgumentOutOfRangeException(nameof(call)),
        };
        // An answer without what was asked for tells nothing.
        return read is { Value: null } && call is WeChatCall.UploadPicture or WeChatCall.AddCover or WeChatCall.AddDraft or WeChatCall.Submit
            || call == WeChatCall.Poll && read.Status is null ? new(CallOutcome.Unknown) : read;
    }

    /// <summary>What is told of a publication, in an answer or a message.</summary>
    private static CallResult Published(JsonElement body, CallResult result) => result with
    {
        Status = int.TryParse(WeChatAnswer.Text(Member(body, "publish_status")), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status
            : null,
        Article = WeChatAnswer.Text(Member(body, "article_id")),
        Url = Lines(Member(body, "article_detail"), "item").Select(line => WeChatAnswer.Text(Member(line, "article_url"))).FirstOrDefault(),
    };

    private static CallResult Found(WeChatAnswer answer, MediaPost post, int from, CallResult result)
    {
        foreach (var (line, article) in Marked(answer, post))
            if (WeChatAnswer.Text(Member(line, "article_id")) is { } id)
                return result with { Article = id, Url = WeChatAnswer.Text(Member(article, "url")), Status = IsDeleted(article) ? 5 : 0 };
        var lines = Lines(answer.Body, "item").ToList();
        var total = long.TryParse(answer["total_count"], NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 0;
        // They come newest first: what was published long before it was submitted, or prepared, need not be looked through.
        return result with { HasMore = lines.Count > 0 && from + lines.Count < total && !IsBefore(lines[^1], post.SubmittedAt ?? post.PreparedAt) };
    }

    private static bool IsBefore(JsonElement line, DateTimeOffset at) =>
        long.TryParse(WeChatAnswer.Text(Member(line, "update_time")), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < (at - TimeSpan.FromHours(1)).ToUnixTimeSeconds();

    private static IEnumerable<(JsonElement Line, JsonElement Article)> Marked(WeChatAnswer answer, MediaPost post) =>
        from line in Lines(answer.Body, "item")
        from article in Articles(Member(line, "content"))
        where WeChatAnswer.Text(Member(article, "content_source_url")) == post.Mark
        select (line, article);

    private static IEnumerable<JsonElement> Articles(JsonElement content) => Lines(content, "news_item");

    private static bool IsDeleted(JsonElement article) => Member(article, "is_deleted").ValueKind == JsonValueKind.True;

    private static IEnumerable<JsonElement> Lines(JsonElement body, string name) =>
        Member(body, name) is { ValueKind: JsonValueKind.Array } lines ? lines.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static JsonElement Member(JsonElement body, string name) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value)
        ? value : default;
}
