using Gongkai.Documents.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>核对从文件读取的内容: what a file had that was read in saving, until whoever saved it has looked at it.</summary>
[Needs(Permission.HandleItems)]
public sealed class ReadFilePage(ItemDesk desk, Officer officer, DeskDrafts drafts) : PageModel
{
    public PublicItem Item { get; private set; } = null!;

    public ItemContent Draft { get; private set; } = null!;

    /// <summary>What was read.</summary>
    public TakenText Taken { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { } open) return NotFound();
        if (await drafts.FindAsync<TakenText>(officer.Id, open.Matter.Stream, ItemEditing.Reading, ct) is not var (taken, _))
            return Redirect(PublishingRoutes.Of(id));
        (Item, Draft, Taken) = (open.Matter, open.Situation.Contents[open.Matter.Content], taken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ItemId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { } open) return NotFound();
        await drafts.RemoveAsync(officer.Id, open.Matter.Stream, ItemEditing.Reading, ct);
        return Redirect(PublishingRoutes.Of(id));
    }
}

/// <summary>The text of an item as a Word file, with its tables and pictures: to be changed there and taken over again.</summary>
[Needs(Permission.HandleItems)]
public sealed class ItemWordPage(ItemDesk desk, Store store) : PageModel
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public async Task<IActionResult> OnGetAsync(ItemId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new PublicItem(id), ct) is not { } open) return NotFound();
        var content = open.Situation.Contents[open.Matter.Content];
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in content.Files.Where(file => file.IsInText))
            pictures[file.Name] = await store.Files.ReadAsync(file.Sha256, ct);
        return File(new OfficialFile(content.Title, content.Body).ToDocx(name => pictures.TryGetValue(name, out var found) ? found : null), Word,
            $"{content.Title}.docx");
    }
}
