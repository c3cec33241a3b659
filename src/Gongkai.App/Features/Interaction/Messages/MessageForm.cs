using System.ComponentModel.DataAnnotations;
using Gongkai.Features.Publishing;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>What one of the public types who writes to an agency, or who has found a fault of the website.</summary>
public sealed class MessageForm : SenderForm
{
    [Display(Name = "留言的种类")]
    public MessageKind? Kind { get; set; }

    /// <summary>标题; of a fault, the address of the page.</summary>
    [Required, StringLength(300), Display(Name = "标题")]
    public string Subject { get; set; } = "";

    [Required, StringLength(3_000), Display(Name = "内容")]
    public string Words { get; set; } = "";

    [Display(Name = "希望怎样答复")]
    public ReplyWish Wish { get; set; }

    [Display(Name = "同意在去掉个人信息以后公开我的问题和答复")]
    public bool MayBePublic { get; set; }

    /// <summary>Says what is missing for the answer that is wanted.</summary>
    internal void Examine(PageModel page)
    {
        if (Wish == ReplyWish.Email && string.IsNullOrWhiteSpace(Email)) page.Fault("Command.Email", "请填写电子邮箱，或者选择别的答复方式");
        if (Wish == ReplyWish.Telephone && string.IsNullOrWhiteSpace(Telephone)) page.Fault("Command.Telephone", "请填写联系电话，或者选择别的答复方式");
    }

    /// <summary>The event, with all that is sealed for it.</summary>
    internal async Task<MessageReceived> EventAsync(MatterWriting<MessageSituation> writing, MessageKind kind, ItemId? item, string codeHash)
    {
        var on = writing.Situation.Today;
        var letter = kind == MessageKind.Correction ? "错" : "言";
        var number = $"{on.Year}-{letter}{await writing.Transaction.NextNumberAsync(writing.Agency, $"message/{letter}/{on.Year}"):00000}";
        return new(on, kind, number, await writing.SealAsync("message", Words.Trim()), Wish, writing.Situation.Settings.Of(kind), codeHash)
        {
            Subject = await writing.SealAsync("message_subject", Subject.Trim()),
            Sender = await SealSenderAsync(writing),
            MayBePublic = kind != MessageKind.Correction && MayBePublic,
            Item = item,
        };
    }
}
