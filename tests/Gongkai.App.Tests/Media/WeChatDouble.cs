using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Media;

/// <summary>How the double fails at a call.</summary>
public enum Failing
{
    /// <summary>The connection breaks before anything is done.</summary>
    BeforeIt,

    /// <summary>All is done, and the connection breaks before the answer.</summary>
    AfterIt,

    /// <summary>All is done, and the answer breaks off half-way.</summary>
    WithinTheAnswer,
}

/// <summary>
/// WeChat's interface on 127.0.0.1 as wechat.md §§1–5 documents it: credentials with their overlap, certification, quotas by day in Beijing, sizes, escapes,
/// pictures of others filtered out, drafts that go when they are published, scripted publications, broken connections, signed messages.
/// </summary>
internal sealed partial class WeChatDouble : IAsyncDisposable
{
    public const string AppId = "wx1234567890", Secret = "s3cret-of-the-account", Token = "callback-token",
        MessageKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private readonly WebApplication server;
    private readonly FakeTimeProvider clock;
    private readonly Dictionary<string, int> used = [];
    private readonly List<(string Token, DateTimeOffset Until)> tokens = [];
    private readonly Dictionary<string, Queue<int>> running = [];
    private readonly Dictionary<string, JsonNode> publishing = [];
    private int numbers;

    private WeChatDouble(WebApplication server, FakeTimeProvider clock) => (this.server, this.clock) = (server, clock);

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Every call that came, by name.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>At which call (from 1) it fails, and how.</summary>
    public (int At, Failing How)? Fails { get; set; }

    /// <summary>Codes that calls are answered with, the next first; null: as usual.</summary>
    public Dictionary<string, Queue<int>> Codes { get; } = [];

    /// <summary>Hears of every call, as it has come and as it is done; true breaks it off.</summary>
    public Func<int, string, bool>? OnCall { get; set; }

    public bool IsCertified { get; set; } = true;

    /// <summary>What a publication says at each poll, the last again and again.</summary>
    public int[] Script { get; set; } = [0];

    /// <summary>The most of a call on a day, where it is not the usual.</summary>
    public Dictionary<string, int> Most { get; } = [];

    public Dictionary<string, JsonNode> Drafts { get; } = [];

    public Dictionary<string, byte[]> Pictures { get; } = [];

    public HashSet<string> Covers { get; } = [];

    /// <summary>What was published: article_id, its content, its publish_id.</summary>
    public List<(string Id, JsonNode Article, string PublishId)> Published { get; } = [];

    /// <summary>How often an item was submitted, whatever came of it.</summary>
    public int Submissions { get; private set; }

    public HashSet<string> Gone { get; } = [];

