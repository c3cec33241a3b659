using CsCheck;
using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Tests.Search;

/// <summary>Whatever stands in a text is found by it, and what stands in none is not.</summary>
public sealed class NoMatchIsLostTests
{
    // No word of these characters can be said otherwise.
    private const string Alphabet = "政府信息公开工作日常通告申请人民";
    private const string Around = "，。 　《》\n12Ab〔〕年号";

    private static readonly Gen<char> Character = Gen.Frequency(
        (8, Gen.Int[0, Alphabet.Length - 1].Select(i => Alphabet[i])), (2, Gen.Int[0, Around.Length - 1].Select(i => Around[i])));

    private static readonly Gen<string> Text = Character.Array[1, 60].Select(characters => new string(characters));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_row_of_characters_of_a_text_finds_it_and_nothing_that_has_it_not() => Gen.Select(Text, Text).Array[40].SampleAsync(async texts =>
    {
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(texts.Select((text, i) => ASearch.Entry($"{i}", text.Item1, text.Item2)));
        var tried = new HashSet<string>();
        foreach (var text in texts.SelectMany(text => new[] { text.Item1, text.Item2 }))
            foreach (var row in Rows(text).Where(tried.Add))
            {
                var having = texts.Select((one, i) => (one, i)).Where(pair => Stands(pair.one.Item1, row) || Stands(pair.one.Item2, row))
                    .Select(pair => $"{pair.i}").ToHashSet();
                Assert.True(having.SetEquals(await search.IdsAsync(row)), row);
            }
        Assert.InRange(tried.Count, 500, int.MaxValue);
    }, iter: 2, threads: 1);

    [Fact]
    public Task Strings_with_lists_of_their_own_change_no_answer() => Text.Array[60].SampleAsync(async texts =>
    {
        await using var search = ASearch.On(Engine.Sqlite);
        var entries = texts.Select((text, i) => ASearch.Entry($"{i}", "标题", text)).ToList();
        await search.WriteAsync(entries);
        using var folder = IndexFolder.Open(Path.Combine(search.Store.Options.Data, "other"), broken => throw broken)
            .Anew(FrequentFinder.Of([.. texts, .. texts, .. texts, .. texts]));
        Assert.InRange(folder.Frequent.All.Length, 20, int.MaxValue);
        folder.Take([.. entries.Select((entry, i) => new SearchChange(entry.Subject, i + 1, "", entry))]);
        folder.Refresh();
        foreach (var row in texts.SelectMany(Rows).Distinct().Where((_, i) => i % 3 == 0))
        {
            var query = new SearchQuery(row, SearchScope.Public) { Size = 100 };
            var look = folder.Look(searcher => IndexLook.Of(searcher, folder.Frequent, query, SearchWords.Parse(row), 100, new DateOnly(2026, 3, 2).DayNumber));
            Assert.True((await search.IdsAsync(row)).ToHashSet().SetEquals(look.Subjects.Select(subject => subject["item/".Length..])), row);
        }
    }, iter: 2, threads: 1);

    [Fact]
    public async Task Traditional_characters_and_widths_find_the_same()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        var characters = TraditionalCharacters.Simplified.OrderBy(pair => pair.Key).Select(pair => pair).ToList();
        await search.WriteAsync(characters.Chunk(8).Select((some, i) => ASearch.Entry($"{i}", "字表", string.Concat(some.Select(pair => pair.Value)))));
        foreach (var (some, i) in characters.Chunk(8).Select((some, i) => (some, i)).Where(one => one.some.Length > 1 && one.i % 4 == 0))
            Assert.Contains($"{i}", await search.IdsAsync(string.Concat(some.Select(pair => pair.Key))));
        await search.WriteAsync(ASearch.Entry("width", "ＡＢＣ１２３公司"));
        foreach (var typed in new[] { "abc123公司", "ＡＢＣ１２３公司", "ABC123", "ａｂｃ１２３" }) Assert.Equal(["width"], await search.IdsAsync(typed));
    }

    [Fact]
    public async Task The_number_of_a_document_is_found_in_every_style_of_brackets()
    {
        await using var search = ASearch.On(Engine.Sqlite);
        string[] styles =
        [
            "〔{0}〕{1}号", "[{0}]{1}号", "({0}){1}号", "（{0}）第{1}号", "【{0}】{1}号", "〈{0}〉{1}号", "﹝{0}﹞{1}号", "［{0}］ {1} 号", "{0}年第{1}号",
            "〔{0}〕0{1}号",
        ];
        await search.WriteAsync(styles.Select((style, i) => ASearch.Entry($"{i}", "转发文件", $"根据临政办发{string.Format(null, style, 2024, 37)}文件")));
        await search.WriteAsync(styles.Select((style, i) => ASearch.Entry($"x{i}", "转发文件", $"根据临政办发{string.Format(null, style, 2024, 38)}文件")));
        var all = styles.Select((_, i) => $"{i}").Order(StringComparer.Ordinal).ToArray();
        foreach (var style in styles) Assert.Equal(all, (await search.IdsAsync($"临政办发{string.Format(null, style, 2024, 37)}")).Order(StringComparer.Ordinal));
    }

    // Two to seven neighbouring characters; spaces between them are not there.
    private static IEnumerable<string> Rows(string text)
    {
        for (var start = 0; start < text.Length; start++)
            for (var length = 2; length <= 7 && start + length <= text.Length; length++)
            {
                var row = text.Substring(start, length);
                if (row.All(ChineseText.IsHan)) yield return row;
            }
    }

    private static bool Stands(string text, string row) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal).Contains(row, StringComparison.Ordinal);
}
