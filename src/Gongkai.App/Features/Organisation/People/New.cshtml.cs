using System.Security.Cryptography;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>登记人员, with a first password that is shown once and must be changed.</summary>
[Needs(Permission.ManagePeople)]
public sealed class NewPersonPage(PeopleRegister people, Officer officer, IPasswordHasher<Person> hasher, TimeProvider clock) : PageModel
{
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    [BindProperty]
    public PersonForm Command { get; set; } = new();

    /// <summary>Shown once.</summary>
    public string? FirstPassword { get; private set; }

    /// <summary>Whom it belongs to.</summary>
    public PersonId Added { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = new Person
        {
            Name = Command.Name.Trim(),
            SignIn = Command.SignIn.Trim(),
            Email = Command.Email?.Trim() ?? "",
            Telephone = Command.Telephone?.Trim() ?? "",
            MustChangePassword = true,
        };
        if (person.SignIn.Length > 0 && await people.IsTakenAsync(person.SignIn, person.Id, ct)) this.Fault("Command.SignIn", "这个登录名已经有人用了");
        if (!ModelState.IsValid) return this.Again();
        (FirstPassword, Added) = (NewPassword(), person.Id);
        person.PasswordHash = hasher.HashPassword(person, FirstPassword);
        await people.AddAsync(person, null, officer.Change(clock, Permission.ManagePeople, officer.Posts[0].Agency), ct);
        return Page();
    }

    /// <summary>A password to be changed at once.</summary>
    internal static string NewPassword() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
