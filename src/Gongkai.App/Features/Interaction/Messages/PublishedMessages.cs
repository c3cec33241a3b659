using System.Collections.Immutable;
using Dapper;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Interaction;

/// <summary>A question that became public, with its answer.</summary>
public sealed record PublishedMessage(MessageId Id, AgencyId Agency, MessageKind Kind, DateOnly ReceivedOn, DateOnly DoneOn, string Title)
{
    public string Question { get; init; } = "";

    public string Answer { get; init; } = "";

    /// <summary>The section that answered; empty where it lay in none.</summary>
    public string Section { get; init; } = "";
}

/// <summary>
/// 留言选登: what became public of messages. The words lie sealed like all others and are read when somebody looks: what is taken down is gone at once.
/// </summary>
public sealed class PublishedMessages(Store store, MessageJournal journal)
{
    /// <summary>The kind of their entries in the search.</summary>
    public const string EntryKind = "message";

    private const int PageSize = 20;

    /// <summary>The rows that everybody reads: title, question, answer.</summary>
    internal static ImmutableArray<PrivateRef> Shown(PublicMessage message) =>
        message.Draft is { Title: { } title, Question: { } question } draft ? [title, question, draft.Answer] : [];

    /// <summary>A page of an agency's, the latest first; and how many pages there are.</summary>
    public async Task<(ImmutableArray<PublishedMessage> Shown, int Pages)> OfAsync(AgencyId agency, int page, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var asked = new { agency, size = (long)PageSize, skip = (long)(page - 1) * PageSize };
        const string from = $"from {MessageView.Table} where agency = @agency and public_on is not null";
        var count = await connection.ExecuteScalarAsync<long>($"select count(*) {from}", asked);
        var ids = await connection.QueryAsync<MessageId>($"select id {from} order by public_on desc, id desc limit @size offset @skip", asked);
        var shown = ImmutableArray.CreateBuilder<PublishedMessage>();
        foreach (var id in ids)
            if (await FindAsync(id, ct) is { } message) shown.Add(message);
        return (shown.ToImmutable(), (int)((count + PageSize - 1) / PageSize));
    }

    /// <summary>One; null where it is not public.</summary>
    public async Task<PublishedMessage?> FindAsync(MessageId id, CancellationToken ct)
    {
        if (await journal.FindAsync(new PublicMessage(id), ct) is not var (agency, message) || message.PublicOn is null
            || Shown(message) is not [var title, var question, var answer]) return null;
        await using var connection = await store.Database.OpenAsync(ct);
        var texts = await MatterTexts.OpenAsync(store.People, connection, [title, question, answer]);
        return new(id, agency, message.Received!.Kind, message.Received.On, message.DoneOn!.Value, texts[title])
        {
            Question = texts[question],
            Answer = texts[answer],
            Section = message.Section ?? "",
        };
    }
}
