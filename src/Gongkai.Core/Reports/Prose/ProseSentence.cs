using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Prose;

/// <summary>What the running text of a report says.</summary>
/// <param name="Statements">What it states of the field's figures.</param>
/// <param name="Sentences">Its sentences, whatever they are of.</param>
internal sealed record ProseReading(ImmutableArray<Statement> Statements, ImmutableArray<ProseSentence> Sentences);

/// <summary>A sentence of the running text and its figures, in order.</summary>
/// <param name="Text">Its words, folded, without spaces and line breaks; a list with an item on each line is one sentence.</param>
/// <param name="Prose">The stretch of text it was cut from.</param>
/// <param name="Start">Where it begins in the stretch it was cut from.</param>
/// <param name="Topic">What the passage is about, by its section or heading.</param>
/// <param name="Figures">Its figures.</param>
internal sealed record ProseSentence(string Text, ProseText Prose, int Start, Topic? Topic, ImmutableArray<Figure> Figures)
{
    /// <summary>The counts that are exact.</summary>
    public IEnumerable<Figure> Counts => Figures.Where(figure => figure.IsCount);

    /// <summary>Whether, up to there, it has been said that information disclosure is spoken of.</summary>
    public bool IsOnDisclosure(int at) =>
        Topic is Gongkai.Reports.Prose.Topic.Disputes || Prose.Disclosure < Start + at || Text.Contains("公开", StringComparison.Ordinal);

    /// <summary>Where some of its words are printed.</summary>
    public PassageSpan Span(int start, int length) => Prose.Span(Start + start, length);
}
