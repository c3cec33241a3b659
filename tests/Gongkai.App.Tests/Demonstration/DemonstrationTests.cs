using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Commands;
using Gongkai.Documents.Letters;
using Gongkai.Features.Casework;
using Gongkai.Features.Demonstration;
using Gongkai.Features.Interaction;
using Gongkai.Interaction;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Gongkai.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Demonstration;

public sealed class DemonstrationTests
{
    private const int LinksOfAPage = 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Its_data_are_fed_by_the_rules_its_pages_open_its_year_adds_up_and_its_chain_is_whole(Engine engine)
    {
        using var scratch = new Scratch();
        var connection = engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null;
        try
        {
            var options = new SiteOptions(new(scratch.At("demo"), connection))
            {
                Urls = "http://127.0.0.1:0",
                RateLimits = Gongkai.Web.RateLimits.None,
                PrintsLetters = false,
            };
            using var said = new StringWriter();
            await using (var site = await DemonstrationSite.BuildAsync(options, Ct, new DemonstrationConsole(new(TextWriter.Null, said, TimeProvider.System))))
            {
                AssertTold(said.ToString());
                await site.StartAsync(Ct);
                await LookAroundAsync(new(site.Urls.First()));
                await AddUpAsync(site.Services);
                await HoldReportsAsync(site.Services, new(site.Urls.First()));
                await HoldInteractionAsync(site.Services);
                await ShowAllAsync(site.Services);
                await RebuildAsync(site.Services);
                await site.StopAsync(Ct);
            }
            var proof = await StoreProof.OfAsync(options.Storage, new(TimeProvider.System));
            Assert.Equal([], proof.Faults);
            Assert.True(proof.IsWhole);
            Assert.Equal(DemonstrationPlace.Fed, DemonstrationStore.Look(options.Storage));
        }
        finally
        {
            if (connection is not null) PostgresServer.Drop(connection);
        }
    }

    [Fact]
    public async Task A_folder_that_holds_another_store_is_not_touched()
    {
        using var scratch = new Scratch();
        var place = new StorageOptions(scratch.At("data"));
        await using (Store.Open(place)) { }
        Assert.NotNull(DemonstrationSite.FaultOf(place));
        Assert.Null(DemonstrationSite.FaultOf(new(scratch.At("elsewhere"))));
    }

