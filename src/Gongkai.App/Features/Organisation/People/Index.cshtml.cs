using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>人员名录 of the agencies that the officer administers, and people without any post.</summary>
[Needs(Permission.ManagePeople)]
public sealed class PeoplePage(PeopleRegister people, AgencyRegister agencies, Officer officer, TimeProvider clock) : PageModel
{
    private const int PerPage = 50;

    [BindProperty(SupportsGet = true), Display(Name = "机关")]
    public AgencyId? Agency { get; set; }

    /// <summary>The page shown, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public ImmutableArray<Choice> Agencies { get; private set; } = [];

    /// <summary>People with the posts that they hold today.</summary>
    public ImmutableArray<(Person Person, ImmutableArray<Post> Posts)> Rows { get; private set; } = [];

    public DateOnly Today { get; } = clock.BeijingToday;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = officer.Agencies(Permission.ManagePeople);
        Agencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(row => mine.Contains(row.Agency.Id))
            .Select(row => new Choice(row.Agency.Id.ToString(), row.Agency.Name))];
        var posts = (await people.PostsAsync(null, Agency, ct)).ToLookup(post => post.Person);
        var rows = (await people.AllAsync(ct))
            .Where(person => posts[person.Id].Any(post => mine.Contains(post.Agency)) || Agency is null && !posts.Contains(person.Id)).ToList();
        Pages = (rows.Count + PerPage - 1) / PerPage;
        Number = Math.Clamp(Number, 1, Math.Max(Pages, 1));
        Rows = [.. rows.Skip((Number - 1) * PerPage).Take(PerPage)
            .Select(person => (person, posts[person.Id].Where(post => post.IsHeldOn(Today)).ToImmutableArray()))];
    }
}
