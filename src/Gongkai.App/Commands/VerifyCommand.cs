using System.CommandLine;
using System.Text.Json;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary><c>gongkai verify</c>: proves the chains of events off line, and names the first event of each that was touched.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Create(Terminal terminal)
    {
        var (data, database, format) = (Shared.Data(terminal), Shared.Database(terminal), Shared.Format(terminal, "text", "json"));
        var since = Shared.Value("--since", "FILE", terminal.Say("与以前用 --format json 保存的结果对照，能发现整条链被重造", "compares with an earlier result of --format json, which shows a chain made anew as a whole"));
        var contents = Shared.Flag("--files", terminal.Say("把每个文件解密读一遍", "opens and reads every file"));
        var bundle = Shared.Value("--bundle", "FILE", terminal.Say("核验导出的卷宗或者证据材料（ZIP），不需要数据目录", "proves an exported file or bundle of evidence (ZIP); needs no data"));
        var command = new Command("verify", terminal.Say("离线核验事件链和文件，指出第一个被改动的事件", "proves the chains of events and the files off line"))
        {
            data, database, format, since, contents, bundle,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(bundle) is { } zip) return VerifyBundle.Run(zip, parsed.GetValue(format) == "json", terminal);
            var place = StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal);
            var proof = StoreProof.Of(place, Earlier(parsed.GetValue(since), terminal), parsed.GetValue(contents));
            if (parsed.GetValue(format) == "json") terminal.Out.WriteLine(JsonSerializer.Serialize(proof, Json));
            else Write(proof, terminal);
            return proof.IsWhole ? ExitStatus.Done : ExitStatus.ErrorsFound;
        });
        return command;
    }

    /// <summary>The proof in words.</summary>
    public static void Write(StoreProof proof, Terminal terminal)
    {
        foreach (var end in proof.Chains.Ends.OrderBy(end => end.Agency, StringComparer.Ordinal))
            terminal.Out.WriteLine(terminal.Say($"机关 {end.Agency}：事件 {end.Sequence} 个，末尾 {end.Hash}", $"Agency {end.Agency}: {end.Sequence} events, end {end.Hash}"));
        foreach (var fault in proof.Chains.Faults)
        {
            var what = fault.Stream is null ? "" : terminal.Say($"（{fault.Stream}，{fault.Type}）", $" ({fault.Stream}, {fault.Type})");
            terminal.Out.WriteLine(terminal.Say($"机关 {fault.Agency} 的第 {fault.Sequence} 个事件{what}：{Chinese(fault.Kind)}", $"Agency {fault.Agency}, event {fault.Sequence}{what}: {English(fault.Kind)}"));
        }
        foreach (var hash in proof.LostFiles) terminal.Out.WriteLine(terminal.Say($"文件 {hash} 缺失或者损坏", $"File {hash} is missing or damaged"));
        terminal.Out.WriteLine(proof.IsWhole
            ? terminal.Say($"核验通过：事件 {proof.Chains.Events} 个，文件 {proof.Files} 个，没有改动。", $"Whole: {proof.Chains.Events} events and {proof.Files} files, nothing was touched.")
            : terminal.Say("核验不通过。", "Not whole."));
    }

    private static string Chinese(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Touched => "被改动",
        ChainFaultKind.Missing => "被删除",
        ChainFaultKind.WrongEnd => "链的末尾从这里起与记录不符",
        _ => "与以前的核验结果不符",
    };

    private static string English(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Touched => "was touched",
        ChainFaultKind.Missing => "was removed",
        ChainFaultKind.WrongEnd => "from here on the chain does not end as recorded",
        _ => "is not what an earlier result says",
    };

    private static ChainEnd[] Earlier(string? file, Terminal terminal)
    {
        if (file is null) return [];
        if (!File.Exists(file)) throw new MisuseException(terminal.Say($"没有这个文件：{file}", $"No such file: {file}"));
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.GetProperty("chains").GetProperty("ends").Deserialize<ChainEnd[]>(Json) ?? [];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MisuseException(terminal.Say($"{file} 不是 gongkai verify --format json 的结果。", $"{file} is no result of gongkai verify --format json."));
        }
    }
}
