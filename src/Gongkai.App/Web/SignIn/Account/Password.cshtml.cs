using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>修改密码: the other sessions end with the old password.</summary>
[Needs(Permission.OwnAccount), NothingKept]
public sealed class PasswordPage(UserManager<Person> people, PeopleRegister register, Sessions sessions, Gatekeeper gate, Officer officer,
    TimeProvider clock) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        [Display(Name = "现在的密码"), Required, StringLength(200)]
        public string Present { get; init; } = "";

        [Display(Name = "新密码"), Required, StringLength(200)]
        public string New { get; init; } = "";

        [Display(Name = "新密码（第二遍）"), Required, StringLength(200)]
        public string Repeated { get; init; } = "";
    }

    [BindProperty]
    public Form Command { get; set; } = new();

    /// <summary>Where he was going when he had to change it first.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    /// <summary>Whether the present password was set by an administrator.</summary>
    public bool MustChange => HttpContext.Person().MustChangePassword;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = HttpContext.Person();
        if (Command.Present.Length > 0 && !await gate.ConfirmPasswordAsync(person, Command.Present, ct)) this.Fault("Command.Present", "密码不对");
        if (Command.New.Length > 0 && PasswordRules.Fault(Command.New, person.SignIn, officer.Posts.Select(post => post.AgencyName)) is { } fault)
            this.Fault("Command.New", fault);
        if (Command.Repeated.Length > 0 && Command.New != Command.Repeated) this.Fault("Command.Repeated", "两次写的不一样");
        if (!ModelState.IsValid) return this.Again();
        (person.PasswordHash, person.MustChangePassword,
            person.SecurityStamp) = (people.PasswordHasher.HashPassword(person, Command.New), false, Guid.NewGuid().ToString("N"));
        await register.ChangeAsync(person, "PasswordChanged", new ChangeContext(person.Id.ToString(), "本人", clock.GetUtcNow(), null), ct);
        await sessions.EndAsync(person.Id, null, null, ct);
        await gate.AdmitAsync(HttpContext, person);
        return LocalRedirect(Appearance.IsLocal(Back) ? Back! : WebRoutes.Account);
    }
}
