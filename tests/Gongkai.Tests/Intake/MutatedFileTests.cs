using System.Diagnostics;
using System.Text;
using CsCheck;
using Gongkai.Documents;
using Gongkai.Tests.Formats;

namespace Gongkai.Tests.Intake;

/// <summary>Files of an invented report with bytes flipped, cut out, doubled and put in: a finding or a report, soon, and never an exception.</summary>
public sealed class MutatedFileTests
{
    private const string Text =
        "云川市商务局2024年政府信息公开工作年度报告\n一、总体情况\n收到申请4件。\n二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n无。\n";
    private const string Page =
        "<html><head><meta charset=utf-8></head><body><h1>云川市商务局2024年政府信息公开工作年度报告</h1><p>一、"
            + "总体情况</p><table><tr><td rowspan=2>信息内容</td><td colspan=3>本年</td></tr><tr><td>1</td></tr></table><ol><li>一</ol></body></html>";

    private static readonly (string Name, byte[] Content)[] Seeds =
    [
        ("报告.html", Encoding.UTF8.GetBytes(Page)),
        ("报告.txt", Encoding.UTF8.GetBytes(Text)),
        ("报告.csv", Encoding.UTF8.GetBytes(Text.Replace('\t', ',').Replace("\n", ",,,\n", StringComparison.Ordinal))),
        ("报告.docx",
            WordFile.Of(WordFile.P("一、总体情况") + "<w:tbl>"
                + WordFile.Tr(WordFile.Tc("规章", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>"), WordFile.Tc("1"))
                + WordFile.Tr(WordFile.Tc("", "<w:vMerge/>"), WordFile.Tc("2")) + "</w:tbl>")),
        ("报告.mht", Encoding.UTF8.GetBytes(
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: "
                + "quoted-printable\n\n<p>=E4=B8=80</p>\n--b--\n")),
        ("报告.json",
            Encoding.UTF8.GetBytes(
                "{\"year\":2024,\"generation\":\"B\",\"cells\":{\"requests.received.total\":{\"kind\":\"count\",\"value\":4,\"raw\":\"4\"}}}")),
    ];

    private static readonly Gen<(int Kind, double At, int Length, byte Value)> Edit = Gen.Select(Gen.Int[0, 4], Gen.Double.Unit, Gen.Int[1, 64], Gen.Byte);

    [Fact]
    public void No_mutation_breaks_reading() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Edit.Array[1, 6]).Sample((seed, edits) =>
        {
            var content = Seeds[seed].Content;
            foreach (var edit in edits) content = Apply(content, edit);
            Read(Seeds[seed].Name, content);
        }, iter: 600, threads: 1);

    public static TheoryData<string> Crashes =>
        [.. Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).Select(Path.GetFileName).OfType<string>() : [], "none"];

    [Theory, MemberData(nameof(Crashes))]
    public void What_once_broke_reading_no_longer_does(string name)
    {
        if (name != "none") Read(name, File.ReadAllBytes(Path.Combine(Folder, name)));
        Read("报告.html", "<table><tr><td colspan=99999999999 rowspan=0>"u8.ToArray());
    }

    private static string Folder => Repository.At("tests", "Gongkai.Tests", "Intake", "crashes");

    private static void Read(string name, byte[] content)
    {
        var clock = Stopwatch.StartNew();
        var reading = ReportReader.Read(name, content, ReadingLimits.Default);
        Assert.True(reading.Report is not null || !reading.Findings.IsEmpty, "neither a report nor a finding");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"took {clock.Elapsed}");
    }

    private static byte[] Apply(byte[] content, (int Kind, double At, int Length, byte Value) edit)
    {
        if (content.Length == 0) return [edit.Value];
        var at = (int)(edit.At * (content.Length - 1));
        var length = Math.Min(edit.Length, content.Length - at);
        var copy = content.ToArray();
        switch (edit.Kind)
        {
            case 0:
                copy[at] ^= (byte)(edit.Value | 1);
                return copy;
            case 1:
                return copy[..at];
            case 2:
                return [.. copy[..at], .. copy[(at + length)..]];
            case 3:
                return [.. copy[..(at + length)], .. copy[at..]];
            default:
                copy.AsSpan(at, length).Fill(edit.Value);
                return copy;
        }
    }
}
