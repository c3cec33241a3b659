using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Storage;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>The events of sites by their names. Names and shapes stay for ever.</summary>
internal static class WebsiteEvents
{
    /// <summary>All of them.</summary>
    public static FrozenDictionary<string, Type> All { get; } = typeof(WebsiteEvent).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(WebsiteEvent))).ToFrozenDictionary(type => type.Name);

    /// <summary>What happened, as the journal keeps it.</summary>
    public static JournalEvent Of(WebsiteEvent happened) => new(happened.GetType().Name, JsonSerializer.Serialize(happened, happened.GetType(),
        EventJson.Options));

    /// <summary>What the journal kept.</summary>
    public static WebsiteEvent Read(JournalEntry entry) => (WebsiteEvent)JsonSerializer.Deserialize(entry.Body, All[entry.Type], EventJson.Options)!;

    /// <summary>The site that these events leave.</summary>
    public static Website Site(ImmutableArray<JournalEntry> entries) => entries.Aggregate(
        new Website(WebsiteId.Parse(entries[0].Stream[Website.Streams.Length..], null)), (site, entry) => site.After(Read(entry)));
}
