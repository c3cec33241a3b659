using CsCheck;
using Gongkai.Text;

namespace Gongkai.Tests.Text;

public sealed class SearchTextTests
{
    private static string[] Terms(string text, params string[] frequent)
    {
        var tokens = new List<SearchToken>();
        SearchText.Of(text).Tokens(new(frequent), tokens);
        return [.. tokens.Select(token => $"{token.Place}:{token.Term.ToString().Replace("\u0001", "#", StringComparison.Ordinal)}")];
    }

    [Theory]
    [InlineData("信息公开", "0:信息 1:息公 2:公开 3:开")]
    [InlineData("通　　知", "0:通知 1:知")]
    [InlineData("政府、公开", "0:政府 1:府 3:公开 4:开")]
    [InlineData("第12条规定", "0:第 1:12 2:条规 2:条 3:规定 4:定")]
    [InlineData("ＰＭ２．５超标", "0:pm2.5 1:超标 1:超 2:标")]
    [InlineData("政府資訊公開", "0:政府 1:府资 2:资讯 3:讯公 4:公开 5:开")]
    [InlineData("1,200元", "0:1,200 1:元")]
    [InlineData("𠮷野家", "0:𠮷野 1:野家 2:家")]
    public void A_text_is_pairs_of_characters_and_words(string text, string terms) => Assert.Equal(terms.Split(' '), Terms(text));

    [Fact]
    public void Paragraphs_are_parted() => Assert.Equal(["0:甲乙", "1:乙", "9:丙丁", "10:丁"], Terms("甲乙\n丙丁"));

    [Fact]
    public void A_frequent_string_is_an_entry_wherever_it_stands_in_one_row() =>
        Assert.Equal(["0:政府", "1:府信", "2:信息", "2:信息公开", "3:息公", "4:公开", "5:开", "7:信息", "8:息", "10:公开", "11:开"],
            Terms("政府信息公开，信息、公开", "信息公开"));

    [Theory]
    [InlineData("国办发〔2024〕12号", "n2024/12")]
    [InlineData("国办发[2024]12号", "n2024/12")]
    [InlineData("国办发（２０２４）第０１２号", "n2024/12")]
    [InlineData("国办发【2024】12 号", "n2024/12")]
    [InlineData("国办发〈2024〉12号", "n2024/12")]
    [InlineData("国办发﹝2024﹞12号", "n2024/12")]
    [InlineData("国办发 〔 2024 〕 12 号", "n2024/12")]
    [InlineData("公告2024年第3号", "n2024/3")]
    [InlineData("2024年3月5日", "d2024-03-05")]
    [InlineData("2024-03-05", "d2024-03-05")]
    [InlineData("2024.3.5", "d2024-03-05")]
    [InlineData("2024/3/5", "d2024-03-05")]
    [InlineData("二〇二四年三月五日", "d2024-03-05")]
    [InlineData("二○二四年十二月三十一日", "d2024-12-31")]
    [InlineData("二零二四年三月", "d2024-03")]
    [InlineData("2024年度", "y2024")]
    public void A_number_of_a_document_or_a_day_has_one_form(string text, string form) =>
        Assert.Equal("\u0001" + form, NumberForm.Of(SearchText.Of(text).Folded)[0].Term);

    [Theory]
    [InlineData("电话12024号")]
    [InlineData("2024")]
    [InlineData("2024年13月")]
    [InlineData("三千二百")]
    public void What_is_no_such_number_has_no_form(string text) =>
        Assert.DoesNotContain(NumberForm.Of(SearchText.Of(text).Folded), form => form.Term[1] is 'n' or 'd');

    [Fact]
    public void Folding_keeps_every_place() =>
        Gen.String[Gen.OneOf(Gen.Char['\u0020', '\u007e'], Gen.Char['\u3000', '\u30ff'], Gen.Char['\u4e00', '\u9fff'], Gen.Char['\uf900', '\uffef']), 0, 60]
            .Sample(text =>
            {
                var read = SearchText.Of(text);
                var end = 0;
                foreach (var unit in read.Units)
                {
                    if (unit.Start < end || unit.End <= unit.Start) return false;
                    end = unit.End;
                }
                return read.Folded.Length == text.Length && end <= text.Length;
            });

    [Fact]
    public void Entries_come_in_the_order_of_places() =>
        Of("政府信息公开年度报告〔〕2024第号12，。 \nAb月日三", 60).Sample(text =>
        {
            var tokens = new List<SearchToken>();
            SearchText.Of(text).Tokens(new(["信息公开", "年度报告"]), tokens);
            for (var i = 1; i < tokens.Count; i++)
                if (tokens[i].Place < tokens[i - 1].Place) return false;
            return tokens.All(token => token.Term.Length > 0);
        });

    private static Gen<string> Of(string characters, int most) =>
        Gen.Int[0, characters.Length - 1].Select(i => characters[i]).Array[0, most].Select(chars => new string(chars));
}
