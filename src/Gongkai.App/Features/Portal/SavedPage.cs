namespace Gongkai.Features.Portal;

/// <summary>A page that is made for a saved site, on which nothing is asked by combination.</summary>
internal static class SavedPage
{
    extension(HttpContext context)
    {
        /// <summary>Whether the page that is asked for will be a file.</summary>
        public bool IsSaved => context.Items.ContainsKey(typeof(SavedPage));

        public void MarkSaved() => context.Items[typeof(SavedPage)] = true;
    }
}
