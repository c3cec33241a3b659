using Gongkai.Casework;

namespace Gongkai.Tests.Casework.Applicants;

public sealed class MaskingTests
{
    [Theory, InlineData("李云", "李*"), InlineData("欧阳若水", "欧阳**"), InlineData("欧阳", "欧*"), InlineData("云", "*"), InlineData("买买提·阿不都拉", "买***")]
    public void A_name_keeps_the_surname(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Theory, InlineData("110101199003071234",
        "110101********1234"), InlineData("13812345678", "138****5678"), InlineData("E12345678", "E1*****78"), InlineData("8800001", "88***01"),
        InlineData("12345", "*****")]
    public void A_number_loses_its_middle(string number, string masked) => Assert.Equal(masked, Masking.Number(number));

    [Theory, InlineData("ruoshui@mail.example", "r****@mail.example"), InlineData("不是邮箱", "****")]
    public void A_mailbox_keeps_its_first_letter_and_its_host(string mailbox, string masked) => Assert.Equal(masked, Masking.Mailbox(mailbox));

    [Theory, InlineData("云川市青岭区和平路18号", "云川市青岭区******"), InlineData("和平路", "******")]
    public void An_address_ends_after_the_district(string address, string masked) => Assert.Equal(masked, Masking.Address(address));

    [Fact]
    public void A_card_masks_people_and_not_organisations()
    {
        var organisation = ApplicantCard.Of("申请人",
            new ApplicantDetails("云川市绿禾再生资源有限公司") { CreditCode = "91530100MA6K000000", ContactPerson = "谷雨", Telephone = "13812345678" }.Write(),
            isPerson: false);
        Assert.Equal(["云川市绿禾再生资源有限公司", "91530100MA6K000000", "谷*", "138****5678"], organisation.Lines.Select(line => line.Masked));
        var person = ApplicantCard.Of("申请人",
            new ApplicantDetails("谷雨") { Document = IdentityDocument.ResidentCard, DocumentNumber = "110101199003071234" }.Write(), isPerson: true);
        Assert.Equal([("姓名", "谷*"), ("居民身份证", "110101********1234")], person.Lines.Select(line => (line.Label, line.Masked)));
        Assert.Empty(ApplicantCard.Of("申请人", null, isPerson: true).Lines);
    }

    [Fact]
    public void Nothing_personal_is_printed_by_accident()
    {
        var card = ApplicantCard.Of("申请人", new ApplicantDetails("谷雨").Write(), isPerson: true);
        Assert.DoesNotContain("谷雨", $"{card} {card.Lines[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_begins_with_the_year_after_archiving()
    {
        Assert.Equal(new(2036, 12, 31), Retention.KeptThrough(new(2026, 1, 5), 10));
        Assert.False(Retention.IsOver(Retention.KeptThrough(new(2026, 6, 30), 10), new(2036, 12, 31)));
        Assert.True(Retention.IsOver(Retention.KeptThrough(new(2026, 6, 30), 10), new(2037, 1, 1)));
    }
}
