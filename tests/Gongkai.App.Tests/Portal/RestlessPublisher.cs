using System.Diagnostics;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Sending;
using Gongkai.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Portal;

/// <summary>
/// A process that publishes documents, each with its interpretation in one writing, changes them and withdraws some, without end; before each of these it tells
/// which document comes.
/// </summary>
internal static class RestlessPublisher
{
    public const string Word = "publish-until-killed";

    private static readonly PersonId Author = new(Guid.CreateVersion7()), Reviewer = new(Guid.CreateVersion7());

    /// <summary>Lets one work on a store until it is about to do so many things, kills it a little later, and gives the pairs it has told.</summary>
    public static List<(ItemId Document, ItemId Reading)> KillAfter(StorageOptions place, AgencyId agency, int first, int things, TimeSpan later)
    {
        var program = Path.ChangeExtension(typeof(RestlessPublisher).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        string[] arguments = [Word, $"{first}", $"{agency}", place.Data, .. place.Connection is { } connection ? [connection] : Array.Empty<string>()];
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var pairs = new List<(ItemId, ItemId)>();
        for (var told = 0; process.StandardOutput.ReadLine() is { } line;)
        {
            if (line.Split(' ') is [var document, var reading, "."] && !pairs.Contains((ItemId.Parse(document, null), ItemId.Parse(reading, null))))
                pairs.Add((ItemId.Parse(document, null), ItemId.Parse(reading, null)));
            if (++told != things) continue;
            Thread.Sleep(later);
            process.Kill();
        }
        process.WaitForExit();
        return pairs;
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(int first, AgencyId agency, StorageOptions place)
    {
        await using var store = Store.Open(place);
        var clock = new FakeTimeProvider(new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        var staff = new StaffMessages(new(store.Database, store.Journal, clock), new(new ConfigurationBuilder().Build()));
        var journal = new ItemJournal(store, new(store.Database), staff, new(store, clock), clock);
        for (var round = first; ; round++)
        {
            var (document, reading) = (new ItemId(Guid.CreateVersion7()), new ItemId(Guid.CreateVersion7()));
            await DraftAsync(document, APortal.Document(Title(round), $"云商发〔2026〕{round}号"));
            var about = APortal.Filled("interpretation", $"《{Title(round)}》解读");
            await DraftAsync(reading, about with
            {
                Fields = about.Fields.SetItem("document", document.ToString()).SetItem("release", ItemKinds.WithItsDocument),
            });
            foreach (var id in new[] { reading, document }) await ReviewAsync(id);
            await PublishAsync(document);
            await TakeAsync(document, (writing, _) => Task.FromResult<ItemEvent>(new AmendmentBegun(writing.Situation.Today, "改名", Author)),
                Role.SectionOfficer);
            await TakeAsync(document, async (writing, item) => new ItemRevised(writing.Situation.Today,
                await ItemContentTable.KeepAsync(writing, APortal.Document(Title(round) + "修订", $"云商发〔2026〕{round}号")), item.Placement, Author),
                Role.SectionOfficer);
            await ReviewAsync(document);
            await PublishAsync(document);
            if (round % 2 == 0)
            {
                Console.WriteLine($"{document} {reading} .");
                await TakeAsync(document, (writing, _) => Task.FromResult<ItemEvent>(
                    new ItemWithdrawn(writing.Situation.Today, writing.Situation.Now, "名单有误", Reviewer) { HidesTitle = true }), Role.OfficeHead);
            }

            async Task PublishAsync(ItemId id)
            {
                Console.WriteLine($"{document} {reading} .");
                await TakeAsync(id, async (writing, item) => await ItemJournal.PublicationAsync(writing, item, Reviewer), Role.OfficeHead);
            }
        }

        Task DraftAsync(ItemId id, ItemContent content)
        {
            var kind = ItemKinds.Of(content.Kind);
            var home = PublicColumn.Fixed.FirstOrDefault(one => one.Sort == kind.Home)?.Id ?? kind.Node ?? "interpretations";
            return TakeAsync(id, async (writing, _) => new ItemDrafted(writing.Situation.Today, await ItemJournal.NumberAsync(writing), kind.Code,
                await ItemContentTable.KeepAsync(writing, content), new(home, Openness.Proactive) { Article = StatutoryCatalogue.Find(home)?.Code }, Author),
                Role.SectionOfficer);
        }

        async Task ReviewAsync(ItemId id)
        {
            await TakeAsync(id, (writing, _) => Task.FromResult<ItemEvent>(
                new ItemSubmitted(writing.Situation.Today, writing.Situation.Settings.Chain, Author)), Role.SectionOfficer);
            foreach (var (stage, role) in new[] { (ChainStage.Section, Role.SectionHead), (ChainStage.Secrecy, Role.SecrecyReviewer), (ChainStage.Leader,
                Role.LeaderInCharge) })
                await TakeAsync(id, (writing, item) => Task.FromResult<ItemEvent>(stage == ChainStage.Secrecy
                    ? new ItemSecrecyReviewed(writing.Situation.Today, item.Content, SecrecyFinding.Open, Reviewer)
                    : new ItemPassed(writing.Situation.Today, stage, item.Content, Reviewer)), role);
        }

        async Task TakeAsync(ItemId id, Func<MatterWriting<ItemSituation>, PublicItem, Task<ItemEvent>> propose, Role role)
        {
            var who = role == Role.SectionOfficer ? Author : Reviewer;
            var step = new MatterStep<PublicItem, ItemEvent, ItemSituation>(new(id), null, async (writing, item) => [await propose(writing, item)])
            {
                BeginningAt = agency,
            };
            var answer = await journal.TakeAsync(step, new(who, [new HeldPost(role, null)]), new(who.ToString(), "试验", clock.GetUtcNow(), null),
                CancellationToken.None);
            if (!answer.IsTaken) throw new InvalidOperationException(string.Join(", ", answer.Refusals.Select(one => $"{one.Code} {one.Variant} {one.Field}")));
        }
    }

    /// <summary>What the document of a round is called: a word that no other has.</summary>
    private static string Title(int round) => $"云川市{string.Concat(round.ToString(CultureInfo.InvariantCulture).Select(c => "零一二三四五六七八九"[c - '0']))}街夜市办法";
}
