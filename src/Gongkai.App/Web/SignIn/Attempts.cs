using Dapper;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>What came of asking for one more attempt.</summary>
public enum Attempt
{
    /// <summary>None: it has to be waited.</summary>
    Locked,

    /// <summary>The last one; it has to be waited unless it succeeds.</summary>
    Last,

    /// <summary>There are more.</summary>
    Open,
}

/// <summary>Who tries to come in, and from where.</summary>
/// <param name="Name">The sign-in name as it is compared; nobody need bear it.</param>
/// <param name="Address">The address, a household's network as one.</param>
/// <param name="Device">The known device of the person of that name, where it is one.</param>
public sealed record Approach(string Name, string Address, TrustedDevice? Device);

/// <summary>
/// Counts attempts at passwords and codes. An attempt is counted before it is looked at, in one piece of writing:
/// many at the same moment are no more than one after the other.
/// Strangers are counted by name and address together, so that nobody's attempts are used up by somebody elsewhere;
/// whoever is known by the device is counted by the device alone.
/// </summary>
public sealed class Attempts(Store store, SignInSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private TimeSpan Wait => TimeSpan.FromMinutes(settings.LockMinutes);

    /// <summary>Takes one attempt at the password of a name, whether or not anybody bears it.</summary>
    public Task<Attempt> TakeAsync(Approach from, PersonId? person, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        if (from.Device is { } device) return Of(await CountAsync(transaction, AttemptKind.Device, device.Id, person, Wait, isSliding: true));
        if (await CountAsync(transaction, AttemptKind.Address, from.Address, null, Wait) > settings.AddressAttempts) return Attempt.Locked;
        var together = await CountAsync(transaction, AttemptKind.Together, Together(from), person, Wait, isSliding: true);
        if (together > settings.Attempts) return Attempt.Locked;
        // A name that is tried from everywhere: each address has one attempt, so that guessing is slow and the owner is never without.
        var byName = await CountAsync(transaction, AttemptKind.Name, from.Name, person, Day);
        return byName > settings.NameAttempts && together > 1 ? Attempt.Locked : Of(together);
    }, ct);

    /// <summary>Gives back an attempt that was right.</summary>
    public Task GiveBackAsync(Approach from, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        if (from.Device is { } device) return await ForgetAsync(transaction, AttemptKind.Device, device.Id);
        foreach (var (kind, what) in new[] { (AttemptKind.Address, from.Address), (AttemptKind.Name, from.Name) })
            await transaction.Connection.ExecuteAsync("update sign_in_attempt set failures = failures - 1 where key = @key and failures > 0",
                new { key = Key(kind, what) }, transaction.Transaction);
        return await ForgetAsync(transaction, AttemptKind.Together, Together(from));
    }, ct);

    /// <summary>Takes one attempt at the second factor, by whoever knows the password.</summary>
    public Task<Attempt> TakeCodeAsync(PersonId person, TrustedDevice? device,
        CancellationToken ct) => OneAsync(AttemptKind.Code, CodeOf(person, device), person, ct);

    /// <summary>Forgets wrong codes once a right one has come.</summary>
    public Task ForgetCodesAsync(PersonId person, TrustedDevice? device, CancellationToken ct) =>
        store.Journal.WriteAsync(transaction => ForgetAsync(transaction, AttemptKind.Code, CodeOf(person, device)), ct);

    /// <summary>Takes one attempt at the password by whoever is signed in and is asked for it once more.</summary>
    public Task<Attempt> TakeConfirmationAsync(PersonId person, CancellationToken ct) => OneAsync(AttemptKind.Confirmation, person.ToString(), person, ct);

    /// <summary>Forgets those once it was right.</summary>
    public Task ForgetConfirmationsAsync(PersonId person, CancellationToken ct) =>
        store.Journal.WriteAsync(transaction => ForgetAsync(transaction, AttemptKind.Confirmation, person.ToString()), ct);

    /// <summary>Forgets all that failed for a person, as when the password is set anew.</summary>
    public Task ForgetAsync(PersonId person, CancellationToken ct) => store.Journal.WriteAsync(transaction =>
        transaction.Connection.ExecuteAsync("delete from sign_in_attempt where person = @person", new { person = person.ToString() }, transaction.Transaction),
        ct);

    private Task<Attempt> OneAsync(AttemptKind kind, string what, PersonId person, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction => Of(await CountAsync(transaction, kind, what, person, Wait, isSliding: true)), ct);

    private Attempt Of(long failures) => failures > settings.Attempts ? Attempt.Locked : failures == settings.Attempts ? Attempt.Last : Attempt.Open;

    // Sliding: it is waited from the last attempt on that was looked at. Else: within one span.
    private async Task<long> CountAsync(JournalTransaction transaction, AttemptKind kind, string what, PersonId? person, TimeSpan span, bool isSliding = false)
    {
        var now = clock.GetUtcNow();
        return await transaction.Connection.ExecuteScalarAsync<long>("""
            insert into sign_in_attempt (key, kind, person, failures, since, until, told) values (@key, @kind, @person, 1, @now, @until, 0)
            on conflict (key) do update set
                failures = case when sign_in_attempt.until <= @now then 1 else sign_in_attempt.failures + 1 end,
                since = case when sign_in_attempt.until <= @now then @now else sign_in_attempt.since end,
                told = case when sign_in_attempt.until <= @now then 0 else sign_in_attempt.told end,
                until = case when sign_in_attempt.until <= @now or (@slides = 1 and sign_in_attempt.failures < @most) then @until else sign_in_attempt.until end,
                person = @person
            returning failures
            """, new { key = Key(kind, what), kind = kind.ToString(), person = person?.ToString(), now, until = now + span, slides = isSliding ? 1L : 0L, most = (long)settings.Attempts }, transaction.Transaction);
    }

    private Task<int> ForgetAsync(JournalTransaction transaction, AttemptKind kind, string what) =>
        transaction.Connection.ExecuteAsync("delete from sign_in_attempt where key = @key", new { key = Key(kind, what) }, transaction.Transaction);

    // What was typed as a name may be a password.
    private string Key(AttemptKind kind, string what) => store.Keys.Token(store.Keys.Current, "sign-in", $"{kind}\0{what}");

    private static string Together(Approach from) => $"{from.Name}\0{from.Address}";

    private static string CodeOf(PersonId person, TrustedDevice? device) => $"{person}\0{device?.Id}";
}

/// <summary>What attempts are counted by.</summary>
public enum AttemptKind
{
    /// <summary>输错密码：登录名和来访地址一起</summary>
    Together,

    /// <summary>输错密码：来访地址</summary>
    Address,

    /// <summary>输错密码：登录名</summary>
    Name,

    /// <summary>输错密码：用过的设备</summary>
    Device,

    /// <summary>输错动态口令</summary>
    Code,

    /// <summary>登录以后再次输入密码</summary>
    Confirmation,
}
