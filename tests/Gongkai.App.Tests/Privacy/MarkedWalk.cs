using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Features.Demonstration;
using Gongkai.Tests.Web;
using Gongkai.Web;
using Microsoft.AspNetCore.Http.Metadata;

namespace Gongkai.Tests.Privacy;

/// <summary>Everybody's way through the demonstration: the public, an applicant, and an officer of each role.</summary>
internal sealed class MarkedWalk(Uri address, ImmutableArray<PageForms> pages, Marks marks)
{
    // A byte more than the page takes that takes most.
    private readonly long tooLarge = pages.Max(page => page.Route.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? 0) + 1;
    private readonly HashSet<string> posted = [];
    private readonly HashSet<string> met = [];

    /// <summary>Where the platform faulted.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>All that pages lead to, and all their forms.</summary>
    public async Task EverybodyAsync()
    {
        await WalkAsync("公众", null, "/", "/apply", "/track", "/check", "/calculator");
        await WalkAsync("申请人", null, $"/track/{DemonstrationData.Plan.Code}");
        // An administrator ends posts, so comes last.
        foreach (var role in Enum.GetValues<Role>().OrderBy(role => role == Role.Administrator)) await WalkAsync(role.ToString(), role, "/desk");
        Assert.Equal([], Faults);
        Assert.True(pages.Count(page => !page.Posts.IsEmpty && posted.Any(page.IsAt)) > 40, "hardly a form was found");
    }

    /// <summary>Every handler of every page with every field that it binds, by somebody who may; and how many broke.</summary>
    public async Task<int> EveryHandlerAsync()
    {
        var broken = 0;
        var officers = new Dictionary<Role, MarkedVisitor>();
        foreach (var page in pages)
        {
            var needs = page.Route.Metadata.GetMetadata<NeedsAttribute>();
            var role = needs is null || needs.Permission == Permission.OwnAccount ? Role.SectionOfficer : Permissions.Holders(needs.Permission)[0];
            var officer = officers.TryGetValue(role, out var known) ? known : officers[role] = Visitor(role.ToString(), role);
            foreach (var path in met.Where(page.IsAt).Select(path => path.Split('?')[0]).Take(1)
                .Append(page.Fill(marks.For(page.Pattern, "address"))).Distinct())
            {
                var query = string.Join('&',
                    page.Queries.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(marks.For(page.Pattern, field.Name))}"));
                Count(await officer.OpenAsync($"{path}?{query}"));
                if (page.Name.Contains("SignOut", StringComparison.Ordinal)) continue;
                foreach (var handler in page.Posts) Count(await officer.SendAsync(path, handler, page.Pattern));
            }
        }
        foreach (var officer in officers.Values) officer.Dispose();
        return broken;

        void Count(HttpStatusCode status) => broken += status == HttpStatusCode.InternalServerError ? 1 : 0;
    }

    /// <summary>What no browser sends: marks for an agent, a cookie, a body that is none, a file that is far too large.</summary>
    public async Task StrangersAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", marks.For("headers", "agent")[2..]);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Referer", $"http://{marks.For("headers", "from")[2..]}/");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie",
            $"gongkai={marks.For("headers", "cookie")[2..]}; gongkai-form={marks.For("headers", "form")[2..]}");
        foreach (var page in pages)
        {
            var path = page.Fill(Uri.EscapeDataString(marks.For(page.Pattern, "address")));
            await client.GetAsync(path, TestContext.Current.CancellationToken);
            using var broken = new StringContent($"{{\"{marks.For(page.Pattern, "body")}", Encoding.UTF8, "multipart/form-data");
            await client.PostAsync(path, broken, TestContext.Current.CancellationToken);
            if (page.Posts.Any(handler => handler.Fields.Any(field => field.IsFile))) await FloodAsync(path, page);
        }
    }

    // The platform answers before all is read, and hangs up.
    private async Task FloodAsync(string path, PageForms page)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var head =
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: multipart/form-data; "
                + $"boundary=x\r\nContent-Length: {tooLarge}\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"{marks.For(page.Pattern, "part")}\"; filename=\"{marks.For(page.Pattern, "file")}.pdf\"\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head), TestContext.Current.CancellationToken);
        var status = new byte[12];
        await socket.GetStream().ReadExactlyAsync(status, TestContext.Current.CancellationToken);
        Assert.True(Encoding.ASCII.GetString(status) == "HTTP/1.1 413", $"{path} answers a file that is far too large with {Encoding.ASCII.GetString(status)}");
    }

    private async Task WalkAsync(string who, Role? role, params string[] from)
    {
        using var visitor = Visitor(who, role);
        await visitor.WalkAsync(from);
        met.UnionWith(visitor.Met);
    }

    private MarkedVisitor Visitor(string who, Role? role) => new(who, marks, async () =>
    {
        var visitor = new Visitor(address);
        if (role is null) return visitor;
        var person = DemonstrationData.People.First(person => person.Posts.Any(post => post.UntilOn is null && post.Role == role));
        var entered = await visitor.SendAsync("/sign-in", "登录", ("Command.SignIn", person.SignIn), ("Command.Password", DemonstrationData.Plan.Password));
        Assert.True(entered.StatusCode == HttpStatusCode.Redirect, $"{person.SignIn} cannot sign in");
        return visitor;
    }, posted, Faults);
}
