using Gongkai.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Gongkai.Search;

/// <summary>The tokens of some texts in a row, each a paragraph of its own.</summary>
internal sealed class EntryTokens : TokenStream
{
    private const int Between = 16;

    private readonly List<SearchToken> tokens = [];
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;
    private int next;
    private int place;

    public EntryTokens(FrequentStrings? frequent, params ReadOnlySpan<string?> texts)
    {
        (term, increment) = (AddAttribute<ICharTermAttribute>(), AddAttribute<IPositionIncrementAttribute>());
        var from = 0;
        Ends = new int[texts.Length];
        for (var n = 0; n < texts.Length; n++)
        {
            var before = tokens.Count;
            if (texts[n] is { Length: > 0 } one) SearchText.Of(one).Tokens(frequent, tokens);
            if (before < tokens.Count)
            {
                for (var i = before; i < tokens.Count; i++) tokens[i] = tokens[i] with { Place = tokens[i].Place + from };
                from = tokens[^1].Place + Between;
            }
            Ends[n] = from;
        }
    }

    /// <summary>Before which place each of the texts ends.</summary>
    public int[] Ends { get; }

    public override void Reset()
    {
        base.Reset();
        (next, place) = (0, -1);
    }

    public override bool IncrementToken()
    {
        if (next == tokens.Count) return false;
        ClearAttributes();
        var token = tokens[next++];
        var length = token.Term.Length;
        if (term.Buffer.Length < length) term.ResizeBuffer(length);
        token.Term.Span.CopyTo(term.Buffer);
        term.Length = length;
        increment.PositionIncrement = token.Place - place;
        place = token.Place;
        return true;
    }
}
