using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Media;

/// <summary>On the desk's first page: posts and accounts about which a person has to do something.</summary>
public sealed class PressingMedia(Officer officer, MediaPosts posts, MediaAccounts accounts) : ViewComponent
{
    /// <summary>What presses at the officer's first agency; nothing for those who handle no new media.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var ct = HttpContext.RequestAborted;
        if (officer.Posts.FirstOrDefault(post => Permissions.Allow(Permission.HandleMedia, [post.Role]))?.Agency is not { } agency) return Content("");
        var stopped = (await accounts.ListAsync(agency, ct)).Where(line => line.Stopped is not null).ToList();
        var pressing = await posts.PressingAsync(agency, ct);
        return stopped.Count == 0 && pressing.IsEmpty ? Content("") : View("/Features/Media/Posts/_Pressing.cshtml", (stopped, pressing));
    }
}

/// <summary>On the page of an item: to which accounts it went, and how that stands.</summary>
public sealed class ItemChannels(Officer officer, MediaPosts posts) : ViewComponent
{
    /// <summary>The posts of an item, for those who handle new media.</summary>
    public async Task<IViewComponentResult> InvokeAsync(ItemId item, bool isPublic) => officer.May(Permission.HandleMedia)
        ? View("/Features/Media/Posts/_Channels.cshtml", (item, isPublic, await posts.OfItemAsync(item, HttpContext.RequestAborted))) : Content("");
}
