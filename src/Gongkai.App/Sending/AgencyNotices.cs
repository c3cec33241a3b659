using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;

namespace Gongkai.Sending;

/// <summary>What a superior tells an agency below it.</summary>
/// <param name="Notice">The words; it is the agency's notice.</param>
/// <param name="Authority">Who tells.</param>
/// <param name="Closing">What an agency that nobody represents here is to do, in its letter.</param>
public sealed record AgencyNotice(StaffNotice Notice, AgencyId Authority, string Closing);

/// <summary>
/// Messages to an agency, in the writing that gives the occasion: its office is told; what is grave is told its leader in charge too. An agency that nobody
/// represents here is written to.
/// </summary>
public sealed class AgencyNotices(Store store, PeopleRegister people, StaffMessages staff, Outbox outbox, OutgoingWays ways)
{
    /// <summary>Tells it.</summary>
    public async Task TellAsync(JournalTransaction transaction, AgencyNotice told, DateOnly today)
    {
        var notice = told.Notice;
        var receivers = new HashSet<PersonId>();
        foreach (var role in notice.Level == DueLevel.Red ? new[] { Role.OfficeHead, Role.LeaderInCharge } : [Role.OfficeHead])
            receivers.UnionWith(await people.HoldersAsync(notice.Agency, role, today, CancellationToken.None));
        if (receivers.Count > 0) await outbox.PutAllAsync(transaction, await staff.OfAsync(notice, receivers, today, CancellationToken.None));
        else await WriteAsync(transaction, told);
    }

    private async Task WriteAsync(JournalTransaction transaction, AgencyNotice told)
    {
        var (connection, within, notice) = (transaction.Connection, transaction.Transaction, told.Notice);
        if (ways.Smtp is null || await connection.QuerySingleOrDefaultAsync<string>(
            "select email from agency where id = @Agency", new { notice.Agency }, within) is not { Length: > 0 } email) return;
        Task<string> NameAsync(AgencyId id) => connection.QuerySingleAsync<string>("select name from agency where id = @id", new { id }, within);
        var letter = new SealedLetter(email, $"""
            {await NameAsync(notice.Agency)}：

            {notice.Subject}。{notice.Body}

            {told.Closing}

            {await NameAsync(told.Authority)}
            """);
        var row = await store.People.SealAsync(transaction, "agency_mail", JsonSerializer.Serialize(letter));
        await outbox.PutAsync(transaction, new($"{notice.Occasion}/mailed", told.Authority, default, Way.Email, notice.Kind, notice.Matter, notice.Subject, "")
        { Sealed = row.Id });
    }
}
