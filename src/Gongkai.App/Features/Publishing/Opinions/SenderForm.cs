using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;

namespace Gongkai.Features.Publishing;

/// <summary>Who writes, as he types it, and by which the same form sent twice is known.</summary>
public abstract class SenderForm
{
    /// <summary>By which the same form sent twice is known.</summary>
    public Guid Key { get; set; }

    [StringLength(80), Display(Name = "姓名或者单位名称")]
    public string? Name { get; set; }

    [StringLength(40), Display(Name = "联系电话")]
    public string? Telephone { get; set; }

    [StringLength(120), EmailAddress(ErrorMessage = "电子邮箱写得不对，如 name@example.cn"), Display(Name = "电子邮箱")]
    public string? Email { get; set; }

    /// <summary>Seals who he is; null where he does not say.</summary>
    private protected async Task<PrivateRef?> SealSenderAsync<TSituation>(MatterWriting<TSituation> writing) where TSituation : ISituation
    {
        var sender = new OpinionSender(Name?.Trim() ?? "") { Telephone = Telephone?.Trim() ?? "", Email = Email?.Trim() ?? "" };
        return sender.Line.Length > 0 ? await writing.SealAsync(OpinionSender.RowKind, sender.Write()) : null;
    }
}
