using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// An item that was published elsewhere before, as it was found: nothing is filled in that does not stand there. It survives JSON.
/// </summary>
/// <param name="Origin">Where it was found: 第 5 行, or the path of the page.</param>
/// <param name="Particulars">What it says of itself, each with where it stands; a date that cannot be known is not there.</param>
/// <param name="Html">The text as it may be published (see <see cref="CleanText"/>); empty where there is none.</param>
/// <param name="Files">The pictures that the text names, and the attachments.</param>
/// <param name="Attachments">The names of those files that are attachments, in order.</param>
/// <param name="Findings">What is doubtful, what was left out.</param>
public sealed record ImportedItem(string Origin, ImmutableArray<Particular> Particulars, string Html, ImmutableArray<TextFile> Files,
    ImmutableArray<string> Attachments, ImmutableArray<Finding> Findings)
{
    /// <summary>What a list says under the label of a field that kinds have, as it stands there: only the kind tells what it is.</summary>
    public ImmutableArray<ListCell> Cells { get; init; } = [];

    /// <summary>The value of that kind; null where the item does not say it.</summary>
    public Particular? this[ParticularKind kind] => Particulars.FirstOrDefault(one => one.Kind == kind);

    /// <summary>The same without the bytes of its files: for a dry run that only shows.</summary>
    public ImportedItem WithoutContent() => this with { Files = [.. Files.Select(file => file with { Content = ReadOnlyMemory<byte>.Empty })] };
}

/// <summary>A cell of a list under the label of a field.</summary>
/// <param name="Heading">The heading as it stands there.</param>
/// <param name="Field">The key of the label: <see cref="ItemList.KeyOf"/>.</param>
/// <param name="Value">What stands there.</param>
/// <param name="At">Where: C5.</param>
public sealed record ListCell(string Heading, string Field, string Value, string At);

/// <summary>Some items of many.</summary>
/// <param name="Items">The items.</param>
/// <param name="Skipped">Pages that hold no item (lists, home pages), or that could not be read: path and reason.</param>
/// <param name="Next">Where to go on; null at the end.</param>
/// <param name="Findings">What is wrong with the whole: a heading that is missing.</param>
public sealed record ImportBatch(ImmutableArray<ImportedItem> Items, ImmutableArray<SkippedPage> Skipped, int? Next, ImmutableArray<Finding> Findings);

/// <summary>A page that holds no item.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Reason">Why: a finding that says it; null for a page that only leads to others.</param>
public sealed record SkippedPage(string Path, Finding? Reason);
