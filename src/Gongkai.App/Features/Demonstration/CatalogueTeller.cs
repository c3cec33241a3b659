using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>Adopts the 主动公开基本目录 that an item of the demonstration lists in its table, on the day on which that is public.</summary>
internal sealed partial class CatalogueTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff)
{
    private const string Channel = "本机关门户网站";

    /// <summary>Adopts what stands in the item.</summary>
    public async Task AdoptAsync(DemonstrationItem told, CancellationToken ct)
    {
        CatalogueEntry[] entries = [.. Rows().Matches(told.Content.Html).Select((row, i) => Entry(row, i + 1))];
        if (entries.Length == 0) throw new InvalidDataException($"{told.Key}: no table");
        await TakeAsync(told, ItemTeller.OfficeHead, (_, today, _) => [.. entries.Select(entry => new EntryPut(today, entry))], ct);
        await TakeAsync(told, ItemTeller.Secrecy, (catalogue, today, by) => [new EntriesReviewed(today, catalogue.Fingerprint, by)], ct);
        await TakeAsync(told, ItemTeller.OfficeHead, (_, today, _) => [new CatalogueAdopted(today, told.Content.Title)], ct);
    }

    private async Task TakeAsync(
        DemonstrationItem told, string signIn, Func<PublicCatalogue, DateOnly, PersonId, IReadOnlyList<CatalogueEvent>> propose, CancellationToken ct)
    {
        var (officer, agency) = (await staff.OfficerAsync(signIn, ct), names.Agency(DemonstrationItem.Agency).Id);
        var answer = await services.GetRequiredService<CatalogueJournal>().TakeAsync(new(new PublicCatalogue(agency), null, (writing, catalogue) =>
            Task.FromResult(propose(catalogue, writing.Situation.Today, officer.Id))),
            officer.ActorAt(agency), officer.Change(clock, Permission.ManageCatalogue, agency), ct);
        if (!answer.IsTaken) throw new InvalidDataException($"{told.Key}: {string.Join("；", answer.Refusals.Select(refusal => refusal.Variant))}");
    }

    private static CatalogueEntry Entry(Match row, int number)
    {
        string Cell(int at) => WebUtility.HtmlDecode(row.Groups[at].Value);
        var node = StatutoryCatalogue.Find(string.Create(CultureInfo.InvariantCulture, $"P20-{number:00}"))!;
        if (!node.Article.Contains($"第{Cell(1).Trim('（', '）')}项", StringComparison.Ordinal)) throw new InvalidDataException($"{node.Article}: {Cell(1)}");
        return new(node.Code, node.Code, node.Name, Cell(2), $"《中华人民共和国政府信息公开条例》{node.Article}")
        {
            Term = Cell(3),
            Section = Cell(4),
            Channel = Channel,
        };
    }

    [GeneratedRegex("<tr><td>([^<]*)</td><td>([^<]*)</td><td>([^<]*)</td><td>([^<]*)</td></tr>")]
    private static partial Regex Rows();
}
