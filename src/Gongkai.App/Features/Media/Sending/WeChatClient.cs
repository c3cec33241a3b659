using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongkai.Media;

namespace Gongkai.Features.Media;

/// <summary>What WeChat answered.</summary>
/// <param name="Outcome">What came of the call.</param>
/// <param name="Body">The answer; undefined where there was none.</param>
public sealed record WeChatAnswer(CallOutcome Outcome, JsonElement Body)
{
    public int? Code { get; init; }

    public string? Rid { get; init; }

    /// <summary>A member of the answer as text, whether it is written as text or as a number; null where it is not there.</summary>
    public string? this[string name] => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>Text, or a number as text; null for anything else.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}

/// <summary>
/// One exchange with WeChat. Addresses bear the credential and are written nowhere: nothing here logs, and what faults say of an address is dropped.
/// Connections are not used again, so that no library sends by itself a second time what broke off.
/// </summary>
public sealed partial class WeChatClient(WeChatSettings settings) : IDisposable
{
    private const int MostAnswerBytes = 4 << 20;

    // Both end before a call counts as lost.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), PatienceWithFiles = TimeSpan.FromSeconds(150);

    // Chinese goes out as it is: WeChat shows \uXXXX in titles literally.
    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostAnswerBytes,
    };

    /// <summary>Sends JSON.</summary>
    /// <param name="path">The call, with its credential where it bears one.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="ct">The end of the process: it is thrown, and nobody learns what became of the call.</param>
    public Task<WeChatAnswer> SendAsync(string path, object body, CancellationToken ct) =>
        ExchangeAsync(path, new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body,
            Raw))
        { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } },
            Patience, ct);

    /// <summary>Sends a file as <c>media</c>.</summary>
    public async Task<WeChatAnswer> SendFileAsync(string path, byte[] content, string name, string mediaType, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        form.Add(file, "media", name);
        return await ExchangeAsync(path, form, PatienceWithFiles, ct);
    }

    public void Dispose() => http.Dispose();

    private async Task<WeChatAnswer> ExchangeAsync(string path, HttpContent content, TimeSpan patience, CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        waiting.CancelAfter(patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.BaseAddress, path))
        {
            Content = content,
            Headers = { ConnectionClose = true }
        };
        try
        {
            using var answer = await http.SendAsync(request, waiting.Token);
            return Read(await answer.Content.ReadAsByteArrayAsync(waiting.Token));
        }
        catch (HttpRequestException fault)
        {
            // Before there is a connection nothing can have reached WeChat.
            return new(fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError ? CallOutcome.NotSent : CallOutcome.Unknown, default);
        }
        catch (Exception fault) when (fault is IOException or JsonException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new(CallOutcome.Unknown, default);
        }
    }

    // Answers are JSON, faults included, under HTTP 200; whatever else comes is no answer of WeChat.
    private static WeChatAnswer Read(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var body = document.RootElement.Clone();
        if (body.ValueKind != JsonValueKind.Object) return new(CallOutcome.Unknown, default);
        var code = body.TryGetProperty("errcode", out var told) && told.TryGetInt32(out var number) ? number : 0;
        if (code == 0) return new(CallOutcome.Done, body);
        var words = body.TryGetProperty("errmsg", out var message) ? WeChatAnswer.Text(message) : null;
        return new(CallOutcome.Refused, body)
        {
            Code = code,
            Rid = words is null ? null : Rid().Match(words) is { Success: true } rid ? rid.Groups[1].Value
            : null
        };
    }

    /// <summary>A credential in an address.</summary>
    internal static string Bearing(string call, string token) =>
        $"{call}{(call.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={Uri.EscapeDataString(token)}";

    [GeneratedRegex(@"rid: ([0-9a-fA-F-]{8,60})")]
    private static partial Regex Rid();
}
