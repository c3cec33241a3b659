using Gongkai.Casework;

namespace Gongkai.Tests.Casework.Letters;

public sealed class LetterTypeTests
{
    [Fact]
    public void Every_decision_has_its_letter() =>
        Assert.All(Enum.GetValues<DispositionType>(), type =>
        {
            var letter = LetterType.Of(type);
            Assert.Equal((Disposition.Of(type).Code, Disposition.Of(type).Remedy), (letter.Code, letter.RemedyKind));
            Assert.Equal(Disposition.Of(type).Articles, letter.Articles);
        });

    [Fact]
    public void What_the_officer_words_has_its_place_in_the_letter() =>
        Assert.All(Disposition.All, one => Assert.All(
            one.Needs.Select(DecisionNeeds.FieldOf).OfType<LetterField>(), field => Assert.Contains(field, LetterType.Of(one.Type).Fields)));

    [Fact]
    public void No_two_fields_have_one_name()
    {
        var fields = LetterType.All.SelectMany(letter => letter.Fields).Distinct().ToArray();
        Assert.Equal(fields.Length, fields.Select(field => field.Name).Distinct().Count());
    }

    [Fact]
    public void A_letter_that_tells_of_remedies_has_a_place_for_them() =>
        Assert.All(LetterType.All, letter => Assert.Equal(letter.RemedyKind != RemedyKind.None, letter.Required.Contains(LetterField.Remedy)));

    [Fact]
    public void The_catalogue_reads_as_agreed() =>
        Snapshot.Match(
            "| 代码 | 类字 | 文书 | 依据 | 救济 | 必须写明 | 可以写明 |\n|---|---|---|---|---|---|---|\n" + string.Concat(LetterType.All.Select(letter =>
                $"| {letter.Code} | {letter.ClassWord ?? "—"} | {letter.Title} | {Citation.Of(letter.Articles)} | {letter.RemedyKind} "
                    + $"| {Names(letter.Required)} | {Names(letter.Optional)} |\n")),
            "letters.md");

    [Fact]
    public void A_closed_part_cites_its_ground()
    {
        Assert.Equal("《中华人民共和国政府信息公开条例》第十五条", new WithheldPart(DispositionType.ThirdPartyHarm, "报价", "属于商业秘密").Basis);
        Assert.Equal("《中华人民共和国政府信息公开条例》第十六条第二款", new WithheldPart(DispositionType.Deliberative, "讨论记录", "过程性信息").Basis);
        Assert.Equal("《中华人民共和国政府信息公开条例》第二条", new WithheldPart(null, "党组会议记录", "不属于政府信息").Basis);
        Assert.Throws<ArgumentException>(() => new WithheldPart(DispositionType.NotHeld, "", ""));
    }

    [Fact]
    public void A_field_takes_only_what_it_holds() =>
        Assert.Throws<ArgumentException>(() => LetterFields.Empty.With(LetterField.ReceivedOn, "3月2日"));

    [Fact]
    public void Numbers_follow_the_pattern()
    {
        Assert.Equal("云商复〔2026〕7号", LetterNumberPattern.Default.Number("云商", "复", 2026, 7));
        Assert.Equal("letter/复/2026", LetterNumberPattern.Default.Series("复", 2026));
        var one = LetterNumberPattern.Read("云商公开〔{年份}〕{序号}号").Pattern!;
        Assert.Equal(("云商公开〔2026〕12号", "letter/2026"), (one.Number("云商", "复", 2026, 12), one.Series("复", 2026)));
    }

    private static string Names(IEnumerable<LetterField> fields) => string.Join("、", fields.Select(field => field.Name));
}
