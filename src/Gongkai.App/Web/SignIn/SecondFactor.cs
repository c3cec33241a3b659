using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Gongkai.Web;

/// <summary>动态口令: codes of the moment (TOTP, RFC 6238) and recovery codes, each good once.</summary>
public sealed class SecondFactor(Journal journal, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    // A clock may go half a minute wrong either way.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector sealing = protection.CreateProtector("gongkai.second-factor");

    /// <summary>A new key, not yet in force.</summary>
    public async Task BeginAsync(Person person, CancellationToken ct)
    {
        person.SecondFactorKey = sealing.Protect(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20)));
        await journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "update person set second_factor_key = @SecondFactorKey where id = @Id and second_factor_on = 0", new { person.SecondFactorKey, person.Id },
            transaction.Transaction), ct);
    }

    /// <summary>The key as people type it in; null before one was begun.</summary>
    public string? Key(Person person) => person.SecondFactorKey is { } closed ? sealing.Unprotect(closed) : null;

    /// <summary>What the QR code says to the person's telephone.</summary>
    public string? Address(Person person) => Key(person) is { } key ? new OtpUri(OtpType.Totp, key, person.SignIn, "政府信息公开").ToString() : null;

    /// <summary>Puts the key in force once a code of it was typed in; gives the recovery codes, which are shown once. Null: the code was wrong.</summary>
    public async Task<ImmutableArray<string>?> SwitchOnAsync(Person person, string code, CancellationToken ct)
    {
        if (StepOf(person, code) is not { } step) return null;
        ImmutableArray<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Letters, 10))];
        var stamp = Guid.NewGuid().ToString("N");
        var isOn = await journal.WriteAsync(async transaction =>
        {
            if (!await UseAsync(transaction, person, step)) return false;
            await transaction.Connection.ExecuteAsync("update person set second_factor_on = 1, security_stamp = @stamp where id = @Id",
                new { stamp, person.Id }, transaction.Transaction);
            await transaction.Connection.ExecuteAsync("delete from recovery_code where person = @Id", new { person.Id }, transaction.Transaction);
            foreach (var recovery in codes)
                await transaction.Connection.ExecuteAsync("insert into recovery_code (person, hash) values (@Id, @hash)",
                    new { person.Id, hash = Hash(person, recovery) }, transaction.Transaction);
            await PeopleRegister.NoteAsync(transaction, person, "SecondFactorSwitchedOn", ByHimself(person));
            return true;
        }, ct);
        if (!isOn) return null;
        (person.SecondFactorOn, person.SecurityStamp) = (true, stamp);
        return codes;
    }

    /// <summary>Takes the second factor away.</summary>
    public async Task SwitchOffAsync(Person person, CancellationToken ct)
    {
        var stamp = Guid.NewGuid().ToString("N");
        await journal.WriteAsync(async transaction =>
        {
            await transaction.Connection.ExecuteAsync(
                "update person set second_factor_on = 0, second_factor_key = null, security_stamp = @stamp where id = @Id", new { stamp, person.Id },
                transaction.Transaction);
            await transaction.Connection.ExecuteAsync("delete from recovery_code where person = @Id", new { person.Id }, transaction.Transaction);
            await PeopleRegister.NoteAsync(transaction, person, "SecondFactorSwitchedOff", ByHimself(person));
            return true;
        }, ct);
        (person.SecondFactorOn, person.SecondFactorKey, person.SecurityStamp) = (false, null, stamp);
    }

    /// <summary>Whether the code is one of the moment or an unused recovery code; either is used up.</summary>
    public async Task<bool> AcceptAsync(Person person, string code, CancellationToken ct)
    {
        if (StepOf(person, code) is { } step) return await journal.WriteAsync(transaction => UseAsync(transaction, person, step), ct);
        return await journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "delete from recovery_code where person = @Id and hash = @hash", new { person.Id, hash = Hash(person, code) }, transaction.Transaction), ct) > 0;
    }

    private long? StepOf(Person person, string code) =>
        Key(person) is { } key && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(clock.GetUtcNow().UtcDateTime, Digits(code), out var step, Window)
            ? step : null;

    // Of two who send the same code at once, one is let in.
    private static async Task<bool> UseAsync(JournalTransaction transaction, Person person, long step) => await transaction.Connection.ExecuteAsync(
        "update person set second_factor_step = @step where id = @Id and second_factor_step < @step", new { step, person.Id }, transaction.Transaction) > 0;

    private ChangeContext ByHimself(Person person) => new(person.Id.ToString(), "本人", clock.GetUtcNow(), null);

    private static string Digits(string code) => Text.ChineseText.Squeeze(code);

    private static string Hash(Person person, string code) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Id}:{Digits(code).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()}")));
}
