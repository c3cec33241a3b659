using System.Collections.Immutable;

namespace Gongkai.Features.Portal;

/// <summary>What was read for many pages of a saved site at once.</summary>
/// <param name="Agencies">The agencies of its day.</param>
/// <param name="Items">Some items.</param>
internal sealed record ReadAhead(ImmutableDictionary<AgencyId, PortalAgency> Agencies, IReadOnlyDictionary<ItemId, ShownItem> Items);

/// <summary>A page that is made for a saved site, on which nothing is asked by combination.</summary>
internal static class SavedPage
{
    extension(HttpContext context)
    {
        /// <summary>Whether the page that is asked for will be a file.</summary>
        public bool IsSaved => context.Ahead is not null;

        /// <summary>What was read for it beforehand; null where it is a page like others.</summary>
        public ReadAhead? Ahead => context.Items.TryGetValue(typeof(SavedPage), out var ahead) ? (ReadAhead?)ahead : null;

        public void MarkSaved(ReadAhead ahead) => context.Items[typeof(SavedPage)] = ahead;
    }
}
