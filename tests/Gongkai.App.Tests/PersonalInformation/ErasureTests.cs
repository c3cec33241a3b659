using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Archive;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.PersonalInformation;

public sealed class ErasureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_file_whose_period_is_over_is_erased_by_two_persons_and_leaves_its_figures_and_a_certificate(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, code) = await dossier.ServedAsync();
        var kept = (await dossier.ServedAsync("乙")).Request;
        await dossier.ArchiveAsync(request.Id);
        await dossier.ArchiveAsync(kept.Id);
        using (var clerk = await dossier.SignInAsync(Role.RegistrationClerk))
            await clerk.SendAsync($"/desk/cases/{request.Id}/applicant", "查看完整信息", ("Command.Purpose", "Contact"), ("Command.Words", "通知沈若水"));
        var figures = await FiguresAsync(dossier, request.Id);
        dossier.Clock.Advance(TimeSpan.FromDays(366 * 11));
        using var archivist = await dossier.SignInAsync(Role.Archivist);
        var path = $"/desk/retention/{request.Id}";

        Assert.Contains(request.Registration!.Number, Main(await archivist.ReadAsync("/desk/retention")), StringComparison.Ordinal);
        await archivist.SendAsync(path, "提出删除");
        Assert.Contains("提出的人不能自己复核", Main(await archivist.ReadAsync(path)), StringComparison.Ordinal);
        await SafePagesTests.ExamineAsync(archivist, path);
        using var head = await dossier.SignInAsync(Role.OfficeHead);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(path, "复核无误，删除")).StatusCode);

        var erased = (await dossier.FindAsync(request.Id)).Erasure!;
        Assert.StartsWith("删证〔2037〕1号", erased.Certificate, StringComparison.Ordinal);
        Assert.Equal(5, erased.Files);
        await using var connection = await dossier.Store.Database.OpenAsync(Ct);
        foreach (var row in MatterTexts.In([.. await dossier.Store.Journal.ReadAsync(request.Id.Stream, Ct),
            .. await dossier.Store.Journal.ReadAsync($"opened/{request.Id}", Ct)]))
            Assert.Null(await dossier.Store.People.OpenAsync(connection, row.Id));
        Assert.Equal([request.Archive?.Index.Sha256 ?? (await dossier.FindAsync(request.Id)).Archive!.Index.Sha256],
            await connection.QueryAsync<string>("select hash from file_use where owner = @Stream", new { request.Id.Stream }));
        Assert.NotNull(await dossier.Store.People.OpenAsync(connection, kept.Arrival!.Applicant.Id));
        Assert.Equal(figures, await FiguresAsync(dossier, request.Id));

        Assert.Equal(0, CommandLine.Run(["verify", .. dossier.Place]).Status);
        Assert.Equal(0, CommandLine.Run(["rebuild", .. dossier.Place]).Status);
        Assert.Equal(figures, await FiguresAsync(dossier, request.Id));
        using var citizen = dossier.Site.Visit();
        var tracked = Main(await citizen.ReadAsync($"/track/{code}"));
        Assert.Contains("个人信息已经删除", tracked, StringComparison.Ordinal);
        Assert.Contains(erased.Certificate, tracked, StringComparison.Ordinal);
        Assert.Contains(erased.Certificate, Main(await archivist.ReadAsync($"{path}/certificate")), StringComparison.Ordinal);
        await SafePagesTests.ExamineAsync(archivist, $"{path}/certificate");
        var word = await archivist.OpenAsync($"{path}/certificate?handler=Word&number={Uri.EscapeDataString(erased.Certificate)}");
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.Content.Headers.ContentType!.MediaType);
        var exported = await archivist.SendAsync($"/desk/cases/{request.Id}/archive", "导出卷宗（ZIP）");
        Assert.Equal("application/zip", exported.Content.Headers.ContentType!.MediaType);
    }

    [Theory, BothEngines]
    public async Task What_was_erased_after_a_backup_is_erased_again_when_the_backup_is_restored(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var request = (await dossier.ServedAsync()).Request;
        var kept = (await dossier.ServedAsync("乙")).Request;
        await dossier.ArchiveAsync(request.Id);
        using var scratch = new Scratch();
        Assert.Equal(0, CommandLine.Run(["backup", scratch.At("before.zip"), .. dossier.Place]).Status);
        dossier.Clock.Advance(TimeSpan.FromDays(366 * 11));
        using (var archivist = await dossier.SignInAsync(Role.Archivist)) await archivist.SendAsync($"/desk/retention/{request.Id}", "提出删除");
        using (var head = await dossier.SignInAsync(Role.OfficeHead)) await head.SendAsync($"/desk/retention/{request.Id}", "复核无误，删除");
        Assert.Equal(0, CommandLine.Run(["backup", scratch.At("after"), .. dossier.Place]).Status);

        foreach (var list in new[] { Path.Combine(dossier.Storage.Data, "erased.txt"), scratch.At("after") })
        {
            var place = new StorageOptions(scratch.At(Path.GetFileName(list) + "-restored"),
                engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null);
            var restored = CommandLine.Run(["restore", scratch.At("before.zip"), "--erased", list, "--data", place.Data,
                .. place.Connection is { } server ? ["--database", server] : Array.Empty<string>()]);
            Assert.True((restored.Error, restored.Status) == ("", 0), restored.Out + restored.Error);
            await using (var store = Store.Open(place))
            await using (var connection = await store.Database.OpenAsync(Ct))
            {
                foreach (var row in MatterTexts.In(await store.Journal.ReadAsync(request.Id.Stream, Ct)))
                    Assert.Null(await store.People.OpenAsync(connection, row.Id));
                Assert.NotNull(await store.People.OpenAsync(connection, kept.Arrival!.Applicant.Id));
                Assert.Single(await connection.QueryAsync<string>("select hash from file_use where owner = @Stream", new { request.Id.Stream }));
            }
            Assert.Equal(File.ReadAllText(Path.Combine(dossier.Storage.Data, "erased.txt")), File.ReadAllText(Path.Combine(place.Data, "erased.txt")));
            if (place.Connection is { } connectionString) PostgresServer.Drop(connectionString);
        }
    }

    [Theory, BothEngines]
    public async Task What_a_stream_that_nobody_knows_says_of_a_case_goes_with_it(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        await dossier.ArchiveAsync(request.Id);
        var (about, of, elsewhere) = (await TellAsync("visit/1", request.Id.Stream), await TellAsync("photograph/1", "visit/1"),
            await TellAsync("visit/2", null));
        dossier.Clock.Advance(TimeSpan.FromDays(366 * 11));
        using (var archivist = await dossier.SignInAsync(Role.Archivist)) await archivist.SendAsync($"/desk/retention/{request.Id}", "提出删除");
        using (var head = await dossier.SignInAsync(Role.OfficeHead)) await head.SendAsync($"/desk/retention/{request.Id}", "复核无误，删除");

        await using var connection = await dossier.Store.Database.OpenAsync(Ct);
        Assert.Null(await dossier.Store.People.OpenAsync(connection, about.Words.Id));
        Assert.Null(await dossier.Store.People.OpenAsync(connection, of.Words.Id));
        Assert.Equal("沈若水来过", await dossier.Store.People.OpenAsync(connection, elsewhere.Words.Id));
        Assert.Equal([elsewhere.File.Hash],
            (await connection.QueryAsync<string>("select hash from stored_file")).Intersect([about.File.Hash, of.File.Hash, elsewhere.File.Hash]));
        Assert.Equal(0, CommandLine.Run(["verify", .. dossier.Place]).Status);

        async Task<(PrivateRef Words, StoredFile File)> TellAsync(string stream, string? subject)
        {
            var file = await dossier.Store.Files.PutAsync(new MemoryStream([.. System.Text.Encoding.UTF8.GetBytes(stream)]), stream, 100, Ct);
            return await dossier.Store.Journal.WriteAsync(async transaction =>
            {
                var words = await dossier.Store.People.SealAsync(transaction, "visit", "沈若水来过");
                var body = $$$"""{"words":{"id":"{{{words.Id}}}","hash":"{{{words.Hash}}}"},"file":{"sha256":"{{{file.Hash}}}"}}""";
                await transaction.AppendAsync(dossier.Agency.Id, stream, 0, [new("VisitPaid", body)], AStore.Change(), subject);
                return (words, file);
            }, Ct);
        }
    }

    [Theory, BothEngines]
    public async Task Who_proposed_cannot_confirm_and_nothing_is_erased_before_its_time(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        await dossier.ArchiveAsync(request.Id);
        using var archivist = await dossier.SignInAsync(Role.Archivist);
        var path = $"/desk/retention/{request.Id}";

        var early = await archivist.ReadAsync(path);
        Assert.Contains("CW80", Main(early), StringComparison.Ordinal);
        Assert.Null(early.QuerySelector("main form"));
        dossier.Clock.Advance(TimeSpan.FromDays(366 * 11));
        using var later = await dossier.SignInAsync(Role.Archivist);
        using var second = await dossier.Site.SignInAsync("Archivist2");
        await later.SendAsync(path, "提出删除");
        var page = await second.ReadAsync(path);
        var form = page.QuerySelectorAll("form").First(one => one.GetAttribute("action")?.EndsWith("handler=Confirm", StringComparison.Ordinal) == true);
        // The proposer sends the form that only the other one was shown.
        using var own = new FormUrlEncodedContent((await later.ReadAsync(path)).QuerySelectorAll("form[action$='handler=Withdraw'] input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))
            .Concat(form.QuerySelectorAll("input[name=Seen], input[name=Proposal]")
                .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))));
        var refused = await later.PostAsync($"{path}?handler=Confirm", own);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("请另一位", Main(await Visitor.ReadAsync(refused)), StringComparison.Ordinal);
        Assert.Null((await dossier.FindAsync(request.Id)).Erasure);

        await second.SendAsync(path, "撤回，不删除");
        Assert.Equal(HttpStatusCode.Conflict, (await second.SendAsync(page, path, "复核无误，删除")).StatusCode);
        Assert.Null((await dossier.FindAsync(request.Id)).Erasure);
    }

    [Theory, BothEngines]
    public async Task Copies_of_identity_cards_go_before_the_rest(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, code) = await dossier.ServedAsync();
        await dossier.ArchiveAsync(request.Id);
        await ChooseAsync(dossier, new() { FileRetention = [new(FileKind.Identity, 2)] });
        dossier.Clock.Advance(TimeSpan.FromDays(366 * 3));
        using var archivist = await dossier.SignInAsync(Role.Archivist);

        Assert.Contains("身份证明", Main(await archivist.ReadAsync("/desk/retention")), StringComparison.Ordinal);
        await archivist.SendAsync($"/desk/retention/{request.Id}", "提出删除");
        using var head = await dossier.SignInAsync(Role.OfficeHead);
        await head.SendAsync($"/desk/retention/{request.Id}", "复核无误，删除");

        var after = await dossier.FindAsync(request.Id);
        Assert.Null(after.Erasure);
        Assert.Equal([FileKind.Identity], after.ErasedKinds);
        await using var connection = await dossier.Store.Database.OpenAsync(Ct);
        Assert.NotNull(await dossier.Store.People.OpenAsync(connection, after.Arrival!.Applicant.Id));
        Assert.DoesNotContain(after.Arrival.Files.Single(file => file.Kind == FileKind.Identity).Sha256,
            await connection.QueryAsync<string>("select hash from stored_file"));
        Assert.DoesNotContain(request.Registration!.Number, Main(await archivist.ReadAsync("/desk/retention")), StringComparison.Ordinal);
        using var citizen = dossier.Site.Visit();
        Assert.Contains("再生资源", Main(await citizen.ReadAsync($"/track/{code}")), StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(DossierSite dossier,
        CaseworkSettings settings) => await dossier.Store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        "insert into agency_settings (agency, name, body) values (@Id, @Name, @body)",
        new { dossier.Agency.Id, AgencyCasework.Name, body = AgencyCasework.Write(settings) }, transaction.Transaction), Ct);

    private static async Task<string> FiguresAsync(DossierSite dossier, DisclosureRequestId id)
    {
        await using var connection = await dossier.Store.Database.OpenAsync(Ct);
        var row = await connection.QuerySingleAsync<(string, string, string, string, string, string)>(
            "select number, channel, category, outcome, outcome_on, received_on from case_view where id = @id", new { id });
        return row.ToString();
    }

    private static string Main(AngleSharp.Html.Dom.IHtmlDocument page) =>
        System.Text.RegularExpressions.Regex.Replace(page.QuerySelector("main")!.TextContent, @"\s+", " ");
}
