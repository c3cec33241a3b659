using System.CommandLine;
using System.Net;
using Gongkai.Features.Demonstration;
using Gongkai.Features.Organisation;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Commands;

/// <summary><c>gongkai serve</c>: the platform in the browser.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var urls = Shared.Value("--urls", "URL", terminal.Say("监听的地址，默认 http://127.0.0.1:5080", "where to listen; http://127.0.0.1:5080 by default"));
        var data = Shared.Value("--data", "DIR", terminal.Say("数据目录，默认 ./gongkai-data", "the data directory; ./gongkai-data by default"));
        var database = Shared.Value("--database", "CONNECTION",
            terminal.Say("PostgreSQL 连接字符串（Host=…）；不写用数据目录里的文件", "a PostgreSQL connection string (Host=…); else a file in the data directory"));
        var proxy = Shared.Value("--proxy", "ADDRESS",
            terminal.Say("反向代理的地址，多个用逗号分开；只信它说的来访地址", "reverse proxies, by commas, whose word on the visitor's address is taken"));
        var unlimited = Shared.Flag("--no-rate-limit", terminal.Say("不限制同一地址提交的次数（只用于压力测试和内网）", "no limits per address (load tests, closed networks)"));
        var demonstration = Shared.Flag("--demo",
            terminal.Say($"演示：写入虚构的机关、人员和案件，数据目录默认 ./{DemonstrationSite.DefaultData}",
                $"a demonstration with invented agencies, people and cases, in ./{DemonstrationSite.DefaultData} by default"));
        var command = new Command("serve",
            terminal.Say("在浏览器里使用平台", "runs the platform for the browser")) { urls, data, database, proxy, unlimited, demonstration };
        command.SetAction((parsed, ct) =>
        {
            var isDemonstration = parsed.GetValue(demonstration);
            var place =
                new StorageOptions(Path.GetFullPath(parsed.GetValue(data) ?? (isDemonstration ? DemonstrationSite.DefaultData : StorageOptions.DefaultData)),
                    parsed.GetValue(database));
            var options = Options(parsed.GetValue(urls), place, parsed.GetValue(proxy), parsed.GetValue(unlimited), terminal);
            return isDemonstration ? DemonstrateAsync(options, terminal, ct) : ServeAsync(options, terminal, ct);
        });
        return command;
    }

    private static SiteOptions Options(string? urls, StorageOptions storage, string? proxy, bool unlimited, Terminal terminal)
    {
        var settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(storage.Data, "settings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables("GONGKAI_")
            .Build();
        // A password need not stand on the command line.
        var options = new SiteOptions(storage with { Connection = storage.Connection ?? settings["Database"] })
        {
            Settings = settings,
            RateLimits = unlimited ? RateLimits.None : settings.GetSection("RateLimits").Get<RateLimits>() ?? new(),
        };
        DemandAddress(settings, terminal);
        return options with
        {
            Urls = urls ?? options.Urls,
            Proxies = [.. (proxy ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => Address(text, terminal))],
        };
    }

    private static void DemandAddress(IConfiguration settings, Terminal terminal)
    {
        try
        {
            SiteSettings.Read(settings);
        }
        catch (InvalidDataException)
        {
            throw new MisuseException(
                terminal.Say("设置 Site:Address 应是平台的网址，像 https://gk.example.gov.cn，后面不带路径。",
                    "The setting Site:Address is the site's address, as https://gk.example.gov.cn, without a path."));
        }
    }

    private static IPAddress Address(string text, Terminal terminal) =>
        IPAddress.TryParse(text, out var address)
            ? address : throw new MisuseException(terminal.Say($"--proxy 不能是“{text}”：应是 IP 地址。", $"--proxy cannot be “{text}”: write an IP address."));

    private static async Task<int> ServeAsync(SiteOptions options, Terminal terminal, CancellationToken ct)
    {
        await using var site = Site.Build(options, terminal.Clock);
        await StartAsync(site, terminal, ct);
        if (await site.Services.GetRequiredService<SetupToken>().PathAsync(ct) is { } setup)
            terminal.Out.WriteLine(
                terminal.Say($"还没有机关和管理员，请打开 {site.Urls.First()}{setup} 登记（链接只用一次）。",
                    $"There is no agency and no administrator yet; open {site.Urls.First()}{setup} (good once)."));
        return await WaitAsync(site, terminal, ct);
    }

    private static async Task<int> DemonstrateAsync(SiteOptions options, Terminal terminal, CancellationToken ct)
    {
        if (DemonstrationSite.FaultOf(options.Storage) is { } fault) throw new MisuseException(terminal.Say(fault.Chinese, fault.English));
        if (DemonstrationSite.IsNew(options.Storage))
            terminal.Tell($"第一次启动，正在把演示数据写入 {options.Storage.Data}：", $"First start: writing the demonstration into {options.Storage.Data}:");
        else terminal.Tell($"接着使用 {options.Storage.Data} 里的演示数据。", $"Going on with the demonstration in {options.Storage.Data}.");
        await using var site = await DemonstrationSite.BuildAsync(options, ct, new DemonstrationConsole(terminal));
        await StartAsync(site, terminal, ct);
        foreach (var line in DemonstrationSite.Guide(terminal.Language)) terminal.Out.WriteLine(line);
        return await WaitAsync(site, terminal, ct);
    }

    private static async Task StartAsync(WebApplication site, Terminal terminal, CancellationToken ct)
    {
        await site.StartAsync(ct);
        _ = site.Services.GetRequiredService<UntrustedFiles>().WarmAsync(ct);
        foreach (var url in site.Urls) terminal.Out.WriteLine(terminal.Say($"平台已启动：{url}", $"The platform is up: {url}"));
    }

    private static async Task<int> WaitAsync(WebApplication site, Terminal terminal, CancellationToken ct)
    {
        terminal.Out.WriteLine(terminal.Say("按 Ctrl+C 停止。", "Press Ctrl+C to stop."));
        await terminal.Out.FlushAsync(ct);
        await site.WaitForShutdownAsync(ct);
        return ExitStatus.Done;
    }
}
