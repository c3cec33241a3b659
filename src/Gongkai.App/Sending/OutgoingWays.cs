using System.Collections.Immutable;
using Gongkai.Agencies;

namespace Gongkai.Sending;

/// <summary>SMTP as <c>settings.json</c> has it: <c>{"Smtp":{"Host":"…","Port":587,"Security":"StartTls","User":"…","Password":"…","From":"…"}}</c>.</summary>
public sealed record SmtpSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>None, StartTls or Tls.</summary>
    public string Security { get; init; } = "StartTls";

    public string? User { get; init; }

    public string? Password { get; init; }

    public string From { get; init; } = "";
}

/// <summary>
/// An SMS gateway over HTTP: <c>{"Sms":{"Url":"…","Header":"Authorization: Bearer
/// …","Body":"{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\"}"}}</c>; the marks are filled in as JSON strings.
/// </summary>
public sealed record SmsSettings
{
    public string Url { get; init; } = "";

    public string? Header { get; init; }

    public string Body { get; init; } = """{"to":"{to}","text":"{text}","id":"{id}"}""";
}

/// <summary>By which ways a person is told of what.</summary>
public sealed class OutgoingWays(IConfiguration settings)
{
    public SmtpSettings? Smtp { get; } = settings.GetSection("Smtp").Get<SmtpSettings>() is { Host.Length: > 0 } smtp ? smtp : null;

    public SmsSettings? Sms { get; } = settings.GetSection("Sms").Get<SmsSettings>() is { Url.Length: > 0 } sms ? sms : null;

    /// <summary>The desk always; e-mail where it is set up; a text message only when it is urgent.</summary>
    public ImmutableArray<Way> Of(Person person, DueLevel level)
    {
        var ways = ImmutableArray.CreateBuilder<Way>();
        ways.Add(Way.Desk);
        if (Smtp is not null && person.Email.Length > 0) ways.Add(Way.Email);
        if (Sms is not null && person.Telephone.Length > 0 && level >= DueLevel.Red) ways.Add(Way.Sms);
        return ways.DrainToImmutable();
    }
}
