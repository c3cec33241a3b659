using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Scanning;
using Gongkai.Documents.Showing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing.Scanning;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary><c>gongkai scan PATH|URL…</c>: what must not stand on pages and in files that are published, or are to be.</summary>
internal static class ScanCommand
{
    private const int MostBytes = 20 << 20, MostRedirects = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            HelpName = "PATH|URL",
            Description = terminal.Say("文件、文件夹、压缩包（保存下来的网站），或者一个网址", "files, folders, archives (a saved site), or an address"),
            Arity = ArgumentArity.OneOrMore,
        };
        var format = Shared.Format(terminal, "text", "json", "sarif", "html");
        var agencies = new Option<string[]>("--agency")
        {
            HelpName = "NAME",
            Description = terminal.Say("本机关和上级机关的名称，可以有多个；写了才能判断机关名称前面的词是不是被替换的",
                "the agency's name and its superiors'; with them it can be told what stands before the names of agencies"),
        };
        var hosts = new Option<string[]>("--allow")
        {
            HelpName = "HOST",
            Description = terminal.Say("允许链接的网站，如 example.com；政府网站（gov.cn）不用写",
                "a site that links may lead to, as example.com; those of the government (gov.cn) are allowed"),
        };
        var closed = new Option<string[]>("--closed")
        {
            HelpName = "PATH",
            Description = terminal.Say("不公开的文件（文件、文件夹）：网页里提到它们的标题、文号或者照抄了一段的，指出来",
                "documents that are not public: where a page mentions them by title, number or passage"),
        };
        var data = Shared.Value("--data", "DIR", terminal.Say("数据文件夹：信息的页面和附件与这里的存档比较，不一致的指出来",
            "the data folder: pages and files of items are held against what is kept there"));
        var database = Shared.Database(terminal);
        var command = new Command("scan", terminal.Say("检查网页和文件：个人信息、垃圾信息、篡改、藏着的内容、链接",
            "scans pages and files: personal data, spam, tampering, hidden content, links"))
            { paths, format, agencies, hosts, closed, data, database };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.GetValue(format)!,
            new(terminal.Clock.BeijingToday)
            {
                Agencies = [.. parsed.GetValue(agencies) ?? []],
                Closed = parsed.GetValue(closed) is { Length: > 0 } kept
                    ? new(Inputs.Open(kept, terminal).Select(file => ClosedDocument.Of(ScannedFile.Of(file, ReadingLimits.Default)))) : null,
                LinkHosts = [.. new ScanSurroundings(default).LinkHosts, .. parsed.GetValue(hosts) ?? []],
            }, Stored(parsed.GetValue(data), parsed.GetValue(database), terminal), terminal));
        return command;
    }

    // Only where it is asked for: a saved site may be anybody's.
    private static StoredCopies? Stored(string? data, string? database, Terminal terminal) => data is null && database is null ? null
        : new(new Database(StoragePlace.Existing(data ?? StorageOptions.DefaultData, database, terminal).ConnectionString));

    private static int Run(string[] paths, string format, ScanSurroundings around, StoredCopies? stored, Terminal terminal)
    {
        var addresses = paths.Where(IsAddress).ToList();
        var files = paths.Where(path => !IsAddress(path)).ToArray() is { Length: > 0 } named ? Inputs.Open(named, terminal) : [];
        using var progress = new ProgressLine(terminal, files.Count + addresses.Count);
        var scanned = addresses.Select(address => Result(Fetch(address, stored, terminal), around))
            .Concat(InOrder.Map(files, file => Result(Held(ScannedFile.Of(file, ReadingLimits.Default),
                stored is null ? null : SavedCopy.Of(file, ReadingLimits.Default), stored), around))).Select(result =>
            {
                progress.Advance();
                return result;
            }).ToArray();
        Show(scanned, format, terminal);
        return scanned.Any(result => result.Count(Severity.Error) > 0) ? ExitStatus.ErrorsFound : ExitStatus.Done;
    }

    private static bool IsAddress(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static CheckedReport Result(ScannedPage page, ScanSurroundings around) =>
        new(page.Name, null, null, null, [.. Scanner.Scan(page, around).Select(finding => new CheckedFinding(finding,
            finding.Words is { } words ? page.Blocks[words.Passage].Text.Substring(words.Start, words.Length) : null, null))])
        {
            InParagraphs = true,
        };

    private static ScannedPage Held(ScannedPage page, SavedCopy? copy, StoredCopies? stored) => copy is null || stored is null ? page
        : page with { Findings = [.. page.Findings, .. stored.CompareAsync(copy, CancellationToken.None).GetAwaiter().GetResult()] };

    private static ScannedPage Fetch(string address, StoredCopies? stored, Terminal terminal)
    {
        try
        {
            using var handler = new SocketsHttpHandler { MaxAutomaticRedirections = MostRedirects, AutomaticDecompression = DecompressionMethods.All };
            using var http = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
            using var answer = http.GetAsync(new Uri(address)).GetAwaiter().GetResult();
            if (!answer.IsSuccessStatusCode)
                throw new MisuseException(terminal.Say($"{address}：网站答复 {(int)answer.StatusCode}", $"{address}: the site answered {(int)answer.StatusCode}"));
            var content = answer.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
            var page = ScannedFile.Of(address, content, ReadingLimits.Default);
            return Held(page.Address is null ? page with { Address = answer.RequestMessage?.RequestUri ?? new Uri(address) } : page,
                SavedCopy.Of(new Uri(address).AbsolutePath, content, ReadingLimits.Default), stored);
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            throw new MisuseException(terminal.Say($"{address}：打不开（{broken.Message}）", $"{address} could not be opened ({broken.Message})"));
        }
    }

    private static void Show(CheckedReport[] scanned, string format, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                MachineText.Write(terminal, json =>
                {
                    json.WriteStartArray();
                    foreach (var result in scanned)
                    {
                        json.WriteStartObject();
                        json.WriteString("file", result.File);
                        json.WriteStartArray("findings");
                        foreach (var finding in result.Findings) CheckJson.Write(json, finding.Finding, terminal.Language);
                        json.WriteEndArray();
                        json.WriteEndObject();
                    }
                    json.WriteEndArray();
                });
                break;
            case "sarif":
                MachineText.Write(terminal, json => SarifLog.Write(json, scanned, MachineText.Version, false, terminal.Language));
                break;
            case "html":
                terminal.Out.Write(Html(scanned, terminal));
                break;
            default:
                WriteText(scanned, terminal);
                break;
        }
    }

    private static void WriteText(CheckedReport[] scanned, Terminal terminal)
    {
        foreach (var result in scanned.Where(result => !result.Findings.IsEmpty))
        {
            terminal.Out.WriteLine(terminal.Styled(Terminal.Printable(result.File), Style.Bold));
            foreach (var (found, like) in FoldedFindings.Of(result.Findings, terminal.Language))
                terminal.Out.WriteLine($"  {found.Finding.Code}  {TerminalWidth.Pad(found.Finding.Severity.Name(terminal.Language), 8)}"
                    + $"{Place(found, terminal)}{Message.Of(found.Finding, terminal.Language)}"
                    + (like.IsEmpty ? "" : terminal.Say($"（同类还有 {like.Length} 处）", $" ({like.Length} more like this)")));
            terminal.Out.WriteLine();
        }
        var (errors, warnings, hints) = (Count(Severity.Error), Count(Severity.Warning), Count(Severity.Hint));
        terminal.Out.WriteLine(terminal.Say($"共 {scanned.Length} 个：{errors} 个错误，{warnings} 个警告，{hints} 个提示。",
            $"{scanned.Length} in all: {errors} errors, {warnings} warnings, {hints} hints."));
        if (scanned.SelectMany(result => result.Findings).MaxBy(found => found.Finding.Severity)?.Finding.Code is { } first)
            terminal.Out.WriteLine(terminal.Say($"想知道一个代码的意思和改法：gongkai explain {first}", $"What a code means and how to mend it: gongkai explain {first}"));

        int Count(Severity severity) => scanned.Sum(result => result.Count(severity));
    }

    private static string Place(CheckedFinding found, Terminal terminal) =>
        PlaceWords.Of(found.Finding.At, terminal.Language, inParagraphs: true) is { Length: > 0 } place ? place + "  " : "";

    // One page, complete in itself.
    private static string Html(CheckedReport[] scanned, Terminal terminal)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(terminal.Say("发布检查结果", "What the scan found"))
            .Append("</title>\n<style>body{font-family:sans-serif;max-width:70em;margin:1em auto;padding:0 1em}table{border-collapse:collapse;width:100%}"
                + "td,th{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top}</style>\n</head>\n<body>\n");
        foreach (var result in scanned.Where(result => !result.Findings.IsEmpty))
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(result.File)}</h2>\n<table>\n");
            foreach (var found in result.Findings)
                html.Append(CultureInfo.InvariantCulture,
                    $"<tr><td>{found.Finding.Code}</td><td>{found.Finding.Severity.Name(terminal.Language)}</td>"
                    + $"<td>{WebUtility.HtmlEncode(Place(found, terminal))}</td>"
                    + $"<td>{WebUtility.HtmlEncode(Message.Of(found.Finding, terminal.Language))}</td></tr>\n");
            html.Append("</table>\n");
        }
        return html.Append("</body>\n</html>\n").ToString();
    }
}
