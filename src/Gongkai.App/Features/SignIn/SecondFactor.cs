using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace Gongkai.Features.SignIn;

/// <summary>动态口令: codes of the moment (TOTP, RFC 6238) and recovery codes, each good once.</summary>
public sealed class SecondFactor(UserManager<Person> people, Journal journal, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    // A clock may go half a minute wrong either way.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector sealing = protection.CreateProtector("gongkai.second-factor");

    /// <summary>A new key, not yet in force.</summary>
    public async Task BeginAsync(Person person)
    {
        person.SecondFactorKey = sealing.Protect(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20)));
        await people.UpdateAsync(person);
    }

    /// <summary>The key as people type it in; null before one was begun.</summary>
    public string? Key(Person person) => person.SecondFactorKey is { } closed ? sealing.Unprotect(closed) : null;

    /// <summary>What the QR code says to the person's telephone.</summary>
    public string? Address(Person person) => Key(person) is { } key ? new OtpUri(OtpType.Totp, key, person.SignIn, "政府信息公开").ToString() : null;

    /// <summary>Puts the key in force once a code of it was typed in; gives the recovery codes, which are shown once. Null: the code was wrong.</summary>
    public async Task<ImmutableArray<string>?> SwitchOnAsync(Person person, string code, CancellationToken ct)
    {
        if (!IsOfTheMoment(person, code)) return null;
        ImmutableArray<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Letters, 10))];
        person.SecondFactorOn = true;
        await people.UpdateSecurityStampAsync(person);
        await journal.WriteAsync(async transaction =>
        {
            await transaction.Connection.ExecuteAsync("delete from recovery_code where person = @Id", new { person.Id }, transaction.Transaction);
            foreach (var recovery in codes) await transaction.Connection.ExecuteAsync("insert into recovery_code (person, hash) values (@Id, @hash)", new { person.Id, hash = Hash(person, recovery) }, transaction.Transaction);
            return true;
        }, ct);
        return codes;
    }

    /// <summary>Takes the second factor away.</summary>
    public async Task SwitchOffAsync(Person person)
    {
        (person.SecondFactorOn, person.SecondFactorKey) = (false, null);
        await people.UpdateSecurityStampAsync(person);
    }

    /// <summary>Whether the code is one of the moment or an unused recovery code; either is used up.</summary>
    public async Task<bool> AcceptAsync(Person person, string code, CancellationToken ct)
    {
        if (IsOfTheMoment(person, code))
        {
            await people.UpdateAsync(person);
            return true;
        }
        return await journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "delete from recovery_code where person = @Id and hash = @hash", new { person.Id, hash = Hash(person, code) }, transaction.Transaction), ct) > 0;
    }

    private bool IsOfTheMoment(Person person, string code)
    {
        if (Key(person) is not { } key) return false;
        var right = new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(clock.GetUtcNow().UtcDateTime, Digits(code), out var step, Window);
        if (!right || step <= person.SecondFactorStep) return false;
        person.SecondFactorStep = step;
        return true;
    }

    private static string Digits(string code) => Text.ChineseText.Squeeze(code);

    private static string Hash(Person person, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Id}:{Digits(code).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()}")));
}
