using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Tests.Archive;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.PersonalInformation;

public sealed class OpeningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Personal_data_are_masked_until_a_purpose_is_stated_and_shown_once(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        using var clerk = await dossier.SignInAsync(Role.RegistrationClerk);
        var path = $"/desk/cases/{request.Id}/applicant";

        var masked = Main(await clerk.ReadAsync(path));
        Assert.Contains("沈**", masked, StringComparison.Ordinal);
        Assert.Contains("110101********1234", masked, StringComparison.Ordinal);
        Assert.Contains("138****5678", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("沈若水", masked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SendAsync(path, "查看完整信息")).StatusCode);

        var opened = Main(await Visitor.ReadAsync(await clerk.SendAsync(path, "查看完整信息", ("Command.Purpose", "Contact"), ("Command.Words", "电话通知沈若水补正"))));
        Assert.Contains("沈若水", opened, StringComparison.Ordinal);
        Assert.Contains("110101199003071234", opened, StringComparison.Ordinal);
        Assert.Contains("和平路18号3栋201室", opened, StringComparison.Ordinal);

        var again = Main(await clerk.ReadAsync(path));
        Assert.DoesNotContain("110101199003071234", again, StringComparison.Ordinal);
        Assert.Contains("联系申请人", again, StringComparison.Ordinal);
        await SafePagesTests.ExamineAsync(clerk, path);

        var line = Assert.Single(await dossier.Store.Journal.ReadAsync($"opened/{request.Id}", Ct));
        Assert.Equal("PersonalDataOpened", line.Type);
        Assert.Contains("登记员", line.Change.Authority, StringComparison.Ordinal);
        Assert.DoesNotContain("沈若水", line.Body + line.Change.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("1101", line.Body.Replace(request.Id.ToString(), "", StringComparison.Ordinal).Split("words")[0].Split("purpose")[1],
            StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_auditor_sees_who_opened_and_no_data_and_a_rebuild_changes_nothing(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        using var clerk = await dossier.SignInAsync(Role.RegistrationClerk);
        await clerk.SendAsync($"/desk/cases/{request.Id}/applicant", "查看完整信息", ("Command.Purpose", "Serve"), ("Command.Words", "邮寄答复书"));
        using var auditor = await dossier.SignInAsync(Role.Auditor);

        var before = Main(await auditor.ReadAsync("/desk/audit/openings"));
        Assert.Contains("送达文书", before, StringComparison.Ordinal);
        Assert.Contains(request.Registration!.Number, before, StringComparison.Ordinal);
        Assert.DoesNotContain("沈若水", before, StringComparison.Ordinal);
        await SafePagesTests.ExamineAsync(auditor, "/desk/audit/openings");
        Assert.Equal(0, CommandLine.Run(["rebuild", .. dossier.Place]).Status);
        Assert.Equal(before, Main(await auditor.ReadAsync("/desk/audit/openings")));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.OpenAsync($"/desk/cases/{request.Id}/applicant")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Another_agencys_clerk_finds_nothing(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        await dossier.Site.EmployAsync("stranger", Role.RegistrationClerk, await dossier.Site.FoundAsync("青岭区商务局"));
        using var stranger = await dossier.Site.SignInAsync("stranger");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/desk/cases/{request.Id}/applicant")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_keys_change_while_the_site_is_used_and_every_row_and_file_still_opens(Engine engine)
    {
        await using var dossier = await DossierSite.StartAsync(engine);
        var requests = new List<string>();
        for (var i = 0; i < 12; i++) requests.Add((await dossier.ServedAsync($"甲{i}")).Request.Id.ToString());
        using var clerk = await dossier.SignInAsync(Role.RegistrationClerk);
        var before = dossier.Store.Keys.Current;

        using var over = new CancellationTokenSource();
        var using_ = Task.Run(async () =>
        {
            for (var i = 0; !over.IsCancellationRequested; i++)
            {
                var opened =
                    await Visitor.ReadAsync(
                        await clerk.SendAsync($"/desk/cases/{requests[i % 12]}/applicant", "查看完整信息", ("Command.Purpose", "Contact"), ("Command.Words", "核对")));
                Assert.Contains($"沈若水甲{i % 12}", Main(opened), StringComparison.Ordinal);
                if (i % 5 == 0) requests.Add((await dossier.ServedAsync($"乙{i}")).Request.Id.ToString());
            }
        }, Ct);
        var runs = new List<CommandLine>();
        for (var i = 0; i < 3; i++) runs.Add(await Task.Run(() => CommandLine.Run(["rekey", .. dossier.Place]), Ct));
        await over.CancelAsync();
        await using_;

        Assert.All(runs, run => Assert.Equal("", run.Error));
        Assert.Single(dossier.Store.Keys.Ids);
        Assert.NotEqual(before, dossier.Store.Keys.Current);
        await using var connection = await dossier.Store.Database.OpenAsync(Ct);
        Assert.Equal([dossier.Store.Keys.Current],
            await connection.QueryAsync<string>(
                "select distinct key from personal_data union select distinct key from stored_file union select distinct key from personal_index"));
        Assert.Equal(0, CommandLine.Run(["verify", .. dossier.Place]).Status);
        Assert.Equal(requests.Count, (await dossier.Store.People.FindAsync(connection, new("identity", "110101199003071234"))).Length);
    }

    private static string Main(AngleSharp.Html.Dom.IHtmlDocument page) =>
        System.Text.RegularExpressions.Regex.Replace(page.QuerySelector("main")!.TextContent, @"\s+", " ");
}
