using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Sending;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>What has just happened to a case without those who handle it: told them with what happened, or not at all.</summary>
public sealed class CaseNotices(PeopleRegister people, StaffMessages staff, Outbox outbox, TimeProvider clock)
{
    /// <summary>
    /// Puts a message for the case's officer, and whoever holds one of these posts at the agency today, into the outbox;
    /// for one who is away his deputy is told too.
    /// </summary>
    public async Task TellAsync(JournalTransaction transaction, AgencyId agency, DisclosureRequest request, CaseNotice notice, params Role[] roles)
    {
        var today = clock.BeijingToday;
        var named = (await people.PostsAsync(null, agency, CancellationToken.None)).Where(post => post.IsHeldOn(today) && roles.Contains(post.Role)
            && (post.Section is null || post.Role != Role.SectionHead || post.SectionName == request.Assignment?.Section))
            .Select(post => post.Person).ToHashSet();
        if (request.Assignment?.Officer is { } officer) named.Add(officer);
        var told = new StaffNotice(notice.Occasion, agency, notice.Kind, request.Stream, notice.Subject, notice.Body,
            notice.IsUrgent ? DueLevel.Red : DueLevel.Amber);
        var all = await staff.WithDeputiesAsync(named, today, CancellationToken.None);
        await outbox.PutAllAsync(transaction, await staff.OfAsync(told, all, today, CancellationToken.None));
    }
}

/// <summary>What is told of a case.</summary>
/// <param name="Occasion">What it is about, unique.</param>
/// <param name="Kind">The kind of occasion.</param>
/// <param name="Subject">In a few words, naming nobody.</param>
/// <param name="Body">What happened and what is to be done.</param>
public sealed record CaseNotice(string Occasion, string Kind, string Subject, string Body)
{
    /// <summary>Whether it goes by every way there is.</summary>
    public bool IsUrgent { get; init; }
}
