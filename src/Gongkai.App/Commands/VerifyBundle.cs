using System.Text.Json;
using Dapper;
using Gongkai.Diagnostics;
using Gongkai.Features.Casework;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary><c>gongkai verify --bundle</c>: an exported file or bundle of evidence, proved by itself.</summary>
internal static class VerifyBundle
{
    /// <summary>Proves a bundle; beside a store also that the platform made it.</summary>
    /// <param name="file">The bundle.</param>
    /// <param name="asJson">Whether the result is data.</param>
    /// <param name="place">The store; null where there is none at hand.</param>
    /// <param name="terminal">Where it is said.</param>
    public static int Run(string file, bool asJson, StorageOptions? place, Terminal terminal)
    {
        if (!File.Exists(file)) throw new MisuseException(terminal.Say($"没有这个文件：{file}", $"No such file: {file}"));
        using var zip = File.OpenRead(file);
        var proof = BundleProof.Of(zip);
        if (asJson) terminal.Out.WriteLine(JsonSerializer.Serialize(proof, BundleZip.Json));
        var isMade = place is null || proof.Manifest is null ? (bool?)null : IsMadeHere(place, proof);
        if (!asJson) Write(proof, isMade, terminal);
        return proof.IsWhole && isMade != false ? ExitStatus.Done : ExitStatus.ErrorsFound;
    }

    // Every bundle is an event, which has the hash of its manifest.
    private static bool IsMadeHere(StorageOptions place, BundleProof proof)
    {
        using var connection = Database.Connect(place.ConnectionString);
        return connection.Query<string>("select body from journal where stream = @stream and type = 'BundleMade'",
            new { stream = $"bundle/{proof.Manifest!.Case}" })
            .Any(body => body.Contains($"\"{proof.ManifestHash}\"", StringComparison.Ordinal));
    }

    private static void Write(BundleProof proof, bool? isMade, Terminal terminal)
    {
        if (proof.Manifest is not { } manifest)
        {
            foreach (var fault in proof.Faults) terminal.Out.WriteLine($"{terminal.Say(fault.Kind.Name(), fault.Kind.Name(Language.English))}：{fault.Place}");
            terminal.Out.WriteLine(terminal.Say("核验不通过。", "Not whole."));
            return;
        }
        terminal.Out.WriteLine($"{manifest.AgencyName} {manifest.Number}");
        terminal.Out.WriteLine(terminal.Say($"清单 {proof.ManifestHash}", $"Manifest {proof.ManifestHash}"));
        terminal.Out.WriteLine(
            terminal.Say($"机关 {manifest.Chain.Agency} 的事件链当时到第 {manifest.Chain.Sequence} 个事件，末尾 {manifest.Chain.Hash}",
                $"The chain of agency {manifest.Chain.Agency} then had {manifest.Chain.Sequence} events, end {manifest.Chain.Hash}"));
        if (manifest.Seal is { } seal) terminal.Out.WriteLine(terminal.Say($"封存校验码 {seal}", $"Seal {seal}"));
        foreach (var fault in proof.Faults) terminal.Out.WriteLine($"{terminal.Say(fault.Kind.Name(), fault.Kind.Name(Language.English))}：{fault.Place}");
        if (isMade == false)
            terminal.Out.WriteLine(
                terminal.Say("平台里没有这份清单的记录：清单被改动，或者不是这个平台做的", "the platform has no record of this manifest: it was touched, or made elsewhere"));
        terminal.Out.WriteLine(terminal.Say("核对了：", "Looked at:"));
        terminal.Out.WriteLine(terminal.Say($"  清单列出的文件 {manifest.Files.Length} 个（{manifest.Files.Sum(file => file.Size)} 字节）：逐个重算哈希；有没有清单以外的文件",
            $"  {manifest.Files.Length} files of the manifest ({manifest.Files.Sum(file => file.Size)} bytes): every hash computed anew; whether "
                + $"there are others"));
        terminal.Out.WriteLine(
            terminal.Say($"  事件 {proof.Events} 个：逐个重算哈希，各事项的事件不缺号，链上相邻的 {proof.Neighbours} 处前后相接",
                $"  {proof.Events} events: every hash computed anew, no version left out, {proof.Neighbours} links between neighbours"));
        if (manifest.Kind == BundleKind.Archive)
            terminal.Out.WriteLine(
                terminal.Say("  封存的目录：与归档事件里的校验码、与事件的哈希对照", "  the sealed index: against the seal in the event of archiving, and the hashes of the events"));
        if (isMade == true) terminal.Out.WriteLine(terminal.Say("  清单：与平台里制作时的记录一致", "  the manifest: as the platform recorded it when it was made"));
        terminal.Out.WriteLine(terminal.Say("没有核对：", "Not looked at:"));
        if (isMade is null)
            terminal.Out.WriteLine(
                terminal.Say("  清单本身是不是平台当时做的那一份：要与平台里的记录对照（加 --data）",
                    "  whether the manifest is the one that the platform made: that needs its record (--data)"));
        terminal.Out.WriteLine(
            terminal.Say($"  没有列入的材料 {manifest.LeftOut.Length} 份，本机关链上不在包里的事件",
                $"  {manifest.LeftOut.Length} documents left out, events of the agency's chain that are not in the bundle"));
        terminal.Out.WriteLine(proof.IsWhole && isMade != false
            ? terminal.Say($"核验通过：文件 {manifest.Files.Length} 个，事件 {proof.Events} 个；上面核对了的，没有改动。",
                $"Whole: {manifest.Files.Length} files and {proof.Events} events; of what was looked at nothing was touched.")
            : terminal.Say("核验不通过。", "Not whole."));
    }
}