    public static async Task<WeChatDouble> StartAsync(FakeTimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var one = new WeChatDouble(server, clock);
        server.Run(one.AnswerAsync);
        await server.StartAsync();
        return one;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>A message about a publication.</summary>
    public static string MessageOf(string publishId, int status, string article) => $"""
        <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[event]]></MsgType>
        <Event><![CDATA[PUBLISHJOBFINISH]]></Event><PublishEventInfo><publish_id>{publishId}</publish_id><publish_status>{status}</publish_status>
        <article_id><![CDATA[{article}]]></article_id>
        <article_detail><count>1</count><item><idx>1</idx><article_url><![CDATA[{UrlOf(article)}]]></article_url></item></article_detail>
        </PublishEventInfo></xml>
        """;

    /// <summary>The same message in its box, as in the safe mode: the body, and what it is signed with.</summary>
    public static (string Body, string Box) SealedMessage(string message, string key = MessageKey, string appId = AppId)
    {
        var (secret, text, owner) = (Convert.FromBase64String(key + "="), Encoding.UTF8.GetBytes(message), Encoding.UTF8.GetBytes(appId));
        var length = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
        byte[] content = [.. System.Security.Cryptography.RandomNumberGenerator.GetBytes(16), .. length, .. text, .. owner];
        var fill = 32 - content.Length % 32;
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = secret;
        var box = Convert.ToBase64String(aes.EncryptCbc([.. content, .. Enumerable.Repeat((byte)fill, fill)], secret.AsSpan(0, 16),
            System.Security.Cryptography.PaddingMode.None));
        return ($"<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[{box}]]></Encrypt></xml>", box);
    }

    private static string UrlOf(string article) => $"https://mp.weixin.qq.com/s/{article}";

    private async Task AnswerAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var name = context.Request.Path.Value!["/cgi-bin/".Length..];
        Calls.Add(name);
        var fails = Fails is { } failing && Calls.Count == failing.At ? failing.How : (Failing?)null;
        if (OnCall?.Invoke(Calls.Count, "come") == true || fails == Failing.BeforeIt)
        {
            context.Abort();
            return;
        }
        var answer = Do(context, name, bytes.ToArray());
        if (OnCall?.Invoke(Calls.Count, "done") == true || fails == Failing.AfterIt)
        {
            context.Abort();
            return;
        }
        var body = Encoding.UTF8.GetBytes(answer.ToJsonString());
        context.Response.ContentType = "application/json; encoding=utf-8";
        if (fails == Failing.WithinTheAnswer)
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }
        await context.Response.Body.WriteAsync(body);
    }

    private JsonObject Do(HttpContext context, string name, byte[] bytes)
    {
        if (Codes.GetValueOrDefault(name) is { Count: > 0 } codes && codes.Dequeue() is var code && code != 0) return Fault(code);
        if (name == "begin") return [];
        if (name == "stable_token") return Grant(JsonNode.Parse(bytes)!);
        var token = context.Request.Query["access_token"].ToString();
        if (tokens.All(one => one.Token != token)) return Fault(40001);
        if (tokens.First(one => one.Token == token).Until <= clock.GetUtcNow()) return Fault(42001);
        if (!IsCertified) return Fault(48001);
        var key = $"{name}/{DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime):yyyyMMdd}";
        used[key] = used.GetValueOrDefault(key) + 1;
        if (used[key] > Most.GetValueOrDefault(name, name == "freepublish/delete" ? 10
            : name.StartsWith("freepublish", StringComparison.Ordinal) ? 100 : 1_000)) return Fault(45009);
        return name switch
        {
            "media/uploadimg" => Upload(bytes, 1 << 20, picture => new() { ["url"] = Keep(picture) }),
            "material/add_material" => Upload(bytes, 10 << 20, _ =>
            {
                var id = $"cover-{++numbers}";
                Covers.Add(id);
                return new() { ["media_id"] = id, ["url"] = $"https://mmbiz.qpic.cn/{id}" };
            }),
            "draft/add" => AddDraft(bytes),
            "draft/get" => Drafts.TryGetValue(Asked(bytes, "media_id"), out var draft) ? new() { ["news_item"] = new JsonArray(draft.DeepClone()) }
                : Fault(40007),
            "draft/batchget" => List([.. Drafts.Select(pair => ("media_id", pair.Key, pair.Value))], bytes),
            "freepublish/submit" => Submit(Asked(bytes, "media_id")),
            "freepublish/get" => Poll(Asked(bytes, "publish_id")),
            "freepublish/batchget" => List([.. Published.Select(one => ("article_id", one.Id, one.Article))], bytes),
            "freepublish/delete" => Delete(Asked(bytes, "article_id")),
            "freepublish/getarticle" => Published.FirstOrDefault(one => one.Id == Asked(bytes, "article_id")) is { Id: not null } found
                ? new() { ["news_item"] = new JsonArray(With(found.Article, found.Id)) } : Fault(53600),
            _ => Fault(-1),
        };
    }

    private JsonObject Grant(JsonNode asked)
    {
        if (asked["appid"]!.GetValue<string>() != AppId) return Fault(40013);
        if (asked["secret"]!.GetValue<string>() != Secret) return Fault(40125);
        var now = clock.GetUtcNow();
        // The same in the normal mode, but in its last five minutes: then both are valid.
        if (tokens.Count == 0 || tokens[^1].Until - now <= TimeSpan.FromMinutes(5)) tokens.Add(($"token-{++numbers}-{new string('x', 400)}",
            now + TimeSpan.FromSeconds(7_200)));
        return new() { ["access_token"] = tokens[^1].Token, ["expires_in"] = (int)(tokens[^1].Until - now).TotalSeconds };
    }

    /// <summary>Somebody else has fetched a credential with force: all former ones are nothing.</summary>
    public void Rotate() => tokens.Clear();

    private static JsonObject Upload(byte[] form, int most, Func<byte[], JsonObject> keep)
    {
        var start = form.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var head = Encoding.UTF8.GetString(form, 0, start);
        if (!head.Contains("name=media", StringComparison.Ordinal) && !head.Contains("name=\"media\"", StringComparison.Ordinal)) return Fault(41005);
        var end = form.AsSpan().LastIndexOf("\r\n--"u8);
        var picture = form[start..end];
        if (picture.Length >= most) return Fault(40009);
        return picture is [0x89, (byte)'P', ..] or [0xFF, 0xD8, ..] ? keep(picture) : Fault(40005);
    }

    private string Keep(byte[] picture)
    {
        var url = $"https://mmbiz.qpic.cn/{++numbers}";
        Pictures[url] = picture;
        return url;
    }

    private JsonObject AddDraft(byte[] bytes)
    {
        // What is written as \uXXXX would be shown so.
        if (Encoding.UTF8.GetString(bytes).Contains("\\u", StringComparison.Ordinal)) return Fault(47001);
        var article = JsonNode.Parse(bytes)!["articles"]![0]!;
        var (title, content) = (Text("title"), Text("content"));
        if (title.EnumerateRunes().Count() > 32) return Fault(45003);
        if (Text("digest").EnumerateRunes().Count() > 128 || Text("author").EnumerateRunes().Count() > 16 || content.Length >= 20_000
            || Encoding.UTF8.GetByteCount(content) >= 1 << 20)
            return Fault(45002);
        if (!Covers.Contains(Text("thumb_media_id"))) return Fault(40007);
        // Pictures of others are left out and nobody is told.
        article["content"] = Source().Replace(content, match => Pictures.ContainsKey(match.Groups[1].Value) ? match.Value : "");
        var id = $"draft-{++numbers}";
        Drafts[id] = article.DeepClone();
        return new() { ["media_id"] = id };

        string Text(string name) => article[name]?.GetValue<string>() ?? "";
    }

    private JsonObject Submit(string draft)
    {
        if (!Drafts.TryGetValue(draft, out var article)) return Fault(40007);
        Submissions++;
        var id = $"{2247500000L + ++numbers}";
        running[id] = new(Script);
        publishing[id] = article;
        article["draft"] = draft;
        if (Script[0] == 0) Finish(id);
        // A number on one page of the documentation, text on the other.
        return new()
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["publish_id"] = numbers % 2 == 0 ? JsonValue.Create(long.Parse(id, CultureInfo.InvariantCulture))
            : JsonValue.Create(id),
            ["msg_data_id"] = 1
        };
    }

    /// <summary>Everything that runs becomes public, without a poll.</summary>
    public void FinishAll()
    {
        foreach (var id in publishing.Keys.ToList()) Finish(id);
    }

    private void Finish(string id)
    {
        if (!publishing.Remove(id, out var article)) return;
        Drafts.Remove(article["draft"]!.GetValue<string>());
        Published.Add(($"article-{id}", article, id));
    }

    /// <summary>Somebody publishes a draft at the platform's own pages.</summary>
    public void PublishByHand(string draft)
    {
        var id = $"{2247500000L + ++numbers}";
        publishing[id] = Drafts[draft];
        Drafts[draft]["draft"] = draft;
        Finish(id);
    }

    private JsonObject Delete(string article)
    {
        if (Published.All(one => one.Id != article)) return Fault(53600);
        Gone.Add(article);
        return new() { ["errcode"] = 0, ["errmsg"] = "ok" };
    }

    private JsonObject Poll(string id)
    {
        if (!running.TryGetValue(id, out var script)) return Fault(40007);
        var status = script.Count > 1 ? script.Dequeue() : script.Peek();
        if (status == 0) Finish(id);
        var answer = new JsonObject
        {
            ["publish_id"] = id,
            ["publish_status"] = status,
            ["fail_idx"] = status is 2 or 3 or 4 ? new JsonArray(1)
            : new JsonArray()
        };
        if (status is 0 or 5 or 6)
        {
            var article = $"article-{id}";
            answer["article_id"] = article;
            answer["article_detail"] = new JsonObject
            {
                ["count"] = 1,
                ["item"] = new JsonArray(new JsonObject { ["idx"] = 1, ["article_url"] = UrlOf(article) })
            };
        }
        return answer;
    }

    private JsonObject List(IReadOnlyList<(string Name, string Id, JsonNode Article)> all, byte[] bytes)
    {
        var asked = JsonNode.Parse(bytes)!;
        var (offset, count) = (asked["offset"]!.GetValue<int>(), asked["count"]!.GetValue<int>());
        if (count is < 1 or > 20) return Fault(47001);
        var shown = all.Reverse().Skip(offset).Take(count).Select(one => (JsonNode)new JsonObject
        {
            [one.Name] = one.Id,
            ["content"] = new JsonObject { ["news_item"] = new JsonArray(With(one.Article, one.Id)) },
            ["update_time"] = clock.GetUtcNow().ToUnixTimeSeconds(),
        }).ToArray();
        return new() { ["total_count"] = all.Count, ["item_count"] = shown.Length, ["item"] = new JsonArray(shown) };
    }

    private JsonNode With(JsonNode article, string id)
    {
        var shown = article.DeepClone();
        shown["url"] = UrlOf(id);
        shown["is_deleted"] = Gone.Contains(id);
        return shown;
    }

    private static string Asked(byte[] bytes, string name) => JsonNode.Parse(bytes)![name]!.ToString();

    private static JsonObject Fault(int code) => new() { ["errcode"] = code, ["errmsg"] = $"fault of the double rid: 6650a1b2-0f1e2d3c-4b5a6978" };

    [GeneratedRegex("<img src=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Source();
}
