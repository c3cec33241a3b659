using System.CommandLine;
using Gongkai.Agencies;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;
using Gongkai.Features.Demonstration;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Text;
using Gongkai.Web;

namespace Gongkai.Commands;

/// <summary><c>gongkai import-items</c>: items that were public elsewhere, from a list with files or from a saved site, as drafts.</summary>
internal static class ImportItemsCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = Shared.One("PATH", terminal.Say("清单（XLSX、XLS、CSV），或者保存下来的网站（文件夹、ZIP）", "a list (XLSX, XLS, CSV), or a saved site (folder, ZIP)"));
        var (data, database) = (Shared.Data(terminal), Shared.Database(terminal));
        var files = Shared.Value("--files", "PATH", terminal.Say("清单里写到的文件：文件夹或者 ZIP", "the files that the list names: a folder or ZIP"));
        var from = Shared.Value("--from", "NAME", terminal.Say("原来在哪里公开，写在公开的页面上；默认是文件名", "where the items were public; by default the name of the file"));
        var officer = new Option<string>("--by")
        {
            HelpName = "SIGN-IN",
            Required = true,
            Description = terminal.Say("拟稿人的登录名；有导入的权限", "the sign-in name of the author, who may import"),
        };
        var agency = Shared.Value("--agency", "NAME", terminal.Say("机关；默认是拟稿人的机关", "the agency; by default that of the author"));
        var kind = Shared.Value("--kind", "NAME", terminal.Say("没有写明种类的，按这一种", "the kind of those that name none"));
        var column = Shared.Value("--column", "NAME", terminal.Say("没有写明栏目、栏目不认识的，放入这个栏目", "the column of those that name none, or an unknown one"));
        var formed = Shared.Flag("--formed-as-published",
            terminal.Say("没有成文日期的，以原发布日期作为成文日期", "those that do not say when they were formed were formed when they were published"));
        var apply = Shared.Flag("--apply", terminal.Say("导入；不写只检查", "import; else nothing is written but a report"));
        var refused = Shared.Value("--refused", "FILE", terminal.Say("把没有导入的和原因写成 XLSX", "write those refused and why to this XLSX"));
        var command = new Command("import-items", terminal.Say("导入在原网站已经公开的信息；逐条审核以后才公开，再次运行不会重复",
            "imports items that were public elsewhere, as drafts; run again, it takes what is missing"))
        { path, data, database, files, from, officer, agency, kind, column, formed, apply, refused };
        command.SetAction(async (parsed, ct) =>
        {
            var input = Path.GetFullPath(parsed.GetRequiredValue(path));
            var report = parsed.GetValue(refused);
            using var source = Source.Open(input, parsed.GetValue(files), terminal);
            var place = StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal);
            var clock = await DemonstrationSite.ClockOfAsync(place, terminal.Clock, ct);
            await using var site = Site.Build(new(place) { PrintsLetters = false }, clock);
            var services = site.Services;
            var who = await OfficerAsync(services, parsed.GetRequiredValue(officer), clock.BeijingToday, terminal, ct);
            var at = await AgencyAsync(services, who, parsed.GetValue(agency), terminal, ct);
            var choices = new ImportChoices(parsed.GetValue(from) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(input)))
            {
                Kind = KindOf(parsed.GetValue(kind), terminal),
                Column = await ColumnAsync(services, at, parsed.GetValue(column), terminal, ct),
                IsFormedAsPublished = parsed.GetValue(formed),
                Names = await services.GetRequiredService<AgencyRegister>().NamesAsync(at, ct),
            };
            var isTrial = !parsed.GetValue(apply);
            var done = await services.GetRequiredService<ItemImports>().RunAsync(at, who.ActorAt(at),
                who.Change(clock, Permission.ImportItems, at), choices, source.ReadAsync, isTrial, ct);
            if (report is not null)
                await using (var to = File.Create(report)) ItemImportReportPage.Write(to, done, onlyRefused: true);
            Print(done, terminal);
            return done.Count(ItemImportResult.Refused) > 0 || done.Lines.IsEmpty ? ExitStatus.ErrorsFound : ExitStatus.Done;
        });
        return command;
    }

    private static void Print(ItemImportReport report, Terminal terminal)
    {
        foreach (var remark in report.Remarks) terminal.Error.WriteLine(remark);
        foreach (var line in report.Lines)
        {
            terminal.Out.WriteLine(
                $"{ItemImportReportPage.Name(line.Result, report.IsTrial)}  {Terminal.Printable(line.Origin)}  {Terminal.Printable(line.Title)}");
            foreach (var reason in line.Reasons.Concat(line.Doubts)) terminal.Out.WriteLine($"    {Terminal.Printable(reason)}");
        }
        var (taken, known, refused) = (report.Count(ItemImportResult.Imported), report.Count(ItemImportResult.Known), report.Count(ItemImportResult.Refused));
        terminal.Out.WriteLine(report.IsTrial
            ? terminal.Say($"检查，什么都没有导入：可以导入 {taken} 条，已经有了 {known} 条，不能导入 {refused} 条。加上 --apply 导入。",
                $"Nothing was imported: {taken} can be, {known} are there already, {refused} cannot. Import with --apply.")
            : terminal.Say($"已导入 {taken} 条，已经有了 {known} 条，没有导入 {refused} 条。", $"{taken} imported, {known} there already, {refused} refused."));
    }

    internal static async Task<Officer> OfficerAsync(IServiceProvider services, string signIn, DateOnly today, Terminal terminal, CancellationToken ct)
    {
        var people = services.GetRequiredService<PeopleRegister>();
        if ((await people.AllAsync(ct)).FirstOrDefault(person => PersonStore.Fold(person.SignIn) == PersonStore.Fold(signIn)) is not { } found
            || found.EndedOn < today)
            throw new MisuseException(terminal.Say($"没有这个人员：{signIn}", $"There is nobody with the sign-in name {signIn}"));
        return new(found.Id, found.Name, await people.PostsOnAsync(found.Id, today), await services.GetRequiredService<AgencyRegister>().TreeAsync(ct));
    }

    private static async Task<AgencyId> AgencyAsync(IServiceProvider services, Officer officer, string? name, Terminal terminal, CancellationToken ct)
    {
        var named = name is null ? [] : await services.GetRequiredService<AgencyRegister>().FindByNameAsync(name, ct);
        if (name is not null && named.Length != 1) throw new MisuseException(terminal.Say($"没有这个机关，或者有几个：{name}", $"No such agency, or several: {name}"));
        AgencyId[] mine = name is null ? [.. officer.Agencies(Permission.ImportItems)] : [named[0].Id];
        if (mine is [var only] && officer.May(Permission.ImportItems, only)) return only;
        throw new MisuseException(mine.Length > 1
            ? terminal.Say("有几个机关，请用 --agency 写明", "There are several agencies; name one with --agency")
            : terminal.Say("这个人员没有导入信息的权限", "This person may not import items"));
    }

    private static ItemKind? KindOf(string? name, Terminal terminal) => name is null ? null
        : ItemKinds.Find(name) ?? ItemKinds.All.FirstOrDefault(kind => kind.Name == name)
            ?? throw new MisuseException(terminal.Say($"没有这个种类：{name}；有{string.Join("、", ItemKinds.All.Select(kind => kind.Name))}",
                $"No such kind: {name}; there are {string.Join(", ", ItemKinds.All.Select(kind => kind.Code))}"));

    private static async Task<string?> ColumnAsync(IServiceProvider services, AgencyId agency, string? name, Terminal terminal, CancellationToken ct)
    {
        if (name is null) return null;
        await using var connection = await services.GetRequiredService<Database>().OpenAsync(ct);
        return (await ColumnView.OfAsync(connection, null, agency))
            .FirstOrDefault(column => column.TakesItems && (column.Id == name || ChineseText.Key(column.Name) == ChineseText.Key(name)))?.Id
            ?? throw new MisuseException(terminal.Say($"没有这个栏目：{name}", $"No such column: {name}"));
    }

    // What somebody names on his own command line is read here, as reports are.
    private sealed class Source(ImportReader reader, FileSet? files) : IDisposable
    {
        // The files of a site are as many as they are; each has its own limit.
        private static readonly ReadingLimits Limits = ReadingLimits.Default with { Members = 1_000_000, UnpackedBytes = long.MaxValue };

        public static Source Open(string path, string? files, Terminal terminal)
        {
            if (files is not null && !File.Exists(files) && !Directory.Exists(files))
                throw new MisuseException(terminal.Say($"没有 {files}", $"There is no {files}"));
            var isSite = Directory.Exists(path) || Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);
            if (!isSite && !File.Exists(path)) throw new MisuseException(terminal.Say($"没有 {path}", $"There is no {path}"));
            if (isSite)
            {
                var site = SetOf(path, terminal);
                return new(new(null, site), site);
            }
            var sheets = ImportReader.SheetsOf(File.ReadAllBytes(path)) ?? throw new MisuseException(ImportReader.NoList.Fault!);
            var beside = files is null ? null : SetOf(files, terminal);
            return new(new(sheets, beside), beside);
        }

        public Task<ReadBatch> ReadAsync(ImportWish wish, CancellationToken ct) => Task.FromResult(reader.Read(wish));

        public void Dispose() => files?.Dispose();

        private static FileSet SetOf(string path, Terminal terminal)
        {
            try
            {
                return Directory.Exists(path) ? FileSet.OfFolder(path, Limits) : FileSet.OfZip(File.ReadAllBytes(path), Limits);
            }
            catch (FileRefusedException refused)
            {
                throw new MisuseException(Diagnostics.Message.Of(refused.Finding, terminal.Language));
            }
        }
    }
}
