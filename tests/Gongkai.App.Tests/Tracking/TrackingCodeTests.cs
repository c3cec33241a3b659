using Gongkai.Features.Casework;

namespace Gongkai.Tests.Tracking;

public sealed class TrackingCodeTests
{
    [Fact]
    public void A_code_is_read_however_it_is_typed()
    {
        var code = TrackingCode.New();

        Assert.Equal(24, code.Length);
        Assert.Equal(code, TrackingCode.Read(code));
        Assert.Equal(code, TrackingCode.Read($" {code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()} "));
        Assert.Equal("0110-AAAA-AAAA-AAAA-AAAA", TrackingCode.Read("ＯＩＬ０ aaaa aaaa aaaa aaaa"));
    }

    [Theory, InlineData(""), InlineData(null), InlineData("2026-0001"), InlineData("UUUU-UUUU-UUUU-UUUU-UUUU")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(TrackingCode.Read(typed));
}
