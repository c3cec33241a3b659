using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Media;
using Gongkai.Publishing;

namespace Gongkai.Tests.Media;

/// <summary>What the register says of accounts, and what fits a channel.</summary>
public sealed partial class MediaAccountTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly MediaAccount Account = new MediaAccount(new(Guid.CreateVersion7())).After(new MediaAccountOpened(
        new(MediaPlatform.WeChat, "云川商务", "yunchuan", "云川市商务局", new(Guid.CreateVersion7()), new(2024, 1, 1), new("批复", new(2023, 12, 1)))
        { CertifiedUntil = new(2026, 12, 31), Interacts = true }));

    [Fact]
    public void Holder_certification_interaction_and_silence_are_found()
    {
        Assert.Empty(Account.Findings(["云川市商务局"], Today, Today.AddDays(-14), 14));
        Assert.Empty(Account.Findings(["云川市商务和粮食局", "云川市商务局"], Today, Today, 14));
        var bad = Account.After(new MediaAccountChanged(Account.Entry with { Holder = "云川传媒有限公司", CertifiedUntil = new(2026, 3, 1), Interacts = false }));
        Assert.Equal(["NM01", "NM02", "NM03", "NM04"], bad.Findings(["云川市商务局"], Today, Today.AddDays(-15), 14).Select(finding => finding.Code));
        Assert.Equal(["none", "near"], new DateOnly?[] { null, Today.AddDays(30) }
            .Select(until => Account.After(new MediaAccountChanged(Account.Entry with { CertifiedUntil = until })).Findings(["云川市商务局"], Today, Today, 14)
                .Single().Variant));
        Assert.Equal("never", Account.Findings(["云川市商务局"], Today, null, 14).Single().Variant);
        Assert.Empty(bad.After(new MediaAccountClosed(Today, new("批复", Today))).Findings(["云川市商务局"], Today, null, 14));
    }

    [Fact]
    public void What_has_not_happened_is_not_entered_and_a_closed_account_is_changed_no_more()
    {
        Assert.Equal(["future", "future"], Account.Faults(new MediaAccountClosed(Today.AddDays(1), new("批复", Today.AddDays(1))), Today)
            .Select(fault => fault.Variant));
        Assert.Equal(["order"], Account.Faults(new MediaAccountClosed(new(2023, 12, 31), new("批复", Today)), Today).Select(fault => fault.Variant));
        var closed = Account.After(new MediaAccountClosed(Today, new("批复", Today)));
        Assert.Equal("NM13", closed.Faults(new MediaAccountChanged(Account.Entry), Today).Single().Code);
        Assert.Empty(closed.Faults(new MediaFollowersDeclared(new(2025, 12, 31), 1), Today));
    }

    [Fact]
    public void WeChat_takes_titles_of_thirty_two_characters_and_pictures_below_a_megabyte()
    {
        var cover = new ItemFile("0", "封面.png", "image/png", 1);
        Assert.Empty(new PostWords(new('长', 32), new('作', 16), new('摘', 128), "", cover).Faults(MediaPlatform.WeChat));
        Assert.Empty(new PostWords(string.Concat(Enumerable.Repeat("𠮷", 32)), "", "", "", cover).Faults(MediaPlatform.WeChat));
        Assert.Equal(["Title", "Author", "Digest", "Cover"],
            new PostWords(new('长', 33), new('作', 17), new('摘', 129), "", null).Faults(MediaPlatform.WeChat).Select(fault => fault.Field));
        Assert.Empty(new PostWords(new('长', 60), "", "", "正文", null).Faults(MediaPlatform.Weibo));
        Assert.Equal(["picture", "large"], PostWords.TextFaults("", [("a.gif", "image/gif", 1), ("b.png", "image/png", 1 << 20),
            ("c.png", "image/png", (1 << 20) - 1)])
            .Select(fault => fault.Variant));
        Assert.Empty(PostWords.TextFaults(new('字', 19_999), []));
        Assert.Single(PostWords.TextFaults(new('字', 20_000), []));
    }

    [Fact]
    public void Every_code_and_variant_that_is_named_has_a_page_and_every_page_is_named()
    {
        var sources = string.Concat(((string[])["src/Gongkai.Core/Media", "src/Gongkai.App/Features/Media"])
            .SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var pages = RuleCatalogue.All.Where(page => page.Code.StartsWith("NM", StringComparison.Ordinal)).ToList();
        Assert.Equal(pages.Select(page => page.Code).Order(), Code().Matches(sources).Select(match => match.Groups[1].Value).Distinct().Order());
        Assert.Equal([], from page in pages
                         from variant in page.Variants
                         where variant is not null && !sources.Contains($"\"{variant}\"", StringComparison.Ordinal)
                         select $"{page.Code}.{variant}");
    }

    [GeneratedRegex("\"(NM[0-9]{2})\"")]
    private static partial Regex Code();
}
