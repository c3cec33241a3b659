using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>The events of accounts and posts by their names. Names and shapes stay for ever.</summary>
internal static class MediaEvents
{
    /// <summary>All of them.</summary>
    public static FrozenDictionary<string, Type> All { get; } = typeof(MediaAccountEvent).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(MediaAccountEvent)) || type.IsSubclassOf(typeof(PostEvent))))
        .ToFrozenDictionary(type => type.Name);

    /// <summary>What happened, as the journal keeps it.</summary>
    public static JournalEvent Of(object happened) => new(happened.GetType().Name, JsonSerializer.Serialize(happened, happened.GetType(), EventJson.Options));

    /// <summary>What the journal kept.</summary>
    public static T Read<T>(JournalEntry entry) where T : class => (T)JsonSerializer.Deserialize(entry.Body, All[entry.Type], EventJson.Options)!;

    /// <summary>The account that these events leave.</summary>
    public static MediaAccount Account(ImmutableArray<JournalEntry> entries) => entries.Aggregate(
        new MediaAccount(MediaAccountId.Parse(entries[0].Stream[MediaAccount.Streams.Length..], null)), (account, entry) =>
            account.After(Read<MediaAccountEvent>(entry)));

    /// <summary>The post that these events leave.</summary>
    public static MediaPost Post(ImmutableArray<JournalEntry> entries) => entries.Aggregate(
        new MediaPost(MediaPostId.Parse(entries[0].Stream[MediaPost.Streams.Length..], null)), (post, entry) => post.After(Read<PostEvent>(entry)));
}
