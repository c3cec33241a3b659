using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Documents.Isolation;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Portal;

/// <summary>信息: an item of the public at its address for ever; of a withdrawn one what is left is that, when and why.</summary>
[Public, Kept]
public sealed class PortalItemPage(PortalAgencies agencies, PortalItems portal, PublicReports reports, TimeProvider clock) : PortalPage(agencies)
{
    /// <summary>What is shown.</summary>
    public ShownItem Shown { get; private set; } = new(new(), null);

    public PublicItemRow Row => Shown.Row;

    /// <summary>What it says; null once it is withdrawn.</summary>
    public ItemContent? Text => Shown.Content;

    public PublicColumn? Column => At.Column(Row.ColumnId);

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>How it stands today; null where that is no question.</summary>
    public Validity? Validity => Row.ValidityOn(Today);

    /// <summary>Whether the public is heard on it today.</summary>
    public bool IsHeard => Row.OpenFrom <= Today && Today <= Row.OpenUntil;

    /// <summary>The figures of an annual report; null where it is none, or they cannot be read.</summary>
    public ReportFigures? Figures { get; private set; }

    /// <summary>Whether its figures are still to be read: too many files are being read just now.</summary>
    public bool IsToBeRead { get; private set; }

    /// <summary>正式文件 and the other files.</summary>
    public IEnumerable<ItemFile> Files => Text?.Files.Where(file => !file.IsInText && file != PortalWords.Photograph(Row, Text))
        .OrderByDescending(file => file.IsOfficial) ?? Enumerable.Empty<ItemFile>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if ((HttpContext.Ahead?.Items.GetValueOrDefault(new(id)) ?? await portal.ShownAsync(new ItemId(id), ct)) is not { } found
            || !await FindAsync(found.Row.Agency.Value, ct)) return NotFound();
        Shown = found;
        try
        {
            Figures = await reports.FindAsync(Row, Text, ct);
        }
        catch (ReadersBusyException)
        {
            // The page goes without them, and is not kept as it is.
            IsToBeRead = true;
            Response.Headers.CacheControl = "no-store";
        }
        if (Row.WithdrawnOn is not null) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
