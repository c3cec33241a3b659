using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Gongkai.Tests;

/// <summary>The command that takes parts out of a document.</summary>
public sealed class RedactTests
{
    [Fact]
    public void Redact_writes_the_result_its_list_and_its_proof()
    {
        using var scratch = new Scratch();
        var run = CommandLine.Run("redact", Examples.NextYear, "--take", "青岭区商务局", "--what", "当事人姓名", "--article", "15", "--reason", "涉及个人隐私",
            "--out", scratch.At("公开.docx"));

        Assert.Equal(0, run.Status);
        Assert.Contains("1. 当事人姓名（", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("青岭区商务局", run.Out + run.Error, StringComparison.Ordinal);
        using (var zip = ZipFile.OpenRead(scratch.At("公开.docx")))
            Assert.All(zip.Entries, part =>
            {
                using var reader = new StreamReader(part.Open(), Encoding.UTF8);
                Assert.DoesNotContain("青岭区商务局", reader.ReadToEnd(), StringComparison.Ordinal);
            });
        var proof = JsonDocument.Parse(File.ReadAllBytes(scratch.At("公开.docx.proof.json"))).RootElement;
        Assert.All(proof.GetProperty("readings").EnumerateArray(), reading => Assert.Equal(0, reading.GetProperty("hits").GetInt32()));
    }

    [Fact]
    public void What_cannot_be_done_leaves_no_file()
    {
        using var scratch = new Scratch();
        string[] rest = ["--what", "姓名", "--article", "15", "--reason", "隐私", "--out", scratch.At("公开.docx")];

        var missing = CommandLine.Run(["redact", Examples.NextYear, "--take", "不在里面", .. rest]);
        Assert.Equal((1, ""), (missing.Status, missing.Out));
        Assert.Contains("RX03", missing.Error, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run(["redact", Examples.NextYear, "--take", "甲", .. rest]).Status);
        Assert.Equal(2, CommandLine.Run(["redact", Examples.NextYear, .. rest]).Status);
        Assert.False(File.Exists(scratch.At("公开.docx")));
    }
}
