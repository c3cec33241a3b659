using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary>
/// <c>gongkai verify</c>: proves off line what lies in a store: chains, rows, views, sealed data, files; it says what it looked at and names each difference.
/// </summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create(Terminal terminal)
    {
        var (data, database, format) = (Shared.Data(terminal), Shared.Database(terminal), Shared.Format(terminal, "text", "json"));
        var since = Shared.Value("--since", "FILE",
            terminal.Say("与以前用 --format json 保存的结果对照，能发现整条链被重造", "compares with an earlier result of --format json, which shows a chain made anew as a whole"));
        var quick = Shared.Flag("--quick", terminal.Say("不读文件内容，只看文件在不在、长度对不对", "does not read files, looks only whether they are there and how long"));
        var bundle = Shared.Value("--bundle", "FILE",
            terminal.Say("核验导出的卷宗或者证据材料（ZIP）；不需要数据文件夹，写上 --data 还会与平台里的记录对照",
                "proves an exported file or bundle of evidence (ZIP); needs no data, with --data also that the platform made it"));
        var command = new Command("verify",
            terminal.Say("离线核验事件、所有的表和文件，说明核对了什么，指出每一处差异", "proves events, tables and files off line, says what it looked at, and names each difference"))
        {
            data, database, format, since, quick, bundle,
        };
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(bundle) is { } zip) return VerifyBundle.Run(zip, parsed.GetValue(format) == "json",
                parsed.GetResult(data) is { Implicit: false }
                    ? StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal) : null, terminal);
            var place = StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal);
            var (ends, witness) = Earlier(parsed.GetValue(since), terminal);
            var proof = await StoreProof.OfAsync(place, new(terminal.Clock, Contents: !parsed.GetValue(quick)) { Ends = ends, Witness = witness });
            if (parsed.GetValue(format) == "json") terminal.Out.WriteLine(JsonSerializer.Serialize(proof, Json));
            else VerifyText.Write(proof, terminal, parsed.GetValue(since));
            return proof.IsWhole ? ExitStatus.Done : ExitStatus.ErrorsFound;
        });
        return command;
    }

    private static (ImmutableArray<ChainEnd> Ends, WitnessEnd? Witness) Earlier(string? file, Terminal terminal)
    {
        if (file is null) return ([], null);
        if (!File.Exists(file)) throw new MisuseException(terminal.Say($"没有这个文件：{file}", $"No such file: {file}"));
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var ends = document.RootElement.GetProperty("chains").GetProperty("ends").Deserialize<ImmutableArray<ChainEnd>>(Json);
            // An earlier version's result has no witness.
            return (ends, document.RootElement.TryGetProperty("witness", out var witness) && witness.ValueKind == JsonValueKind.Object
                ? new(witness.GetProperty("links").GetInt64(), witness.GetProperty("hash").GetString()!, 0, "", "") : null);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MisuseException(terminal.Say($"{file} 不是 gongkai verify --format json 的结果。", $"{file} is no result of gongkai verify --format json."));
        }
    }
}
