using Gongkai.Casework;

namespace Gongkai.Tests.Casework.Applicants;

public sealed class IdentityTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, InlineData("91350100M000100Y43"), InlineData("91340500MA2N1Q2R3X"), InlineData(" 9134 0500 ma2n1q2r3x ")]
    public void A_credit_code_with_the_right_last_character_is_one(string typed) => Assert.Null(CreditCode.FaultOf(CreditCode.Fold(typed)));

    [Theory, InlineData("91350100M000100Y44",
        "最后一位"), InlineData("91350100M000100Y4",
            "现在是 17 位"), InlineData("91350100M00O100Y43", "不会有“O”"), InlineData("", "现在是 0 位"), InlineData("93150100M000100Y43", "最后一位")]
    public void Another_one_is_not_and_it_is_said_why(string typed, string why) =>
        Assert.Contains(why, CreditCode.FaultOf(CreditCode.Fold(typed))!, StringComparison.Ordinal);

    [Theory]
    [InlineData(IdentityDocument.ResidentCard,
        "11010519491231002X"), InlineData(IdentityDocument.ResidentCard, "11010519491231002x"), InlineData(IdentityDocument.ResidentCard, "３４０５００198507201234")]
    [InlineData(IdentityDocument.ResidentCard, "340500202603020010"), InlineData(IdentityDocument.ResidentCard, "110105200002290013")]
    // The specimens that the police and the immigration authority published.
    [InlineData(IdentityDocument.ResidencePermit,
        "810000199408230021"), InlineData(IdentityDocument.ResidencePermit, "830000199201300022"),
        InlineData(IdentityDocument.ForeignerCard, "911124198108030024")]
    [InlineData(IdentityDocument.ResidencePermit,
        "820000198701010017"), InlineData(IdentityDocument.PermanentResidence, "USA110074010203"), InlineData(IdentityDocument.Passport, "E12345678")]
    [InlineData(IdentityDocument.HongKongMacaoPermit,
        "H12345678"), InlineData(IdentityDocument.HongKongMacaoPermit, "m1234567801"), InlineData(IdentityDocument.TaiwanPermit, "12345678")]
    [InlineData(IdentityDocument.TaiwanPermit,
        "0123456789（B）"), InlineData(IdentityDocument.TaiwanPermit, "0123456789B"), InlineData(IdentityDocument.Other, "军字第1234号")]
    public void A_number_that_its_document_can_bear_is_taken(IdentityDocument document, string typed) =>
        Assert.Null(IdentityNumber.FaultOf(document, IdentityNumber.Fold(typed), Today));

    [Theory]
    [InlineData(IdentityDocument.ResidentCard, "110105194912310021",
        "最后一位与前 17 位对不上"), InlineData(IdentityDocument.ResidencePermit, "810000199408230022", "最后一位与前 17 位对不上")]
    [InlineData(IdentityDocument.ForeignerCard, "911124198108030025",
        "最后一位与前 17 位对不上"), InlineData(IdentityDocument.ResidentCard, "110105194913310020", "“19491331”不是出生日期")]
    [InlineData(IdentityDocument.ResidentCard, "110105200102290013", "“20010229”不是出生日期")]
    [InlineData(IdentityDocument.ResidentCard, "340500202603030016",
        "2026-03-03 在今天以后"), InlineData(IdentityDocument.ResidencePermit, "810000209912310019", "在今天以后"),
        InlineData(IdentityDocument.ForeignerCard, "931840209912310011", "在今天以后")]
    [InlineData(IdentityDocument.ResidentCard, "11010519491231",
        "应是 18 位，现在是 14 位"), InlineData(IdentityDocument.ResidencePermit, "8100001994082300211", "现在是 19 位"),
        InlineData(IdentityDocument.ResidentCard, "1101051949123100二X", "前 17 位应是数字")]
    [InlineData(IdentityDocument.ResidentCard, "810000199408230021",
        "属于港澳台居民居住证"), InlineData(IdentityDocument.ResidentCard, "911124198108030024", "属于外国人永久居留身份证（2023年版）")]
    [InlineData(IdentityDocument.ResidencePermit, "340500198507201234",
        "以 81、82、83 开头"), InlineData(IdentityDocument.ForeignerCard, "340500198507201234", "以 9 开头")]
    [InlineData(IdentityDocument.ForeignerCard, "USA110074010203",
        "属于旧版证件"), InlineData(IdentityDocument.PermanentResidence, "911124198108030024",
            "属于2023年版的证件"), InlineData(IdentityDocument.PermanentResidence, "USA11007401020", "共 15 位")]
    [InlineData(IdentityDocument.HongKongMacaoPermit, "C12345678",
        "H（香港）或者 M（澳门）"), InlineData(IdentityDocument.HongKongMacaoPermit, "H123456789", "8 位数字"),
        InlineData(IdentityDocument.TaiwanPermit, "T1234567", "应是 8 位数字")]
    [InlineData(IdentityDocument.Passport, "E123",
        "5 至 20 位"), InlineData(IdentityDocument.Passport, "护照E1234567", "只有字母和数字"), InlineData(IdentityDocument.Other, "12", "太短")]
    public void Another_number_is_refused_and_the_reason_is_said(IdentityDocument document, string typed, string why) =>
        Assert.Contains(why, IdentityNumber.FaultOf(document, IdentityNumber.Fold(typed), Today)!, StringComparison.Ordinal);

    [Theory, InlineData("11010519491231002X"), InlineData("810000199408230021"), InlineData("911124198108030024")]
    public void No_single_slip_in_the_last_ten_characters_passes(string right)
    {
        var document = IdentityDocuments.OfNumber(right);
        for (var at = 8; at < right.Length; at++)
            foreach (var figure in "0123456789".Where(figure => figure != right[at]))
                if (IdentityNumber.FaultOf(document, $"{right[..at]}{figure}{right[(at + 1)..]}", Today) is null) Assert.Fail($"{figure} at {at} passes");
    }

    [Fact]
    public void An_applicant_is_written_and_read_and_prints_nothing_of_himself()
    {
        var applicant = new ApplicantDetails("李云")
        {
            Document = IdentityDocument.ResidentCard,
            DocumentNumber = "340500198507201234",
            Telephone = "0555-8000123",
        };

        Assert.Equal(applicant, ApplicantDetails.Read(applicant.Write()));
        Assert.Equal("05558000123", applicant.TelephoneKey);
        Assert.DoesNotContain("李云", applicant.ToString(), StringComparison.Ordinal);
        Assert.Equal("王川", ApplicantDetails.Read("王川").Name);
    }
}
