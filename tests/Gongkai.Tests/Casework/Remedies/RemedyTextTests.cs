using Gongkai.Casework;
using Gongkai.Diagnostics;

namespace Gongkai.Tests.Casework.Remedies;

public sealed class RemedyTextTests
{
    private static readonly DateOnly Now = new(2026, 3, 30);

    [Fact]
    public void A_refusal_is_told_to_go_to_reconsideration_first() =>
        Assert.Equal(
            "对不予公开的决定不服的，应当依照《中华人民共和国行政复议法》第二十三条的规定，先申请行政复议：自收到本文书之日起六十日内，依法向云川市人民政府（地址：云川市和平路1号；互联网渠道：https://fy.yunchuan.example/）提出。对行政复议决定不服的，"
                + "可以自收到行政复议决定书之日起十五日内，依法向人民法院提起行政诉讼。",
            Assert.Single(Text(DispositionType.Deliberative).Paragraphs));

    [Fact]
    public void Every_other_reply_may_be_taken_to_court_at_once() =>
        Assert.Equal(
            "对上述处理不服的，可以自收到本文书之日起六十日内，依法向云川市人民政府（地址：云川市和平路1号；互联网渠道：https://fy.yunchuan.example/）申请行政复议，或者自收到本文书之日起六个月内，依法向云川市青岭区人民法院提起行政诉讼。",
            Assert.Single(Text(DispositionType.NotHeld).Paragraphs));

    [Fact]
    public void A_partial_disclosure_tells_of_both_ways_apart()
    {
        var paragraphs = Text(DispositionType.Partial).Paragraphs;
        Assert.StartsWith("对不予公开的部分不服的，应当依照", paragraphs[0], StringComparison.Ordinal);
        Assert.StartsWith("对其他部分不服的，可以自收到本文书之日起六十日内", paragraphs[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Before_2024_the_applicant_chose_between_two_organs_and_the_court()
    {
        var old = Text(DispositionType.Deliberative, on: new(2023, 12, 31));
        Assert.Equal("云川市人民政府或者云江省商务厅", old.Organ);
        Assert.Equal(new DateOnly(2019, 5, 15), old.Version);
        Assert.Contains("或者自收到本文书之日起六个月内，依法向云川市青岭区人民法院提起行政诉讼", Assert.Single(old.Paragraphs), StringComparison.Ordinal);
        Assert.Equal("云川市人民政府", Text(DispositionType.Deliberative, on: new(2024, 1, 1)).Organ);
    }

    [Theory]
    [InlineData(AgencyStanding.LocalDepartment, "云川市人民政府")]
    [InlineData(AgencyStanding.LocalGovernment, "云川市人民政府")]
    [InlineData(AgencyStanding.VerticalSystem, "云江省商务厅")]
    [InlineData(AgencyStanding.ProvincialGovernment, "云川市商务局")]
    [InlineData(AgencyStanding.StateCouncilDepartment, "云川市商务局")]
    public void The_kind_of_agency_decides_the_organ(AgencyStanding standing, string organ) =>
        Assert.Equal(organ, Text(DispositionType.Abusive, Letter.Agency with { Standing = standing }).Organ);

    [Fact]
    public void Against_a_provincial_government_s_decision_a_ruling_of_the_State_Council_can_be_asked() =>
        Assert.Contains("也可以向国务院申请裁决", Text(DispositionType.StateSecret, Letter.Agency with { Standing = AgencyStanding.ProvincialGovernment }).Paragraphs[0],
            StringComparison.Ordinal);

    [Fact]
    public void Where_courts_take_no_suit_the_notice_can_be_narrowed() =>
        Assert.All(Disposition.All, one =>
        {
            var narrow = RemedyTexts.Of(one.Type, Letter.Agency, Now, new(NarrowRemedies: true)).Text!;
            Assert.Equal(one.CourtsTakeNoSuit, !narrow.Paragraphs.Any(text => text.Contains("行政诉讼", StringComparison.Ordinal)));
        });

    [Fact]
    public void A_fee_notice_tells_that_only_the_later_lapse_can_be_contested() =>
        Assert.Contains("不能单独就该决定申请行政复议或者提起行政诉讼", RemedyTexts.Of(RemedyKind.AgainstLapseOnly, Letter.Agency, Now).Text!.Paragraphs[0],
            StringComparison.Ordinal);

    [Fact]
    public void What_is_not_known_of_the_agency_is_named()
    {
        var fault = RemedyTexts.Of(DispositionType.NotHeld, Letter.Agency with { Government = null, Court = null }, Now, new()).Fault!;
        Assert.Equal("云川市商务局 没有登记行政复议机关、有管辖权的人民法院，救济途径写不出来，文书不能发出", Message.Of(fault));
    }

    private static RemedyText Text(DispositionType type, AgencyForLetters? agency = null, DateOnly? on = null) =>
        RemedyTexts.Of(type, agency ?? Letter.Agency, on ?? Now, new()).Text!;
}
