using System.CommandLine;
using Gongkai.Agencies;
using Gongkai.Features.Demonstration;
using Gongkai.Features.Filing;
using Gongkai.Web;

namespace Gongkai.Commands;

/// <summary><c>gongkai take-in</c>: annual reports that lie in a folder, or came by mail, each for the agency that it names.</summary>
internal static class TakeInCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = terminal.Say("报告文件、文件夹、ZIP、邮件（.eml）", "reports, folders, ZIP archives, messages (.eml)"),
        };
        var (data, database) = (Shared.Data(terminal), Shared.Database(terminal));
        var year = new Option<int>("--year") { HelpName = "YEAR", Required = true, Description = terminal.Say("报告的年度", "the year that the reports are on") };
        var officer = new Option<string>("--by")
        {
            HelpName = "SIGN-IN",
            Required = true,
            Description = terminal.Say("收集报告的人的登录名", "the sign-in name of who collects them"),
        };
        var apply = Shared.Flag("--apply", terminal.Say("导入；不写只检查", "take in; else nothing is written"));
        var command = new Command("take-in", terminal.Say("把邮件、文件夹里收到的年度报告归到各机关；再次运行不会重复",
            "takes in annual reports that came by mail or lie in a folder; run again, it takes what is new"))
        { paths, data, database, year, officer, apply };
        command.SetAction(async (parsed, ct) =>
        {
            var place = StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal);
            var clock = await DemonstrationSite.ClockOfAsync(place, terminal.Clock, ct);
            await using var site = Site.Build(new(place) { PrintsLetters = false }, clock);
            var who = await ImportItemsCommand.OfficerAsync(site.Services, parsed.GetRequiredValue(officer), clock.BeijingToday, terminal, ct);
            if (who.Posts.FirstOrDefault(post => who.May(Permission.SuperviseFilings, post.Agency) && post.Role == Role.Supervisor) is not { } post)
                throw new MisuseException(terminal.Say("这个人员不收集年度报告", "This person does not collect annual reports"));
            var isTrial = !parsed.GetValue(apply);
            var done = await site.Services.GetRequiredService<Filings>().TakeInAsync(post.Agency, parsed.GetRequiredValue(year),
                Files(parsed.GetRequiredValue(paths), terminal), who.Id, who.ActorAt(post.Agency),
                who.Change(clock, Permission.SuperviseFilings, post.Agency), isTrial, ct);
            foreach (var one in done)
            {
                var mark = one.IsTaken ? "✓" : isTrial ? "·" : "×";
                terminal.Out.WriteLine($"{mark}  {Terminal.Printable(one.File)}  {Terminal.Printable(one.Name)}  {Terminal.Printable(one.Words)}");
            }
            terminal.Out.WriteLine(isTrial
                ? terminal.Say($"检查了 {done.Length} 份，什么都没有导入。加上 --apply 导入。", $"{done.Length} looked at, nothing taken in. Take in with --apply.")
                : terminal.Say($"导入 {done.Count(one => one.IsTaken)} 份，没有导入 {done.Count(one => !one.IsTaken)} 份。",
                    $"{done.Count(one => one.IsTaken)} taken in, {done.Count(one => !one.IsTaken)} not."));
            return done.IsEmpty || !isTrial && done.Any(one => !one.IsTaken) ? ExitStatus.ErrorsFound : ExitStatus.Done;
        });
        return command;
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Files(string[] paths, Terminal terminal)
    {
        foreach (var path in paths)
        {
            if (File.Exists(path)) yield return (Path.GetFileName(path), File.ReadAllBytes(path));
            else if (Directory.Exists(path))
                foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                    yield return (Path.GetFileName(file), File.ReadAllBytes(file));
            else throw new MisuseException(terminal.Say($"没有这个文件或者文件夹：{path}", $"No such file or folder: {path}"));
        }
    }
}
