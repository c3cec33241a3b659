using Gongkai.Load;
using Gongkai.Search;
using Gongkai.Storage;

namespace Gongkai.Tests.Search;

/// <summary>The hand-written queries of <c>bench/relevance</c> over the demonstration's items.</summary>
public sealed class RelevanceTests
{
    private const double Least = 0.9;

    private static readonly string Folder = Repository.At("bench", "relevance");

    [Fact]
    public async Task The_first_ten_are_what_was_sought()
    {
        var queries = RelevanceQueries.Read(Folder);
        if (queries.IsEmpty) Assert.Skip("bench/relevance has no queries yet");
        await using var search = ASearch.On(Engine.Sqlite);
        await search.WriteAsync(Corpus.Read(Repository.At("data", "demo", "publishing")));
        var gains = new List<double>();
        foreach (var query in queries)
        {
            var found = await search.Index.FindAsync(new(query.Words, SearchScope.Public), TestContext.Current.CancellationToken);
            gains.Add(RelevanceQueries.Gain(query, [.. found.Hits.Select(hit => hit.Entry.Subject)]));
        }
        Assert.InRange(gains.Average(), Least, 1);
    }

    [Fact]
    public void Every_answer_names_an_item_that_citizens_can_see()
    {
        var keys = Corpus.Read(Repository.At("data", "demo", "publishing")).Select(entry => entry.Subject).ToHashSet();
        Assert.Equal([], RelevanceQueries.Read(Folder).SelectMany(query => query.Grades.Keys).Where(key => !keys.Contains(key)).Distinct());
    }

    [Theory]
    [InlineData("a=3 b=1", "a b", 1)]
    [InlineData("a=3 b=1", "b a", 0.710)]
    [InlineData("a=3", "x y a", 0.5)]
    [InlineData("a=3", "", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "x", 0)]
    public void Gain_is_what_was_given_against_the_best_that_could_be(string answers, string given, double gain)
    {
        var query = RelevanceQueries.Of($"phrase\t词\t{answers}");
        Assert.Equal(gain, RelevanceQueries.Gain(query, given.Split(' ', StringSplitOptions.RemoveEmptyEntries)), 0.001);
    }
}
