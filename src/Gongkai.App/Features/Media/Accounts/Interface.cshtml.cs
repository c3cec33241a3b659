using System.ComponentModel.DataAnnotations;
using Gongkai.Media;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>The interface as it is typed.</summary>
public sealed record MediaInterfaceForm
{
    [Display(Name = "AppID"), Required, StringLength(60), RegularExpression("[A-Za-z0-9_-]+", ErrorMessage = "AppID 由字母和数字组成")]
    public string AppId { get; init; } = "";

    [Display(Name = "AppSecret"), Required, StringLength(100)]
    public string AppSecret { get; init; } = "";

    [Display(Name = "令牌（Token）"), StringLength(100)]
    public string? Token { get; init; }

    [Display(Name = "消息加解密密钥（EncodingAESKey）"), RegularExpression(" *[A-Za-z0-9]{43} *", ErrorMessage = "消息加解密密钥是 43 个字母和数字")]
    public string? MessageKey { get; init; }
}

/// <summary>公众号接口: AppID, secret and token of an account. The secret and the token lie sealed and are never shown.</summary>
[Needs(Permission.ManageMedia)]
public sealed class MediaInterfacePage(Officer officer, MediaAccounts accounts, Store store, PublicAddress address, TimeProvider clock) : PageModel
{
    private KeptAccount kept = null!;

    [BindProperty]
    public MediaInterfaceForm Command { get; set; } = new();

    /// <summary>The version that was looked at.</summary>
    [BindProperty]
    public int Version { get; set; }

    public MediaAccount Account => kept.Account;

    /// <summary>The address for WeChat's messages.</summary>
    public string Callback => address.Of(MediaRoutes.Callback(Account.Id));

    public async Task<IActionResult> OnGetAsync(MediaAccountId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        (Command, Version) = (new() { AppId = Account.Interface?.AppId ?? "" }, Account.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostSetAsync(MediaAccountId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        if (Command is { MessageKey: { Length: > 0 }, Token: null or "" }) this.Fault("Command.Token", "填写消息加解密密钥的，也要填写令牌");
        if (!ModelState.IsValid) return this.Again();
        return await ChangeAsync(async transaction => new MediaInterfaceSet(Command.AppId.Trim(),
            await store.People.SealAsync(transaction, "media-secret", Command.AppSecret.Trim()),
            Command.Token?.Trim() is { Length: > 0 } token ? await store.People.SealAsync(transaction, "media-token", token) : null)
        {
            MessageKey = Command.MessageKey?.Trim() is { Length: > 0 } key ? await store.People.SealAsync(transaction, "media-key", key) : null,
        }, ct);
    }

    public async Task<IActionResult> OnPostLeaveAsync(MediaAccountId id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct)) return NotFound();
        ModelState.Clear();
        return await ChangeAsync(_ => Task.FromResult<MediaAccountEvent>(new MediaInterfaceLeft(null)), ct);
    }

    private async Task<IActionResult> ChangeAsync(Func<JournalTransaction, Task<MediaAccountEvent>> propose, CancellationToken ct)
    {
        try
        {
            var refused = await accounts.ChangeAsync(kept.Agency, Account with { Version = Version }, propose,
                officer.Change(clock, Permission.ManageMedia, kept.Agency), ct);
            return refused.IsEmpty ? Redirect(MediaRoutes.Account(Account.Id)) : this.Again(refused, nameof(Command));
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
    }

    private async Task<bool> FindAsync(MediaAccountId id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { Account.Entry.Platform: MediaPlatform.WeChat } found
            || !officer.May(Permission.ManageMedia, found.Agency)) return false;
        kept = found;
        return true;
    }
}
