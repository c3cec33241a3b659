using Gongkai.Casework;

namespace Gongkai.Tests.Casework.Applicants;

public sealed class IdentityTests
{
    [Theory, InlineData("91350100M000100Y43"), InlineData("91340500MA2N1Q2R3X"), InlineData(" 9134 0500 ma2n1q2r3x ")]
    public void A_credit_code_with_the_right_last_character_is_one(string typed) => Assert.True(CreditCode.IsValid(CreditCode.Fold(typed)));

    [Theory, InlineData("91350100M000100Y44"), InlineData("91350100M000100Y4"), InlineData("91350100M00O100Y43"), InlineData(""), InlineData("93150100M000100Y43")]
    public void Another_one_is_not(string typed) => Assert.False(CreditCode.IsValid(CreditCode.Fold(typed)));

    [Theory, InlineData("11010519491231002X"), InlineData("11010519491231002x"), InlineData("340500198507201234")]
    public void An_identity_number_with_the_right_last_character_is_one(string typed) => Assert.True(ResidentNumber.IsValid(ResidentNumber.Fold(typed)));

    [Theory, InlineData("110105194912310021"), InlineData("110105194913310020"), InlineData("11010519491231"), InlineData("11010519491231003X")]
    public void A_number_with_a_slip_or_an_impossible_birthday_is_not(string typed) => Assert.False(ResidentNumber.IsValid(ResidentNumber.Fold(typed)));

    [Fact]
    public void An_applicant_is_written_and_read_and_prints_nothing_of_himself()
    {
        var applicant = new ApplicantDetails("李云") { Document = IdentityDocument.ResidentCard, DocumentNumber = "340500198507201234", Telephone = "0555-8000123" };

        Assert.Equal(applicant, ApplicantDetails.Read(applicant.Write()));
        Assert.Equal("05558000123", applicant.TelephoneKey);
        Assert.DoesNotContain("李云", applicant.ToString(), StringComparison.Ordinal);
        Assert.Equal("王川", ApplicantDetails.Read("王川").Name);
    }
}
