using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>The people of the demonstration at their desks, with the posts of the day.</summary>
internal sealed class DemonstrationStaff(IServiceProvider services, TimeProvider clock, DemonstrationNames names)
{
    /// <summary>Somebody, as if signed in today.</summary>
    public async Task<Officer> OfficerAsync(string signIn, CancellationToken ct)
    {
        var person = names.Person(signIn);
        var posts = (await services.GetRequiredService<PeopleRegister>().PostsAsync(person.Id, null, ct)).Where(post => post.IsHeldOn(clock.BeijingToday));
        return new(person.Id, person.Name, [.. posts], await services.GetRequiredService<AgencyRegister>().TreeAsync(ct));
    }

    /// <summary>Somebody's desk.</summary>
    public async Task<CaseDesk> DeskAsync(string signIn, CancellationToken ct) =>
        ActivatorUtilities.CreateInstance<CaseDesk>(services, await OfficerAsync(signIn, ct));
}
