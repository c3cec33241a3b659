using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using Gongkai.Agencies;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using Gongkai.Features.Portal;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using static Gongkai.Tests.Publishing.ABureauThatPublishes;

namespace Gongkai.Tests.Publishing;

/// <summary>
/// Items that were public elsewhere: 清单.xlsx and the files in 文件.zip were made by LibreOffice, 网站.zip is a site that wget has saved.
/// </summary>
public sealed class ItemImportTests
{
    private const string Address = "/desk/publishing/import";

    private static readonly string List = File("清单.xlsx"), Files = File("文件.zip"), Site = File("网站.zip");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_list_is_looked_at_first_then_imported_and_the_second_time_nothing_is_new(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var trial = await SendAsync(bureau, "检查，不导入", ("Command.List", List), ("Command.Files", Files));
        Assert.Contains("可以导入 2 条，已经有了 1 条，不能导入 3 条", Text(trial), StringComparison.Ordinal);
        foreach (var told in (string[])["没有成文日期", "本机关没有栏目“信息快递”", "附件“没有的文件.pdf”不在给出的文件里", "“2021-02-30”不是日历上有的日期", "“标题”没有填写"])
            Assert.Contains(told, Text(trial), StringComparison.Ordinal);
        Assert.Empty(await bureau.RowsAsync("item_view"));
        Assert.Empty(await bureau.RowsAsync("item_content"));

        var report = await SendAsync(bureau, "导入", ("Command.List", List), ("Command.Files", Files));
        Assert.Contains("已导入 2 条，已经有了 1 条，没有导入 3 条", Text(report), StringComparison.Ordinal);
        var sheet = await bureau.Office.OpenAsync(report.QuerySelector(".actions a")!.GetAttribute("href")!);
        var rows = TableWorkbookReader.Read(await sheet.Content.ReadAsByteArrayAsync(Ct), 100)!.Value;
        Assert.Equal(["第 5 行", "第 6 行", "第 7 行"], rows.Skip(1).Select(row => row[0]));

        var before = await bureau.RowsAsync("item_view");
        var again = await SendAsync(bureau, "导入", ("Command.List", List), ("Command.Files", Files));
        Assert.Contains("已导入 0 条，已经有了 3 条，没有导入 3 条", Text(again), StringComparison.Ordinal);
        Assert.Equal(before, await bureau.RowsAsync("item_view"));
        // With a choice for what the list leaves open, the next row comes too.
        var chosen = await SendAsync(bureau, "导入", ("Command.List", List), ("Command.Files", Files), ("Command.Column", "news"),
            ("Command.IsFormedAsPublished", "true"));
        Assert.Contains("已导入 1 条，已经有了 3 条，没有导入 2 条", Text(chosen), StringComparison.Ordinal);
        Assert.Contains("栏目“信息快递”不认识，放入“工作动态”", Text(chosen), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_is_imported_keeps_its_day_number_and_validity_and_is_public_after_its_chain_and_not_before(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        await SendAsync(bureau, "导入", ("Command.List", List), ("Command.Files", Files));
        Assert.Empty(await bureau.RowsAsync("public_item"));
        var address = (await bureau.Office.ReadAsync("/desk/publishing?words=农贸市场")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        var item = await bureau.FindAsync(address);
        Assert.Equal(ItemStage.Drafting, item.Stage);
        Assert.Equal(("云川市商务局原网站", new DateOnly(2019, 3, 5), "http://www.yunchuan.gov.cn/art/2019/3/5/art_1.html", "00299/2019-3"),
            (item.Drafted!.Import!.From, item.Drafted.Import.PublishedOn, item.Drafted.Import.Address, item.Drafted.Import.IndexNumber));

        await StepAsync(bureau.Office, address, "submit", "提交审核");
        Assert.Empty(await bureau.RowsAsync("public_item"));
        // It lies in no section, so whoever is head of one has no part in it.
        await bureau.Desk.EmployAsync("headofall", Role.SectionHead);
        using var head = await bureau.Desk.Site.SignInAsync("headofall");
        await StepAsync(head, address, "pass", "科室负责人审核");
        await StepAsync(bureau.Secrecy, address, "secrecy", "保密审查", ("Command.Finding", nameof(SecrecyFinding.Open)));
        await StepAsync(bureau.Leader, address, "pass", "分管领导审签");
        using var reader = bureau.Desk.Site.Visit();
        const string Former = "/art/2019/3/5/art_1.html";
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(Former)).StatusCode);
        // Files that were imported are looked at by the round that comes every minute.
        Assert.Contains("PB22", await (await bureau.Office.SendAsync($"{address}/publish", "公开")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await bureau.Desk.Site.Services.GetRequiredService<ScannedFiles>().RunAsync(Ct);
        await StepAsync(bureau.Office, address, "publish", "公开");
        using var leads = await reader.OpenAsync(Former);
        Assert.Equal((HttpStatusCode.MovedPermanently, PortalRoutes.Item(IdOf(address))), (leads.StatusCode, leads.Headers.Location!.OriginalString));
        foreach (var none in (string[])["/art/2019/3/5/art_2.html", "/art/2019/3/5/art_1.html?a=%00", "/art/%25/%2500"])
            Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(none)).StatusCode);

        var page = (await bureau.Public.FindAsync(IdOf(address), Ct))!;
        Assert.Equal((new DateOnly(2019, 3, 5), "00299/2019-3", "云商发〔2019〕3号", Validity.Abolished, "P20-01"),
            (page.Row.PublishedOn, page.Row.IndexNumber, page.Row.Number, page.Row.ValidityOn(bureau.Desk.Clock.GetUtcNow().BeijingDay), page.Row.ColumnId));
        Assert.Contains("农贸市场应当公示收费标准", page.Content!.Html, StringComparison.Ordinal);
        var file = Assert.Single(page.Content.Files);
        Assert.Equal("申报表.xlsx", (await bureau.Public.FileAsync(IdOf(address), file.Sha256, Ct))!.Value.File.Name);

        string[] tables = ["public_item", "item_view", "imported_item", "public_column", "term_view"];
        var before = new List<string>();
        foreach (var table in tables) before.AddRange(await bureau.RowsAsync(table));
        await Rebuilding.RunAsync(bureau.Desk.Store, Views.All, bureau.Desk.Clock, Ct);
        var after = new List<string>();
        foreach (var table in tables) after.AddRange(await bureau.RowsAsync(table));
        Assert.Equal(before, after);
    }

    [Theory, BothEngines]
    public async Task A_site_that_was_saved_becomes_drafts_with_its_pictures_and_files(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var report = await SendAsync(bureau, "导入", ("Command.Files", Site), ("Command.Column", "notices"), ("Command.IsFormedAsPublished", "true"));
        Assert.Contains("已导入 3 条，", Text(report), StringComparison.Ordinal);
        Assert.Contains("没有找到信息的网页（1 个）", Text(report), StringComparison.Ordinal);
        Assert.Contains("没有找到原来的发布日期，按“不详”记", Text(report), StringComparison.Ordinal);
        var address = report.QuerySelectorAll("tbody th a").First(link => link.TextContent.Contains("家电下乡", StringComparison.Ordinal)).GetAttribute("href")!;
        var item = await bureau.FindAsync(address);
        Assert.Equal(("notices", new DateOnly(2021, 7, 8), "http://www.yunchuan.gov.cn/art/2021/a1.html"),
            (item.Placement.Column, item.Drafted!.Import!.PublishedOn, item.Drafted.Import.Address));
        await using var connection = await bureau.Desk.Store.Database.OpenAsync(Ct);
        var content = (await ItemContentTable.FindAsync(connection, item.Content, Ct))!;
        Assert.Equal(new DateOnly(2021, 7, 6), content.FormedOn);
        Assert.Equal([("form.pdf", false), (content.Files.First(file => file.IsInText).Name, true)],
            content.Files.OrderBy(file => file.IsInText).Select(file => (file.Name, file.IsInText)));
        Assert.DoesNotContain("script", content.Html, StringComparison.OrdinalIgnoreCase);
        var shown = await bureau.Office.ReadAsync(address);
        using var picture = await bureau.Office.OpenAsync(shown.QuerySelector(".article img")!.GetAttribute("src")!);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);

        Assert.Contains("已导入 0 条，已经有了 3 条", Text(await SendAsync(bureau, "导入", ("Command.Files", Site), ("Command.Column", "notices"),
            ("Command.IsFormedAsPublished", "true"))), StringComparison.Ordinal);
        // What was given up may come again.
        await StepAsync(bureau.Office, address, "discard", "作废稿件", ("Command.Reason", "重新导入"));
        Assert.Contains("已导入 1 条，已经有了 2 条", Text(await SendAsync(bureau, "导入", ("Command.Files", Site), ("Command.Column", "notices"),
            ("Command.IsFormedAsPublished", "true"))), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_import_that_was_broken_off_is_done_to_its_end_by_the_next(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        var (imports, agency) = (bureau.Desk.Site.Services.GetRequiredService<ItemImports>(), bureau.Desk.Agency.Id);
        var actor = new Gongkai.Matters.Actor(await PersonAsync(bureau, "office"), [new(Role.OfficeHead, null)]);
        Task<ReadBatch> TwoAsync(ImportWish wish, bool breaks) => wish.From == 0
            ? Task.FromResult(new ReadBatch([Read(1), Read(2)], [], [], 2, []))
            : breaks ? throw new IOException("killed") : Task.FromResult(new ReadBatch([Read(3)], [], [], null, []));

        await Assert.ThrowsAsync<IOException>(() =>
            imports.RunAsync(agency, actor, AStore.Change(), new("原网站"), (wish, _) => TwoAsync(wish, true), false, Ct));
        Assert.Equal(2, (await bureau.RowsAsync("item_view")).Length);
        var report = await imports.RunAsync(agency, actor, AStore.Change(), new("原网站"), (wish, _) => TwoAsync(wish, false), false, Ct);

        Assert.Equal([ItemImportResult.Known, ItemImportResult.Known, ItemImportResult.Imported], report.Lines.Select(line => line.Result));
        Assert.Equal(3, (await bureau.RowsAsync("item_view")).Length);
    }

    [Fact]
    public async Task One_that_is_too_much_for_a_reader_is_told_and_the_others_come()
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        var (imports, agency) = (bureau.Desk.Site.Services.GetRequiredService<ItemImports>(), bureau.Desk.Agency.Id);
        var actor = new Gongkai.Matters.Actor(await PersonAsync(bureau, "office"), [new(Role.OfficeHead, null)]);
        Task<ReadBatch> ReadAsync(ImportWish wish) => (wish.From, wish.IsSingle) switch
        {
            (0, false) or (1, _) => throw new Documents.FileRefusedException(new("RD14", Diagnostics.Severity.Error)),
            (0, true) => Task.FromResult(new ReadBatch([Read(1)], [], [], 1, [])),
            _ => Task.FromResult(new ReadBatch([Read(3)], [], [], null, [])),
        };
        var report = await imports.RunAsync(agency, actor, AStore.Change(), new("原网站"), (wish, _) => ReadAsync(wish), false, Ct);

        Assert.Equal([ItemImportResult.Imported, ItemImportResult.Refused, ItemImportResult.Imported], report.Lines.Select(line => line.Result));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_document_under_a_number_that_was_met_is_refused_and_the_same_once_more_is_known(bool isTrial)
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        var (imports, agency) = (bureau.Desk.Site.Services.GetRequiredService<ItemImports>(), bureau.Desk.Agency.Id);
        var actor = new Gongkai.Matters.Actor(await PersonAsync(bureau, "office"), [new(Role.OfficeHead, null)]);
        ReadItem Numbered(int n) => Read(n) with { Particulars = Read(n).Particulars.Add(new(ParticularKind.IndexNumber, "00299/2021-1", "", "")) };
        var report = await imports.RunAsync(agency, actor, AStore.Change(), new("原网站"),
            (_, _) => Task.FromResult(new ReadBatch([Numbered(1), Numbered(2), Numbered(1)], [], [], null, [])), isTrial, Ct);

        Assert.Equal([ItemImportResult.Imported, ItemImportResult.Refused, ItemImportResult.Known], report.Lines.Select(line => line.Result));
        Assert.Contains("00299/2021-1 已经给了另一条信息", Assert.Single(report.Lines[1].Reasons), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task The_command_imports_a_folder_as_the_page_does(Engine engine)
    {
        await using var bureau = await OnAsync(engine);
        using var scratch = new Scratch();
        System.IO.Compression.ZipFile.ExtractToDirectory(Site, scratch.At("site"));
        string[] arguments =
        [
            "import-items", scratch.At("site"), "--by", "office", "--from", "原网站", "--column", "通知公告",
            "--refused", scratch.At("refused.xlsx"), .. FullStore.ArgumentsOf(bureau.Desk.Store.Options),
        ];
        var trial = Run(bureau, arguments);
        Assert.True(trial.Status == 1, trial.Said);
        Assert.Contains("可以导入 2 条，已经有了 0 条，不能导入 1 条", trial.Said, StringComparison.Ordinal);
        Assert.Equal(2, TableWorkbookReader.Read(await System.IO.File.ReadAllBytesAsync(scratch.At("refused.xlsx"), Ct), 10)!.Value.Length);
        Assert.Empty(await bureau.RowsAsync("item_view"));
        Assert.Contains("已导入 2 条", Run(bureau, [.. arguments, "--apply"]).Said, StringComparison.Ordinal);
        Assert.Contains("已导入 0 条，已经有了 2 条", Run(bureau, [.. arguments, "--apply"]).Said, StringComparison.Ordinal);
        Assert.Equal(2, Run(bureau, [.. arguments[..3], "author", .. arguments[4..]]).Status);
        Assert.Equal(2, (await bureau.RowsAsync("imported_item")).Length);
    }

    [Fact]
    public async Task Whoever_may_not_import_does_not_and_the_form_tells_all_its_faults()
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.Forbidden, (await bureau.Author.OpenAsync(Address)).StatusCode);
        var faulty = await bureau.Office.SendAsync(Address, "导入", ("Command.From", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faulty.StatusCode);
        Assert.Equal(["#Command_From", "#Command_List"],
            (await Visitor.ReadAsync(faulty)).QuerySelectorAll(".faults a[href^='#']").Select(link => link.GetAttribute("href")));
        var foreign = await SendAsync(bureau, "导入", ("Command.List", Files));
        Assert.Contains("读不出这个清单", Text(foreign), StringComparison.Ordinal);
        var template = await bureau.Office.OpenAsync($"{Address}?handler=Template");
        var sheets = TableWorkbookReader.Sheets(await template.Content.ReadAsByteArrayAsync(Ct), 200)!.Value;
        Assert.Equal(["信息", .. ItemKinds.All.Select(kind => kind.Name)], sheets.Select(sheet => sheet.Name));
        Assert.Equal(ItemList.Headings, sheets[0].Rows[0]);
        var read = ItemList.Read(sheets, null, TextPolicy.Default, new(2026, 3, 2));
        Assert.Empty(read.Items);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void The_example_of_every_kind_is_a_row_that_is_understood_in_every_cell()
    {
        var sheets = TableWorkbookReader.Sheets(ImportTemplate.Write(), 200)!.Value;
        var read = ItemList.Read([.. sheets.Select(sheet => sheet with
        {
            Rows = [sheet.Rows[0], [.. sheet.Rows[2].Select(cell => cell.Replace(ItemList.Example, "", StringComparison.Ordinal))]],
        })], null, TextPolicy.Default, new(2026, 3, 2));
        Assert.Empty(read.Findings);
        foreach (var (kind, item) in ItemKinds.All.Zip(read.Items.Skip(1)))
        {
            Assert.Equal(kind.Name, item[ParticularKind.Kind]!.Value);
            string[] brought = [.. item.Cells.Select(cell => cell.Field), .. item.Particulars.Select(one => one.Kind switch
            {
                ParticularKind.ValidFrom => "施行日期",
                ParticularKind.ValidUntil => "有效期至",
                ParticularKind.Agency => "制发机关",
                _ => "",
            })];
            foreach (var cell in item.Cells)
                Assert.NotNull(TypedField.Read(kind.Fields.Single(field => ItemList.KeyOf(field.Label) == cell.Field), cell.Heading, cell.Value));
            Assert.Empty(kind.Fields.Where(field => field.IsRequired && !brought.Contains(ItemList.KeyOf(field.Label))).Select(field => field.Label));
            Assert.Empty(kind.Fields.Where(field => !sheets.Single(sheet => sheet.Name == kind.Name).Rows[0].Contains(field.Label)));
        }
    }

    [Fact]
    public async Task A_list_brings_the_fields_of_its_kinds_and_tells_by_cell_what_it_cannot_read()
    {
        await using var bureau = await OnAsync(Engine.Sqlite);
        using var scratch = new Scratch();
        static ImmutableArray<TableColumn> Heads(params string[] names) => [.. names.Select(name => new TableColumn(name, 20))];
        await using (var file = System.IO.File.Create(scratch.At("list.xlsx")))
            TableWorkbook.Write(file,
            [
                new("权责清单事项", Heads("标题", "事项类型", "设定依据", "责任事项", "追责情形和依据", "实施机构", "成文日期", "栏目"),
                [
                    ["对违法设摊的处罚", "处罚", "第十条", "立案、调查", "依法追责", "执法科", "2026年1月5日", "行政处罚、行政强制"],
                    ["对乙的审批", "审批", "第九条", "受理", "依法追责", "审批科", "2026-01-05", "行政处罚、行政强制"],
                ]),
                new("政策解读", Heads("标题", "解读的文件", "公开安排", "解读形式", "制定背景和依据", "目标任务和主要内容", "解读人", "成文日期", "栏目", "正文", "备注项"),
                [
                    ["《甲办法》解读", "云商规〔2025〕3号", "文件公开以后公开", "文字", "背景", "内容", "法规科", "2026-01-08", "政策解读", "解读正文。", "x"],
                    ["《乙办法》解读", "乙办法", "文件公开以后公开", "文字", "背景", "内容", "法规科", "2026-01-08", "政策解读", "解读正文。", ""],
                ]),
                new("行政规范性文件", Heads("标题", "文号", "成文日期", "施行日期", "栏目", "正文", "合法性审核"),
                    [["甲办法", "云商规[2025]3号", "2025-12-30", "2026-02-01", "行政规范性文件", "第一条　……", "法规科同意"]]),
            ]);
        (string, string) list = ("Command.List", scratch.At("list.xlsx"));
        var trial = Text(await SendAsync(bureau, "检查，不导入", list, ("Command.Column", "P20-01")));
        foreach (var told in (string[])["可以导入 3 条", "B3 的“事项类型”写的是“审批”，只能是：行政许可", "B2 的“事项类型”写的是“处罚”，按“行政处罚”填写",
            "B2 写的文件“云商规〔2025〕3号”在这个清单里", "B3 的“解读的文件”写的是“乙办法”，本机关没有这个文件"])
            Assert.Contains(told, trial, StringComparison.Ordinal);
        var report = await SendAsync(bureau, "导入", list, ("Command.Column", "P20-01"));
        Assert.Contains("已导入 3 条，已经有了 0 条，没有导入 2 条", Text(report), StringComparison.Ordinal);

        async Task<(PublicItem Item, ItemContent Content)> FoundAsync(string title)
        {
            var item = await bureau.FindAsync(report.QuerySelectorAll("tbody th a").First(link => link.TextContent.Contains(title, StringComparison.Ordinal))
                .GetAttribute("href")!);
            await using var connection = await bureau.Desk.Store.Database.OpenAsync(Ct);
            return (item, (await ItemContentTable.FindAsync(connection, item.Content, Ct))!);
        }
        var power = (await FoundAsync("对违法设摊的处罚")).Content;
        Assert.Equal(("行政处罚", "第十条", "立案、调查", "依法追责", "执法科"),
            (power["type"], power["basis"], power["duties"], power["accountability"], power["unit"]));
        Assert.Equal((await FoundAsync("甲办法")).Item.Id.ToString(), (await FoundAsync("《甲办法》解读")).Content["document"]);
    }

    private static string File(string name) => Repository.At("tests", "Gongkai.App.Tests", "Publishing", "files", name);

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent.ReplaceLineEndings("");

    private static async Task<IHtmlDocument> SendAsync(ABureauThatPublishes bureau, string button, params (string Name, string Value)[] typed) =>
        await Visitor.ReadAsync(await bureau.Office.FollowAsync(
            await bureau.Office.SendAsync(Address, button, [("Command.From", "云川市商务局原网站"), .. typed])));

    private static ReadItem Read(int number) => new($"第 {number} 行",
        [
            new(ParticularKind.Title, $"公告{number}", "", ""), new(ParticularKind.Column, "通知公告", "", ""),
            new(ParticularKind.PublishedOn, "2021-03-05", "", ""), new(ParticularKind.FormedOn, "2021-03-01", "", ""),
        ],
        "<p>正文。</p>\n", [], [], [], [], []);

    private static async Task<PersonId> PersonAsync(ABureauThatPublishes bureau, string signIn) =>
        (await bureau.Desk.Site.Services.GetRequiredService<PeopleRegister>().AllAsync(Ct)).First(person => person.SignIn == signIn).Id;

    private static (int Status, string Said) Run(ABureauThatPublishes bureau, string[] arguments)
    {
        using var output = new StringWriter();
        var status = Program.Run(arguments, output, output, bureau.Desk.Clock);
        return (status, output.ToString());
    }
}
