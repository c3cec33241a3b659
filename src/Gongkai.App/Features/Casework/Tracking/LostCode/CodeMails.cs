using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>
/// A new code for whoever reads the mailbox given with the application and knows the number of the applicant's document:
/// the first alone may be a stranger's, whose
/// address was typed by mistake, the second alone is known to many.
/// </summary>
public sealed class CodeMails(Store store, Outbox outbox, OutgoingWays ways, RequestJournal cases, TrackingCodes codes,
    PublicAddress address, TimeProvider clock)
{
    private const int MostTries = 5;

    private static readonly TimeSpan Holds = TimeSpan.FromDays(1);

    /// <summary>Mails a code that proves the mailbox, once a day for a case; nothing where no mail server is set up.</summary>
    public async Task OfferAsync(JournalTransaction transaction, AgencyId agency, DisclosureRequest request, string email)
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        var occasion = $"{request.Id}/code-mail/{clock.BeijingToday:yyyy-MM-dd}";
        if (ways.Smtp is null
            || await connection.ExecuteScalarAsync<long>("select count(*) from outbox where occasion = @occasion", new { occasion }, within) > 0) return;
        var proof = TrackingCode.New();
        await connection.ExecuteAsync("delete from code_proof where case_id = @Id or until < @now", new { request.Id, now = clock.GetUtcNow() }, within);
        await connection.ExecuteAsync("insert into code_proof (hash, case_id, agency, until, tries) values (@hash, @Id, @agency, @until, 0)",
            new { hash = TrackingCode.Hash(proof), request.Id, agency, until = clock.GetUtcNow() + Holds }, within);
        var letter = new SealedLetter(email, $"""
            有人请求补发一件政府信息公开申请的查询码，申请时留下的是这个邮箱。

            是您本人请求的，请在24小时内打开 {address.Of(TrackRoutes.LostMail)} ，填写下面的确认码和申请时的证件号码，就能得到新的查询码；原来的查询码随即作废。

            确认码：{proof}

            不是您请求的，不用理会；也不要把确认码告诉别人。
            """);
        var words = await store.People.SealAsync(transaction, "code_mail", JsonSerializer.Serialize(letter));
        await outbox.PutAsync(transaction, new(occasion, agency, default, Way.Email, "LostCodeMail", request.Stream, "补发查询码的确认码", "") { Sealed = words.Id });
    }

    /// <summary>The new code; null where the mailed code and the number do not belong together, or are no longer good.</summary>
    public async Task<string?> RedeemAsync(string typed, string number, CancellationToken ct)
    {
        if (TrackingCode.Read(typed) is not { } proof || await TakeAsync(TrackingCode.Hash(proof), ct) is not var (id, agency)) return null;
        if (await cases.FindAsync(id, ct) is not var (_, request) || !await IsOfApplicantAsync(request, number, ct)) return null;
        await store.Journal.WriteAsync(transaction =>
            transaction.Connection.ExecuteAsync("delete from code_proof where case_id = @id", new { id }, transaction.Transaction), ct);
        return await codes.ReissueAsync(agency, request, CodeReissue.Mailbox, ChangeContext.ByApplicant("申请人持电子邮箱的确认码", clock.GetUtcNow()), ct);
    }

    // A try is counted before it is looked at, so that many at once count as many.
    private Task<(DisclosureRequestId, AgencyId)?> TakeAsync(string hash, CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var found = (await transaction.Connection.QueryAsync<(DisclosureRequestId Id, AgencyId Agency)>("""
            update code_proof set tries = tries + 1 where hash = @hash and until >= @now and tries < @MostTries returning case_id, agency
            """, new { hash, now = clock.GetUtcNow(), MostTries }, transaction.Transaction)).AsList();
        return found is [var one] ? one : ((DisclosureRequestId, AgencyId)?)null;
    }, ct);

    private async Task<bool> IsOfApplicantAsync(DisclosureRequest request, string number, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return request.Arrival is { } arrival && await store.People.OpenAsync(connection, arrival.Applicant.Id) is { } row
            && ApplicantDetails.Read(row).IdentityKey is { } own && own == new ApplicantDetails("") { DocumentNumber = number }.IdentityKey;
    }
}
