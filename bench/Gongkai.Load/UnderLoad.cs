using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Gongkai.Load;

/// <summary>A site that is measured.</summary>
internal static class UnderLoad
{
    /// <summary>Where it listens.</summary>
    public static Uri Address(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The cookies of the officer who sees everything.</summary>
    public static async Task<string> SignInAsync(Uri site)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site };
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("Command.SignIn", "celiang"), new("Command.Password", Register.Password),
        ]);
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException("signing in failed");
        return cookies.GetCookieHeader(site);
    }
}
