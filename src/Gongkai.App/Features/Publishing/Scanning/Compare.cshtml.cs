using System.Collections.Immutable;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing;
using Gongkai.Publishing.Scanning;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>对照: two items that are nearly the same; which came first, and what stands in one of them alone.</summary>
[Needs(Permission.HandleItems)]
public sealed class ComparePage(ItemDesk desk, Database database) : PageModel
{
    /// <summary>One of the two.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Only">The lines that the other has not.</param>
    public sealed record Side(PublicItem Item, string Title, ImmutableArray<string> Only);

    /// <summary>How alike, in hundredths, whatever their titles are.</summary>
    public long Percent { get; private set; }

    /// <summary>The one that was public first, and the other.</summary>
    public ImmutableArray<Side> Sides { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ItemId id, ItemId other, CancellationToken ct)
    {
        if (await OpenAsync(id, ct) is not var (first, own) || await OpenAsync(other, ct) is not var (second, others)) return NotFound();
        var (ownLines, otherLines) = (Lines(own), Lines(others));
        Percent = Likeness.Percent(TextSketch.Between(string.Join('\n', ownLines), string.Join('\n', otherLines)));
        Sides = [.. new[] { new Side(first, own.Title, Only(ownLines, otherLines)), new Side(second, others.Title, Only(otherLines, ownLines)) }
            .OrderBy(side => side.Item.Live!.FirstAt)];
        return Page();
    }

    private async Task<(PublicItem Item, ItemContent Content)?> OpenAsync(ItemId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { Matter: { Live: { } live, Withdrawal: null } item }) return null;
        await using var connection = await database.OpenAsync(ct);
        return await ItemContentTable.FindAsync(connection, live.Content, ct) is { } content ? (item, content) : null;
    }

    private static ImmutableArray<string> Lines(ItemContent content) =>
        [.. LikeText.Of(ScannedItem.Of(content)).Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static ImmutableArray<string> Only(ImmutableArray<string> lines, ImmutableArray<string> others) => [.. lines.Except(others)];
}
