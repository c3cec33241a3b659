using Gongkai.Agencies;

namespace Gongkai.Sending;

/// <summary>What people of the staff are told.</summary>
/// <param name="Occasion">What it is about, unique; each is told of it once by each way.</param>
/// <param name="Agency">Whose matter it is.</param>
/// <param name="Kind">The kind of occasion.</param>
/// <param name="Matter">The stream of the matter.</param>
/// <param name="Subject">In a few words, naming nobody.</param>
/// <param name="Body">What happened and what is to be done.</param>
/// <param name="Level">How urgent it is: by which ways it goes.</param>
public sealed record StaffNotice(string Occasion, AgencyId Agency, string Kind, string Matter, string Subject, string Body, DueLevel Level);

/// <summary>Messages to people of the staff: each by the ways that reach him, unless he has left.</summary>
public sealed class StaffMessages(PeopleRegister people, OutgoingWays ways)
{
    /// <summary>The messages of a notice to some people, for the outbox.</summary>
    public async Task<IReadOnlyList<Outgoing>> OfAsync(StaffNotice notice, IEnumerable<PersonId> whom, DateOnly today, CancellationToken ct)
    {
        var messages = new List<Outgoing>();
        foreach (var id in whom.Distinct().ToArray())
            if (await people.FindAsync(id, ct) is { } person && !(person.EndedOn < today))
                foreach (var way in ways.Of(person, notice.Level))
                    messages.Add(new($"{notice.Occasion}/{id}/{way}", notice.Agency, id, way, notice.Kind, notice.Matter, notice.Subject, notice.Body));
        return messages;
    }

    /// <summary>Some people, and whoever stands in for one of them that day.</summary>
    public async Task<IReadOnlySet<PersonId>> WithDeputiesAsync(IEnumerable<PersonId> whom, DateOnly today, CancellationToken ct)
    {
        var all = whom.ToHashSet();
        foreach (var absent in all.ToArray())
            foreach (var deputy in await people.DeputiesAsync(absent, ct))
                if (today >= deputy.FromOn && today <= deputy.UntilOn) all.Add(deputy.Stands);
        return all;
    }
}
