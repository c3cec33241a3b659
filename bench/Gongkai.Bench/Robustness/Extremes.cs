namespace Gongkai.Bench.Robustness;

/// <summary>Values at the edges of what formats allow, and past them.</summary>
internal static class Extremes
{
    private static readonly string[] Numbers =
        [
            "0", "-1", "1", "2", "63", "255", "256", "16384", "32767", "65535", "65536", "1048576", "2147483647", "2147483648", "-2147483648", "4294967295",
            "99999999999999999999", "1e308", "-1e-308", "NaN", "1.5", "0x10", "", " ", "一百", "＋3", "A1", "XFD1048576", "A0", "ZZZZ99999999", "true",
        ];

    private static readonly string[] Texts =
        [
            "", " ", "\u3000", "0", "-", "/", "二〇二四年", "2024年政府信息公开工作年度报告", "一、总体情况", "六、其他需要报告的事项", "收到申请9223372036854775807件",
            "99999999999999999999999999999件", "（（（（（（", "》》》", "1,2,3,4,5", "12３４件次", "\u202E反\u202C", "𠀀𪚥", "\uFFFD", "%s%n{0}", "=1/0", "总计总计总计",
        ];

    public static string Number(Random random) => Numbers[random.Next(Numbers.Length)];

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string((char)random.Next(0x20, 0xD7FF), random.Next(1, 20_000)),
        1 => string.Concat(Enumerable.Repeat(Texts[random.Next(Texts.Length)], random.Next(1, 2_000))),
        2 => string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(0x20, 0xD7FF))),
        3 => Number(random),
        _ => Texts[random.Next(Texts.Length)],
    };
}
