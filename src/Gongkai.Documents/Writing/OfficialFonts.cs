using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Win32;

namespace Gongkai.Documents.Writing;

/// <summary>
/// The typefaces of official documents (GB/T 9704—2012): what they are called, what serves in their place, and which of them this machine has.
/// </summary>
public static class OfficialFonts
{
    internal const string FangSong = "仿宋_GB2312";
    internal const string Kai = "楷体_GB2312";
    internal const string Hei = "黑体";
    internal const string XiaoBiaoSong = "方正小标宋简体";
    internal const string Song = "宋体";

    private static readonly ImmutableArray<string> Serif =
        [
            "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "宋体", "SimSun", "NSimSun", "Songti SC", "STSong",
            "华文宋体", "AR PL UMing CN", "AR PL SungtiL GB",
        ];

    private static readonly ImmutableArray<Family> Families =
    [
        new("仿宋", FangSong, ["仿宋", "FangSong"],
            ["仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体", "华文仿宋", "STFangsong", "朱雀仿宋（预览测试版）", "Zhuque Fangsong (technical preview)", "朱雀仿宋",
                "Zhuque Fangsong", "FandolFang R", "FandolFang"]),
        new("楷体", Kai, ["楷", "Kai"],
            ["楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "华文楷体", "STKaiti", "Kaiti SC", "霞鹜文楷", "LXGW WenKai", "LXGW WenKai GB", "AR PL UKai CN",
                "AR PL KaitiM GB", "FandolKai"]),
        new("小标宋", XiaoBiaoSong, ["小标宋", "XiaoBiaoSong", "XBS"], ["方正小标宋_GBK", "小标宋体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong"]),
        new("黑体", Hei, ["黑体", "Hei"],
            ["SimHei", "方正黑体_GBK", "华文黑体", "STHeiti", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体", "WenQuanYi Zen Hei",
                "WenQuanYi Micro Hei", "文泉驿正黑"]),
        new("宋体", Song, ["宋", "Song", "SimSun"], Serif),
    ];

    private static readonly Lazy<FrozenSet<string>?> Installed = new(Find);

    /// <summary>Which of 仿宋, 楷体, 小标宋 no font of this machine is; none where that cannot be told.</summary>
    public static ImmutableArray<string> Missing { get; } = Installed.Value is { } installed ? Among(installed) : [];

    /// <summary>Which are missing among these.</summary>
    internal static ImmutableArray<string> Among(IReadOnlySet<string> installed) =>
        [.. Families.Take(3).Where(family => !family.Faces.Prepend(family.Name).Any(installed.Contains)).Select(family => family.Label)];

    /// <summary>
    /// The installed font that prints text set in this one: itself, one of its family, else the serif face; null where nothing fits or nothing is known.
    /// </summary>
    internal static string? Serving(string font) => Installed.Value is { } installed ? Serving(font, installed) : null;

    /// <summary>The same among these.</summary>
    internal static string? Serving(string font, IReadOnlySet<string> installed) => installed.Contains(font)
        ? font
        : Families.FirstOrDefault(family => family.Marks.Any(mark => font.Contains(mark, StringComparison.OrdinalIgnoreCase))) is { } own
            ? own.Faces.Prepend(own.Name).Concat(Serif).FirstOrDefault(installed.Contains)
            : null;

    /// <summary>Other names of the fonts, for programs that do not have the first.</summary>
    internal static Fonts Table() =>
        new(Families.Take(3).Select(family => new Font(new AltName { Val = family.Faces[0] }, new FontCharSet { Val = "86" }) { Name = family.Name }));

    private static FrozenSet<string>? Find()
    {
        try
        {
            return (OperatingSystem.IsWindows() ? Registered() : Configured()).ToFrozenSet(StringComparer.OrdinalIgnoreCase) is { Count: > 0 } found
                ? found : null;
        }
        catch (Exception unknown) when (unknown is Win32Exception or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // No fontconfig: which fonts there are is not known, and nothing is said of them.
            return null;
        }
    }

    private static IEnumerable<string> Configured()
    {
        var start = new ProcessStartInfo("fc-list",
            [":", "family"])
        { UseShellExecute = false, CreateNoWindow = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using var list = Process.Start(start) ?? throw new InvalidOperationException("fc-list");
        return [.. list.StandardOutput.ReadToEnd().Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.Replace("\\", "", StringComparison.Ordinal))];
    }

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static IEnumerable<string> Registered()
    {
        foreach (var root in (RegistryKey[])[Registry.LocalMachine, Registry.CurrentUser])
        {
            using var fonts = root.OpenSubKey(@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts");
            // "SimSun & NSimSun (TrueType)"
            foreach (var name in fonts?.GetValueNames() ?? [])
                foreach (var face in name.Split('(')[0].Split('&', StringSplitOptions.TrimEntries)) yield return face;
        }
    }

    /// <param name="Label">What people call it.</param>
    /// <param name="Name">What our documents call it.</param>
    /// <param name="Marks">What names of such fonts have in them.</param>
    /// <param name="Faces">Fonts of that kind, the best first.</param>
    private sealed record Family(string Label, string Name, ImmutableArray<string> Marks, ImmutableArray<string> Faces);
}
