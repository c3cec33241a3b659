using System.Text;
using System.Text.Json;
using Gongkai.Agencies;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Gongkai.Sending;

/// <summary>Sends what lies in the outbox, each message under a number of its own that does not change when it is tried again.</summary>
public sealed class Delivery(Outbox outbox, OutgoingWays ways, PeopleRegister people, ILogger<Delivery> log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient http = new() { Timeout = Patience };

    /// <summary>Sends all whose time has come.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var row in await outbox.DueAsync(ct))
        {
            if (!await outbox.ClaimAsync(row, ct)) continue;
            var fault = await TryAsync(row, ct);
            if (fault is null) await outbox.DoneAsync(row.Id, ct);
            else await outbox.FailedAsync(row, fault, ct);
            if (row.Message.Sealed is { } words && (fault is null || Outbox.IsLast(row))) await outbox.ForgetAsync(words, ct);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<string?> TryAsync(OutgoingRow row, CancellationToken ct)
    {
        try
        {
            if (row.Message.Sealed is { } words)
            {
                if (await outbox.OpenAsync(words, ct) is not { } letter) return null;
                await MailAsync(row, letter.To, letter.Body, ct);
                return null;
            }
            var person = await people.FindAsync(row.Message.Person, ct);
            if (person is null) return "没有这个人";
            if (row.Message.Way == Way.Email) await MailAsync(row, person.Email, row.Message.Body, ct);
            else await TextAsync(row, person.Telephone, ct);
            return null;
        }
        // A server elsewhere that does not answer or refuses is no fault of the platform: the message waits for its next turn.
        catch (Exception fault) when (fault is SmtpCommandException or SmtpProtocolException or AuthenticationException or HttpRequestException or IOException
            or System.Net.Sockets.SocketException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            LogFailed(log, row.Id, fault.GetType().Name);
            return fault.GetType().Name;
        }
    }

    private async Task MailAsync(OutgoingRow row, string address, string body, CancellationToken ct)
    {
        var smtp = ways.Smtp ?? throw new IOException("no mail server is set up");
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(smtp.From));
        message.To.Add(MailboxAddress.Parse(address));
        message.Subject = row.Message.Subject;
        message.MessageId = $"{row.Id:n}@gongkai";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = body };
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(smtp.Host, smtp.Port,
            smtp.Security switch { "None" => SecureSocketOptions.None, "Tls" => SecureSocketOptions.SslOnConnect, _ => SecureSocketOptions.StartTls }, ct);
        if (smtp.User is not null) await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", ct);
        await client.SendAsync(message, ct);
        await client.DisconnectAsync(true, ct);
    }

    private async Task TextAsync(OutgoingRow row, string number, CancellationToken ct)
    {
        var sms = ways.Sms ?? throw new IOException("no SMS gateway is set up");
        var body = sms.Body.Replace("{to}", Escaped(number), StringComparison.Ordinal)
            .Replace("{text}", Escaped($"{row.Message.Subject}。{row.Message.Body}"), StringComparison.Ordinal)
            .Replace("{id}", row.Id.ToString("n"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, sms.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (sms.Header?.Split(':', 2) is [var name, var value]) request.Headers.TryAddWithoutValidation(name.Trim(), value.Trim());
        request.Headers.TryAddWithoutValidation("Idempotency-Key", row.Id.ToString("n"));
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }

    private static string Escaped(string text) => JsonSerializer.Serialize(text)[1..^1];

    private static readonly Action<ILogger, Guid, string, Exception?> Failed =
        LoggerMessage.Define<Guid, string>(LogLevel.Warning, new(3501, "MessageNotSent"), "message {Message} was not sent: {Fault}");

    private static void LogFailed(ILogger log, Guid message, string fault) => Failed(log, message, fault, null);
}
