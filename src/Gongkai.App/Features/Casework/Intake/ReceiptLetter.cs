using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>登记回执 (L01) as a Word document, for who holds the tracking code or registered the case.</summary>
public sealed class ReceiptLetter(Store store, RequestJournal cases, AgencyRegister register, TemplateShelf shelf, TimeProvider clock)
{
    private const string AsPublished = "见本机关政府信息公开指南";

    /// <summary>The receipt; null as long as there is no number or no due date to be told.</summary>
    /// <param name="id">Which case.</param>
    /// <param name="code">Its tracking code, where it is at hand.</param>
    /// <param name="site">The site's own address.</param>
    /// <param name="ct">Gives it up.</param>
    public async Task<ReadOnlyMemory<byte>?> WriteAsync(DisclosureRequestId id, string? code, string site, CancellationToken ct)
    {
        if (await cases.FindAsync(id, ct) is not var (owner, request) || request.Registration is not { } registration
            || await register.FindAsync(owner, ct) is not { } agency) return null;
        var situation = await cases.SituationAsync(owner, Actor.Platform, ct);
        var answer = request.Clock(situation);
        if (answer is not { ReceivedOn: { } received, Due: { } due }) return null;
        await using var connection = await store.Database.OpenAsync(ct);
        if (await store.People.OpenAsync(connection, request.Arrival!.Applicant.Id) is not { } row
            || await store.People.OpenAsync(connection, request.Description!.Id) is not { } description) return null;
        var fields = LetterFields.Empty
            .With(LetterField.Agency, agency.Name).With(LetterField.Office, Or(agency.Office, "政府信息公开工作机构"))
            .With(LetterField.AgencyAddress, Or(agency.Address, AsPublished)).With(LetterField.Telephone, Or(agency.Telephone, AsPublished))
            .With(LetterField.Number, registration.Number).With(LetterField.DatedOn, clock.BeijingToday)
            .With(LetterField.Salutation, LetterFields.SalutationFor(request.Category))
            .With(LetterField.Applicant, ApplicantDetails.Read(row).Name).With(LetterField.RequestNumber, registration.Number)
            .With(LetterField.ReceivedOn, received)
            .With(LetterField.Description, description).With(LetterField.ReplyDue, due).With(LetterField.ChannelName, request.Arrival.Channel.Name());
        if (code is not null)
            fields = fields.With(LetterField.TrackingCode, code).With(LetterField.TrackingAddress, site + TrackRoutes.Start)
                .With(LetterField.QrCode, QrPicture.Png(site + TrackRoutes.Of(code)));
        return (await shelf.InForceAsync(owner, LetterType.Receipt, clock.BeijingToday, ct)).Template.Fill(fields).Letter?.Docx;
    }

    // 第十二条：指南载明工作机构的地址、电话。
    private static string Or(string entered, string otherwise) => entered.Length > 0 ? entered : otherwise;
}
