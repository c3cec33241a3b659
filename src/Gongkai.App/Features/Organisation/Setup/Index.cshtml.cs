using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Organisation;

/// <summary>首次设置: the first agency and its administrator, entered by whoever holds the link that the command line printed.</summary>
[Public]
public sealed class SetupPage(SetupToken token, Journal journal, IPasswordHasher<Person> hasher, TimeProvider clock) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        [Display(Name = "机关名称"), Required, StringLength(80)]
        public string Agency { get; init; } = "";

        [Display(Name = "层级"), Required]
        public AgencyLevel? Level { get; init; }

        [Display(Name = "姓名"), Required, StringLength(40)]
        public string Name { get; init; } = "";

        [Display(Name = "登录名"), Required, StringLength(40, MinimumLength = 2)]
        public string SignIn { get; init; } = "";

        [Display(Name = "密码"), Required, StringLength(200)]
        public string Password { get; init; } = "";

        [Display(Name = "密码（第二遍）"), Required, StringLength(200)]
        public string Repeated { get; init; } = "";
    }

    [BindProperty]
    public Form Command { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await token.IsGoodAsync(Token, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await token.IsGoodAsync(Token, ct)) return NotFound();
        if (Command.Password.Length > 0 && PasswordRules.Fault(Command.Password, Command.SignIn, [Command.Agency]) is { } fault)
            this.Fault("Command.Password", fault);
        if (Command.Repeated.Length > 0 && Command.Password != Command.Repeated) this.Fault("Command.Repeated", "两次写的不一样");
        if (!ModelState.IsValid) return this.Again();
        await EnterAsync(ct);
        return Redirect(WebRoutes.SignIn);
    }

    private async Task EnterAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var agency = new Agency(new(Guid.CreateVersion7(clock.GetUtcNow())), Command.Agency.Trim()) { Level = Command.Level!.Value, FromOn = today };
        var person = new Person { Name = Command.Name.Trim(), SignIn = Command.SignIn.Trim() };
        person.PasswordHash = hasher.HashPassword(person, Command.Password);
        var post = new Post(new(Guid.CreateVersion7(clock.GetUtcNow())), person.Id, agency.Id, agency.Name, null, null, Role.Administrator, "",
            today, null, null);
        var change = new ChangeContext(person.Id.ToString(), "首次设置", clock.GetUtcNow(), null);
        await journal.WriteAsync(async transaction =>
        {
            await AgencyRegister.AddAsync(transaction, agency, change);
            await PeopleRegister.AddAsync(transaction, person, post, change);
            return true;
        }, ct);
    }
}
