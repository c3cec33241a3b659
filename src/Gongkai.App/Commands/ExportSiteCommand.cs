using System.CommandLine;
using Gongkai.Features.Portal;
using Gongkai.Text;
using Gongkai.Web;

namespace Gongkai.Commands;

/// <summary><c>gongkai export-site</c>: the whole portal as files.</summary>
internal static class ExportSiteCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            HelpName = "DIR",
            Description = terminal.Say("写入的文件夹；网站服务器发布其中的 current", "the folder to write to; a web server serves its “current”"),
        };
        var (data, database) = (Shared.Data(terminal), Shared.Database(terminal));
        var address = Shared.Value("--address", "URL",
            terminal.Say("静态网站的网址，写在订阅和网站地图里；默认与平台相同", "the address of the saved site, for feeds and maps; by default that of the platform"));
        var live = Shared.Value("--live", "URL",
            terminal.Say("平台的网址，申请、检索等链接指向它；默认是设置 Site:Address", "the platform's address, for forms and search; by default the setting Site:Address"));
        var command = new Command("export-site", terminal.Say("把整个信息公开门户写成静态网站；再次运行只写变动的部分",
            "writes the whole portal as static files; run again, it writes what has changed")) { folder, data, database, address, live };
        command.SetAction(async (parsed, ct) =>
        {
            var place = StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal);
            var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(place.Data, "settings.json"), optional: true, reloadOnChange: false)
                .AddEnvironmentVariables("GONGKAI_").Build();
            var platform = Root(parsed.GetValue(live) ?? SiteSettings.Read(settings).Address, "--live", terminal) ?? throw new MisuseException(terminal.Say(
                "申请、检索等要由平台办理：请用 --live 或者设置 Site:Address 指明平台的网址。",
                    "Forms and search need the platform: name its address with --live or the setting Site:Address."));
            var saved = Root(parsed.GetValue(address), "--address", terminal) ?? platform;
            var told = new ConfigurationBuilder().AddConfiguration(settings).AddInMemoryCollection([new("Site:Address", saved)]).Build();
            await using var site = Site.Build(new(place) { Settings = told, PrintsLetters = false }, terminal.Clock);
            var done = await new SiteExport(site, saved, platform).RunAsync(Path.GetFullPath(parsed.GetRequiredValue(folder)), ct);
            terminal.Out.WriteLine(done.Made == 0 && done.Altered.Count == 0
                ? terminal.Say($"没有变动，仍是第 {done.Edition} 版：{done.Items} 条信息，{done.Files} 个文件。",
                    $"Nothing has changed: still edition {done.Edition}, {done.Items} items in {done.Files} files.")
                : terminal.Say($"已写成第 {done.Edition} 版：{done.Items} 条信息，{done.Files} 个文件，其中 {done.Made} 个部分有变动。",
                    $"Edition {done.Edition} is written: {done.Items} items in {done.Files} files; {done.Made} parts had changed."));
            if (done.Altered.Count == 0) return ExitStatus.Done;
            terminal.Error.WriteLine(terminal.Say(
                $"上一版有 {done.Altered.Count} 个文件与写入时的不一致（被改动、删除，或者是别人放进来的），已经恢复；请查明原因：",
                $"{done.Altered.Count} files of the former edition were not what was written (changed, removed, put there) and are restored. Find out why:"));
            foreach (var file in done.Altered) terminal.Error.WriteLine($"  {VisibleText.OnOneLine(file)}");
            return ExitStatus.ErrorsFound;
        });
        return command;
    }

    private static string? Root(string? address, string option, Terminal terminal)
    {
        if (address is null) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? address.TrimEnd('/') : throw new MisuseException(terminal.Say($"{option} 不能是“{address}”：应是网址，后面不带路径。",
                $"{option} cannot be “{address}”: write an address without a path."));
    }
}
