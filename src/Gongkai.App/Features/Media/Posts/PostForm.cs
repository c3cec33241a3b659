using System.ComponentModel.DataAnnotations;
using Gongkai.Media;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>A post as it is typed.</summary>
public sealed class PostForm
{
    [Display(Name = "账号"), Required]
    public MediaAccountId? Account { get; set; }

    [Display(Name = "标题"), Required, StringLength(200)]
    public string Title { get; set; } = "";

    [Display(Name = "作者"), StringLength(60)]
    public string? Author { get; set; }

    [Display(Name = "摘要"), StringLength(500)]
    public string? Digest { get; set; }

    [Display(Name = "微信以外的渠道的正文"), StringLength(PostWords.LongestText * 2)]
    public string? Text { get; set; }

    /// <summary>The SHA-256 of the picture of the item, or of one that was sent before; empty for none.</summary>
    [Display(Name = "封面")]
    public string? Cover { get; set; }

    [Display(Name = "另选封面")]
    public IFormFile? Picture { get; set; }

    /// <summary>The post that it becomes: pictures that were sent are kept under it.</summary>
    public MediaPostId Key { get; set; }

    /// <summary>Pictures that were sent before, for choosing again.</summary>
    public List<string> Sent { get; set; } = [];

    /// <summary>The words; the form has been found right.</summary>
    internal PostWords Words(MediaPlatform platform, ItemFile? cover) =>
        new(Title.Trim(), Author?.Trim() ?? "", Digest?.Trim() ?? "", platform == MediaPlatform.WeChat ? "" : Text?.Trim() ?? "", cover);

    internal static PostForm Of(MediaPost post) => new()
    {
        Account = post.Account,
        Title = post.Words.Title,
        Author = post.Words.Author,
        Digest = post.Words.Digest,
        Text = post.Words.Text,
        Cover = post.Words.Cover?.Sha256,
        Key = post.Id,
    };

    /// <summary>Takes a picture that came along: it is kept, whatever else is wrong with the form, and chosen.</summary>
    internal async Task TakeAsync(PageModel page, UntrustedFiles files, Store store, CancellationToken ct)
    {
        if (Picture is null) return;
        var (upload, fault) = await Upload.ReadAsync(Picture, files, ct);
        if (upload is null) page.Fault("Command.Picture", fault!);
        else if (upload.MediaType is not ("image/jpeg" or "image/png")) page.Fault("Command.Picture", "封面请选择 JPG 或者 PNG 图片");
        else
        {
            using var content = new MemoryStream(upload.Content.ToArray(), writable: false);
            var kept = await store.Files.PutAsync(content, new MediaPost(Key).Stream, Upload.MostBytes, ct);
            Sent = [.. Sent.Append($"{kept.Hash}|{upload.MediaType}|{kept.Size}").Distinct()];
            Cover = kept.Hash;
            foreach (var name in (string[])["Command.Cover", "Command.Sent"]) page.ModelState.Remove(name);
        }
    }
}
