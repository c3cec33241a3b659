using System.Collections.Immutable;
using DocumentFormat.OpenXml;

namespace Gongkai.Documents.Letters;

/// <summary>A run of paragraphs or rows under one governing mark, or a single one under none.</summary>
/// <param name="Mark">每项 or 如有; null for an ordinary paragraph, table or row.</param>
/// <param name="Own">The governing paragraphs themselves, or the one ordinary element.</param>
/// <param name="Inside">What is repeated, or kept when there is a value.</param>
/// <param name="Otherwise">What is kept when there is none.</param>
internal sealed record TemplateBlock(TemplateMark? Mark, ImmutableArray<OpenXmlElement> Own, ImmutableArray<OpenXmlElement> Inside,
    ImmutableArray<OpenXmlElement> Otherwise);

/// <summary>Pairs the governing marks among siblings.</summary>
internal static class TemplateBlocks
{
    /// <summary>The blocks in order; a mark that has no partner comes as a block by itself and is told of.</summary>
    public static IEnumerable<TemplateBlock> Of(IReadOnlyList<OpenXmlElement> siblings, Action<TemplateMark, string>? unpaired = null)
    {
        for (var i = 0; i < siblings.Count; i++)
        {
            var mark = TemplateMark.Governing(siblings[i]);
            if (mark is null)
            {
                yield return new(null, [siblings[i]], [], []);
                continue;
            }
            if (mark.Kind is MarkKind.Each or MarkKind.If && Partner(siblings, i) is ({ } end, var middle) && (mark.Kind == MarkKind.If || middle is null))
            {
                yield return new(
                    mark, middle is { } at ? [siblings[i], siblings[at], siblings[end]] : [siblings[i], siblings[end]],
                    [.. siblings.Take(middle ?? end).Skip(i + 1)], middle is { } from ? [.. siblings.Take(end).Skip(from + 1)] : []);
                i = end;
                continue;
            }
            unpaired?.Invoke(mark, mark.Kind is MarkKind.Each or MarkKind.If ? "open" : "close");
        }
    }

    private static (int? End, int? Else) Partner(IReadOnlyList<OpenXmlElement> siblings, int start)
    {
        var depth = 0;
        int? middle = null;
        for (var i = start + 1; i < siblings.Count; i++)
            switch (TemplateMark.Governing(siblings[i])?.Kind)
            {
                case MarkKind.Each or MarkKind.If: depth++; break;
                case MarkKind.Else when depth == 0 && middle is null: middle = i; break;
                case MarkKind.End when depth-- == 0: return (i, middle);
            }
        return (null, null);
    }
}
