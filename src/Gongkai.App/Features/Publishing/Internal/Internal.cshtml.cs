using System.Collections.Immutable;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>Internal items that an officer may read: those of his agencies, for everybody or for a section of his.</summary>
public sealed class InternalItems(ItemJournal journal, Database database)
{
    /// <summary>The item with what it says; null where it is not public within the officer's agency, or not for his section.</summary>
    public async Task<(PublicItem Item, ItemContent Content)?> FindAsync(ItemId id, Officer officer, CancellationToken ct)
    {
        if (await journal.FindAsync(new PublicItem(id), ct) is not var (agency, item)) return null;
        if (item is not { Withdrawal: null, Live: { Placement: { IsInternal: true } placement } live }) return null;
        var posts = officer.Posts.Where(post => post.Agency == agency).ToArray();
        if (!posts.Any(post => placement.Audience.IsEmpty || post.SectionName is not { } own || placement.Audience.Contains(own))) return null;
        await using var connection = await database.OpenAsync(ct);
        return await ItemContentTable.FindAsync(connection, live.Content, ct) is { } content ? (item, content) : null;
    }

    /// <summary>What he may read, the latest first.</summary>
    public async Task<ImmutableArray<ItemLine>> ListAsync(Officer officer, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var found = ImmutableArray.CreateBuilder<ItemLine>();
        foreach (var agency in officer.Posts.Select(post => post.Agency).Distinct())
            foreach (var line in (await ItemView.ListAsync(connection, new(agency) { IsInternal = true }, 1)).Lines)
                if (await FindAsync(line.Id, officer, ct) is not null) found.Add(line);
        return found.ToImmutable();
    }
}

/// <summary>内部公开: what the agency's own people read.</summary>
[Needs(Permission.UseDesk)]
public sealed class InternalItemsPage(Officer officer, InternalItems items) : PageModel
{
    public ImmutableArray<ItemLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await items.ListAsync(officer, ct);
}

/// <summary>One internal item.</summary>
[Needs(Permission.UseDesk)]
public sealed class InternalItemPage(Officer officer, InternalItems items, Store store) : PageModel
{
    public PublicItem Item { get; private set; } = null!;

    public ItemContent What { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(ItemId id, string? file, CancellationToken ct)
    {
        if (await items.FindAsync(id, officer, ct) is not var (item, content)) return NotFound();
        (Item, What) = (item, content);
        if (file is null) return Page();
        return content.Files.FirstOrDefault(one => one.Sha256 == file) is { } found
            ? File(await store.Files.OpenAsync(file, ct), found.MediaType, found.Name) : NotFound();
    }
}
