using System.Text.Json;
using Gongkai.Features.Archive;

namespace Gongkai.Commands;

/// <summary><c>gongkai verify --bundle</c>: an exported file or bundle of evidence, proved by itself.</summary>
internal static class VerifyBundle
{
    public static int Run(string file, bool asJson, Terminal terminal)
    {
        if (!File.Exists(file)) throw new MisuseException(terminal.Say($"没有这个文件：{file}", $"No such file: {file}"));
        using var zip = File.OpenRead(file);
        var proof = BundleProof.Of(zip);
        if (asJson) terminal.Out.WriteLine(JsonSerializer.Serialize(proof, BundleZip.Json));
        else Write(proof, terminal);
        return proof.IsWhole ? ExitStatus.Done : ExitStatus.ErrorsFound;
    }

    private static void Write(BundleProof proof, Terminal terminal)
    {
        if (proof.Manifest is { } manifest)
        {
            terminal.Out.WriteLine($"{manifest.AgencyName} {manifest.Number}");
            terminal.Out.WriteLine(terminal.Say($"清单 {proof.ManifestHash}", $"Manifest {proof.ManifestHash}"));
            terminal.Out.WriteLine(terminal.Say($"机关 {manifest.Chain.Agency} 的事件链当时到第 {manifest.Chain.Sequence} 个事件，末尾 {manifest.Chain.Hash}", $"The chain of agency {manifest.Chain.Agency} then had {manifest.Chain.Sequence} events, end {manifest.Chain.Hash}"));
            if (manifest.Seal is { } seal) terminal.Out.WriteLine(terminal.Say($"封存校验码 {seal}", $"Seal {seal}"));
        }
        foreach (var fault in proof.Faults) terminal.Out.WriteLine($"{terminal.Say(Chinese(fault.Kind), English(fault.Kind))}：{fault.Place}");
        terminal.Out.WriteLine(proof.IsWhole
            ? terminal.Say($"核验通过：文件 {proof.Manifest!.Files.Length} 个，事件 {proof.Events} 个，没有改动。", $"Whole: {proof.Manifest!.Files.Length} files and {proof.Events} events, nothing was touched.")
            : terminal.Say("核验不通过。", "Not whole."));
    }

    private static string Chinese(BundleFaultKind kind) => kind switch
    {
        BundleFaultKind.NotABundle => "不是平台导出的压缩包，或者清单读不出来",
        BundleFaultKind.Missing => "文件缺失",
        BundleFaultKind.Touched => "文件被改动",
        BundleFaultKind.Added => "清单之外的文件",
        BundleFaultKind.EventTouched => "事件被改动，或者接不上前一个事件",
        BundleFaultKind.EventMissing => "缺少事件",
        _ => "与封存时的目录不符",
    };

    private static string English(BundleFaultKind kind) => kind switch
    {
        BundleFaultKind.NotABundle => "No bundle, or its manifest cannot be read",
        BundleFaultKind.Missing => "File missing",
        BundleFaultKind.Touched => "File touched",
        BundleFaultKind.Added => "File not in the manifest",
        BundleFaultKind.EventTouched => "Event touched, or not linked to the one before",
        BundleFaultKind.EventMissing => "Event missing",
        _ => "Not as it was sealed",
    };
}
