using System.Collections.Immutable;
using Gongkai.Features.Demonstration;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Search;

namespace Gongkai.Load;

/// <summary>The items of the demonstration that citizens can see, as they are searched.</summary>
internal static class Corpus
{
    private static readonly AgencyId Bureau = new(Guid.Parse("01900000-0000-7000-8000-0000000000c0"));

    /// <summary>Each with its key as subject.</summary>
    public static ImmutableArray<SearchEntry> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.md").Where(file => Path.GetFileName(file) != "README.md").Order(StringComparer.Ordinal)
            .Select(file => DemonstrationItem.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))).Where(item => item.IsPublic).Select(Entry)];

    private static SearchEntry Entry(DemonstrationItem item) =>
        PublicItemView.EntryOf(item.Key, Bureau, item.Content, item.Column, item.Origin?.On ?? item.PublishedOn!.Value) with
        {
            IsSpent = item.Validity?.Validity is Validity.Abolished or Validity.Lapsed,
        };
}