    // Each kind with its number, and the steps of cases, which take the longest, at each fifth of the way.
    private static void AssertTold(string said)
    {
        var (agencies, people, answers) = (DemonstrationData.Agencies.Length, DemonstrationData.People.Length, DemonstrationData.Answers.Length);
        var accounts = DemonstrationData.Accounts.Length;
        // The report of the year before is drafted by thirteen steps of its own, filed in four, corrected in thirteen and filed again in two; that of the
        // government is made and published in fourteen.
        var steps = DemonstrationData.Cases.Sum(one => one.Steps.Length) + ItemMoment.Of(DemonstrationData.Items).Count() + 12 + 4 + 13 + 2 + 14
            + SupervisionTeller.Count
            + DemonstrationData.Websites.Sum(WebsiteTeller.CountOf) + InteractionTeller.CountOf(DemonstrationData.Interaction);
        Assert.Equal(
            [$"机关 {agencies}/{agencies}", $"人员和岗位 {people}/{people}", .. Enumerable.Range(0, 6).Select(part => $"案件和信息的办理步骤 {(part * steps + 4) / 5}/{steps}"),
                $"已公开的信息 {answers}/{answers}", $"新媒体 {accounts}/{accounts}"],
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static async Task LookAroundAsync(Uri address)
    {
        using (var citizen = new Visitor(address))
        {
            await WalkAsync(citizen, "/", "公众");
            await WalkAsync(citizen, $"/track/{DemonstrationData.Plan.Code}", "申请人");
            Assert.Contains("填写公开申请", (await Visitor.ReadAsync(await citizen.SendAsync("/interaction/track", "查询",
                ("Number", DemonstrationData.Plan.MessageNumber), ("Code", DemonstrationData.Plan.MessageCode)))).Body!.TextContent, StringComparison.Ordinal);
        }
        var roles = new HashSet<Role>();
        foreach (var person in DemonstrationData.People.Where(person => person.Posts.Any(post => post.UntilOn is null && roles.Add(post.Role))))
        {
            using var officer = new Visitor(address);
            var entered = await officer.SendAsync("/sign-in", "登录", ("Command.SignIn", person.SignIn), ("Command.Password", DemonstrationData.Plan.Password));
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
            await WalkAsync(officer, "/desk", person.SignIn);
        }
    }

    // The menu, and from each of its pages a few further.
    private static async Task WalkAsync(Visitor visitor, string from, string who)
    {
        var seen = new HashSet<string>();
        foreach (var path in (await OpenAsync(visitor, from, who, ".menu a")).Append(from).Where(seen.Add))
            foreach (var further in (await OpenAsync(visitor, path, who, "main a")).Where(seen.Add).Take(LinksOfAPage))
                await OpenAsync(visitor, further, who, "main a");
    }

    private static async Task<ImmutableArray<string>> OpenAsync(Visitor visitor, string path, string who, string links)
    {
        var answer = await visitor.FollowAsync(await visitor.OpenAsync(path));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{who} {path}: {(int)answer.StatusCode}");
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return [];
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains("演示数据，平台日期 2026年11月20日", page.QuerySelector(".demonstration")?.TextContent, StringComparison.Ordinal);
        return [.. page.QuerySelectorAll(links).Select(link => link.GetAttribute("href")).OfType<string>()
            .Where(to => to.StartsWith('/') && !to.StartsWith("/sign-", StringComparison.Ordinal))];
    }

    // Every view, letters and templates included, says what the events say.
    private static async Task RebuildAsync(IServiceProvider services)
    {
        var (store, clock) = (services.GetRequiredService<Store>(), services.GetRequiredService<TimeProvider>());
        var (agency, letter) = ((await services.GetRequiredService<AgencyRegister>().TreeAsync(Ct)).All.First(), LetterType.Find("L01")!);
        foreach (var template in new ReadOnlyMemory<byte>?[] { LetterTemplates.Default(letter).Docx, null })
            await services.GetRequiredService<TemplateShelf>()
                .AddAsync(agency.Id, letter, template, new(2026, 11, 20), "试验", new("system", "试验", clock.GetUtcNow(), null), Ct);
        var before = await RowsAsync(store);
        await Rebuilding.RunAsync(store, Views.All, clock, Ct);
        var after = await RowsAsync(store);
        Assert.All(before.Keys, table => Assert.Equal(before[table], after[table]));
        Assert.All((string[])["case_view", "register_view", "letter_view", "letter_template", "archive_view",
            "review_view", "item_view", "public_item", "public_column"], table => Assert.NotEmpty(before[table]));
    }

    private static async Task<Dictionary<string, string[]>> RowsAsync(Store store)
    {
        await using var connection = await store.Database.OpenAsync(Ct);
        var rows = new Dictionary<string, string[]>();
        foreach (var table in Views.All.SelectMany(view => view.Tables))
            rows[table] = [.. (await connection.QueryAsync($"select * from {table}")).Cast<IDictionary<string, object?>>()
                .Select(row => string.Join('|', row.Values)).Order(StringComparer.Ordinal)];
        return rows;
    }

    // What a demonstration has no use for: history from elsewhere, erasure years later, and what is seldom.
    private static async Task ShowAllAsync(IServiceProvider services)
    {
        string[] untold =
        [
            nameof(OutcomeImported), nameof(PersonalDataErased), nameof(AgreedDelaySet), nameof(CategoryChanged), nameof(FileAdded), nameof(ReferralAnswered),
            nameof(ConsultationDropped), nameof(FileSevered),
        ];
        await using var connection = await services.GetRequiredService<Database>().OpenAsync(Ct);
        var told = await connection.QueryAsync<string>("select distinct type from journal where stream like 'case/%'");
        Assert.Equal([], CaseSteps.Workflow.Table.Select(row => row.Event.Name).Distinct().Except(told).Except(untold));
        var results = await connection.QueryAsync<string>("select distinct result from review_view where result is not null");
        Assert.Subset(results.ToHashSet(), new HashSet<string> { "Upheld", "Revoked", "ClaimRejected" });
        Assert.True(await connection.ExecuteScalarAsync<long>("select count(*) from case_view where stage = 'Archived'") >= 15);
        Assert.True(await connection.ExecuteScalarAsync<long>("select count(*) from case_view where is_open = 1 and due_on < '2026-11-20'") >= 1);
        Assert.True(await connection.ExecuteScalarAsync<long>("select count(*) from case_view where is_open = 1 and due_on > '2027-01-01'") >= 1);
        // A closing note that went out without a clerk.
        Assert.True(await connection.ExecuteScalarAsync<long>("select count(*) from letter_view where code in ('D-O1', 'D-O2')") >= 1);
    }

    // What the public reads in the reports is what the registers count, and no rule for reports is broken; files are there, and the catalogue.
    private static async Task HoldReportsAsync(IServiceProvider services, Uri address)
    {
        var agency = (await services.GetRequiredService<AgencyRegister>().TreeAsync(Ct)).All.First(one => one.Name == DemonstrationItem.Agency);
        using var citizen = new Visitor(address);
        await using var connection = await services.GetRequiredService<Database>().OpenAsync(Ct);
        var reports = (await Gongkai.Features.Publishing.YearlyReports.OfAsync(connection, null, agency.Id)).Reverse().ToList();
        Assert.Equal([2024, 2025], reports.Select(report => report.Year));
        AnnualReport? before = null;
        foreach (var report in reports)
        {
            Assert.Equal(3, (await citizen.ReadAsync($"/items/{report.Id}")).QuerySelectorAll("main table").Length);
            var read = Documents.Writing.ReportJsonReader.Read(
                await (await citizen.OpenAsync($"/items/{report.Id}/report.json")).Content.ReadAsByteArrayAsync(Ct));
            if (report.Year == 2025)
            {
                var figures = (await services.GetRequiredService<YearRegister>().OfAsync(agency.Id, 2025, Ct)).Tables.Figures;
                Assert.Equal([], figures.Cells.Where(cell => read.Number(cell.Key) != cell.Value)
                    .Select(cell => $"{cell.Key} {read.Number(cell.Key)} {cell.Value}"));
            }
            foreach (var figure in await services.GetRequiredService<Gongkai.Features.Publishing.DocumentFigures>().OfAsync(agency.Id, report.Year, Ct))
                Assert.Equal((figure.FormCell, figure.Items.Length), (figure.FormCell, (int)read.Number(figure.FormCell)!));
            Assert.DoesNotContain(RuleBook.Examine(new(read, before)), finding => finding.Severity == Gongkai.Diagnostics.Severity.Error);
            before = read;
        }
        await HoldWholeAsync(services, citizen);
        Assert.Contains("主动公开基本目录（2026年版）", (await citizen.ReadAsync($"/portal/{agency.Id}/catalogue")).Body!.TextContent, StringComparison.Ordinal);
        var kinds = (await connection.QueryAsync<string>("select c.body from public_item p join item_content c on c.hash = p.content"))
            .SelectMany(body => Gongkai.Publishing.ItemContent.Read(body).Files.Select(file => (Path.GetExtension(file.Name), file.IsInText))).ToHashSet();
        Assert.Superset(new HashSet<(string, bool)> { (".xlsx", false), (".docx", false), (".pdf", false), (".png", false), (".png", true) }, kinds);
    }

    // The government's report was added up of what the bureau had filed by March; what the bureau corrected in June is told, and moves nothing by itself.
    private static async Task HoldWholeAsync(IServiceProvider services, Visitor citizen)
    {
        var tree = await services.GetRequiredService<AgencyRegister>().TreeAsync(Ct);
        var (city, bureau) = (tree.All.First(one => one.Name == "云川市人民政府").Id, tree.All.First(one => one.Name == DemonstrationItem.Agency).Id);
        await using var connection = await services.GetRequiredService<Database>().OpenAsync(Ct);
        var whole = Assert.Single(await Gongkai.Features.Publishing.YearlyReports.OfAsync(connection, null, city));
        Assert.Contains("市政府本级：本年度未收取信息处理费。", (await citizen.ReadAsync($"/items/{whole.Id}")).Body!.TextContent, StringComparison.Ordinal);
        var own = Assert.Single(await Gongkai.Features.Publishing.YearlyReports.OfAsync(connection, null, bureau), report => report.Year == 2025);
        Assert.Contains("由11件更正为12件", (await citizen.ReadAsync($"/items/{own.Id}")).Body!.TextContent, StringComparison.Ordinal);
        var moved = Assert.Single(await Gongkai.Features.Filing.WholeReports.MovedAsync(connection, city, 2025));
        Assert.Contains("云川市商务局的报告更正过", moved.Words, StringComparison.Ordinal);
        var journal = services.GetRequiredService<Gongkai.Features.YearEnd.YearReportJournal>();
        var report = (await journal.FindAsync(new Gongkai.YearEnd.YearReport(Gongkai.YearEnd.YearReport.IdOf(city, 2025)), Ct))!.Value.Matter;
        Assert.Equal("11", report.Frozen!.Snapshot["proactive.b20_6.penalties.decisions"]!.Value);
        Assert.Equal("青岭区人民政府", Assert.Single(report.Frozen.Gaps).Member);
    }

    // What the platform counts of a year is what is counted by hand in the file that it was told from.
    private static async Task HoldInteractionAsync(IServiceProvider services)
    {
        var agencies = (await services.GetRequiredService<AgencyRegister>().TreeAsync(Ct)).All;
        foreach (var agency in agencies)
            foreach (var year in (int[])[2025, 2026])
            {
                var counted = (await services.GetRequiredService<InteractionFigures>().OfAsync(agency.Id, year, Ct))
                    .ToDictionary(figure => figure.Cell, figure => (figure.Value, figure.Behind.Length));
                foreach (var (cell, value) in ByHand(agency.Name, year))
                    Assert.Equal((agency.Name, year, cell, value), (agency.Name, year, cell, counted[cell].Value));
                Assert.All(counted.Where(one => one.Key is not (InteractionCell.AverageDays or InteractionCell.OpinionsReceived)),
                    one => Assert.Equal(one.Value.Value, one.Value.Length));
            }
        Assert.True(ByHand(DemonstrationItem.Agency, 2026).All(one => one.Value > 0));
    }

    private static IEnumerable<(InteractionCell Cell, decimal? Value)> ByHand(string agency, int year)
    {
        var told = DemonstrationData.Interaction;
        var valid = told.Messages.Where(one => one.Agency == agency && one.Steps.All(step => step.Step != "direct" || step.Direction != MessageDirection.Void))
            .Select(one => (one.Kind, one.On, Done: one.Steps.FirstOrDefault(step => step.Step is "approve" or "direct"
                || one.Kind == MessageKind.Correction && step.Step == "answer")?.On, Public: one.Steps.LastOrDefault(step => step.Step == "answer")?.Title))
            .ToList();
        var (faults, messages) = (valid.Where(one => one.Kind == MessageKind.Correction).ToList(),
            valid.Where(one => one.Kind != MessageKind.Correction).ToList());
        var done = messages.Where(one => one.Done?.Year == year).ToList();
        yield return (InteractionCell.MessagesReceived, messages.Count(one => one.On.Year == year));
        yield return (InteractionCell.MessagesDone, done.Count);
        yield return (InteractionCell.AverageDays, done.Count == 0 ? null
            : Math.Round((decimal)done.Average(one => one.Done!.Value.DayNumber - one.On.DayNumber), 1, MidpointRounding.AwayFromZero));
        yield return (InteractionCell.MessagesPublic, done.Count(one => one.Public is not null));
        yield return (InteractionCell.CorrectionsReceived, faults.Count(one => one.On.Year == year));
        yield return (InteractionCell.CorrectionsDone, faults.Count(one => one.Done?.Year == year));
        // None of these came before a holiday: three workdays are five days at most.
        yield return (InteractionCell.CorrectionsInTime, faults.Count(one => one.Done?.Year == year && one.Done.Value.DayNumber - one.On.DayNumber <= 5));
        var asked = DemonstrationData.Items.Where(item => agency == DemonstrationItem.Agency
            && item.Content.Kind == Gongkai.Publishing.ItemKinds.Consultation.Code && item.PublishedOn is not null
            && item.Content["from"].StartsWith($"{year}-", StringComparison.Ordinal)).ToList();
        var surveys = told.Surveys.Where(one => one.Agency == agency && one.PublishedOn.Year == year).ToList();
        // The city evaluates a bureau by one that the supervisor's teller tells.
        var evaluations = agency == "云川市人民政府" && year == 2026 ? 1 : 0;
        yield return (InteractionCell.SurveysHeld, asked.Count + surveys.Count + evaluations);
        yield return (InteractionCell.ResultsPublished, asked.Count(item => item.Updates.Any(update => update.Values.ContainsKey("outcome")))
            + surveys.Count(one => one.ConcludedOn is not null) + evaluations);
    }

    private static async Task AddUpAsync(IServiceProvider services)
    {
        var years = services.GetRequiredService<YearRegister>();
        foreach (var agency in (await services.GetRequiredService<AgencyRegister>().TreeAsync(Ct)).All)
            foreach (var year in (int[])[2025, 2026])
            {
                var tables = (await years.OfAsync(agency.Id, year, Ct)).Tables;
                var zeros = ReportCells.Of(tables.Form, _ => new Count(0, "0", null));
                var report = tables.Into(new AnnualReport { Generation = tables.Form.Generation, Year = year, Cells = zeros });
                Assert.DoesNotContain(RuleBook.Examine(new(report)), finding => finding.Code.StartsWith("CF", StringComparison.Ordinal));
            }
    }
}
