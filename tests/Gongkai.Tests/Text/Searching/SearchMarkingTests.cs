using System.Collections.Immutable;
using CsCheck;
using Gongkai.Text;

namespace Gongkai.Tests.Text;

public sealed class SearchMarkingTests
{
    private static string Shown(ImmutableArray<MarkedPiece> pieces) => string.Concat(pieces.Select(piece => piece.IsMarked ? $"【{piece.Text}】" : piece.Text));

    private static string Marked(string text, string typed, bool isLoose = false) => Shown(new SearchMarking(SearchWords.Parse(typed), isLoose).Mark(text));

    [Theory]
    [InlineData("关于信息公开的通知", "信息公开", "关于【信息公开】的通知")]
    [InlineData("關於資訊公開的通知", "资讯公开", "關於【資訊公開】的通知")]
    [InlineData("通　知", "通知", "【通　知】")]
    [InlineData("国办发〔2024〕12号文件", "国办发[2024]12号", "【国办发〔2024〕12号】文件")]
    [InlineData("国办发〔2024〕012号", "国办发2024年第12号", "【国办发】〔【2024〕012号】")]
    [InlineData("自2024年3月5日起", "2024-03-05", "自【2024年3月5日】起")]
    [InlineData("ＡＢ局", "ab", "【ＡＢ】局")]
    [InlineData("没有", "信息", "没有")]
    public void What_was_looked_for_is_marked_as_it_stands(string text, string typed, string shown) => Assert.Equal(shown, Marked(text, typed));

    [Fact]
    public void Parts_are_marked_where_the_whole_stands_nowhere() => Assert.Equal("申领【低保】的【条件】", Marked("申领低保的条件", "低保条件", isLoose: true));

    [Fact]
    public void An_excerpt_begins_with_the_sentence_that_has_most()
    {
        var text = new string('甲', 200) + "。最低生活保障的申请条件见附件。" + new string('乙', 200);
        var shown = Shown(new SearchMarking(SearchWords.Parse("生活保障 条件"), false).Excerpt(text, 60));
        Assert.StartsWith("…最低【生活保障】的申请【条件】见附件。", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_together_are_the_text() => Gen.Select(
        Of("政府信息公开〔〕2024第号12，。 年", 40), Of("政府信息公开2024 年", 6), Gen.Bool).Sample(
        (text, typed, isLoose) => string.Concat(new SearchMarking(SearchWords.Parse(typed), isLoose).Mark(text).Select(piece => piece.Text)) == text);

    private static Gen<string> Of(string characters, int most) =>
        Gen.Int[0, characters.Length - 1].Select(i => characters[i]).Array[0, most].Select(chars => new string(chars));
}
