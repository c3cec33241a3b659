using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Gongkai.Tests.Web;
using Microsoft.Playwright;

namespace Gongkai.Tests.Browser;

/// <summary>How a page is looked at: on a desk, on the narrowest phone, and without script.</summary>
public enum View
{
    Desktop,
    Phone,
    NoScript,
}

/// <summary>
/// The installed Chromium, in which each journey has a window of its own that shares nothing with others; every page that it passes is examined for
/// accessibility.
/// </summary>
internal sealed partial class Browser : IAsyncDisposable
{
    // The one without windows of its own is the same engine at a fraction of the cost.
    private static readonly string[] Places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Starting it costs more than a journey; it ends with the process.
    private static readonly Lazy<Task<IBrowser>> Shared = new(StartAsync);

    // What was examined: a page that says the same in the same width need not be examined again.
    private static readonly ConcurrentDictionary<string, bool> Examined = new(StringComparer.Ordinal);

    private readonly IBrowserContext context;
    private readonly View view;

    private Browser(IBrowserContext context, IPage page, View view) => (this.context, Page, this.view) = (context, page, view);

    /// <summary>The open page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a browser; the test is skipped, and says so, where none is installed.</summary>
    public static async Task<Browser> OpenAsync(Uri site, View view)
    {
        Assert.SkipUnless(Places.Any(File.Exists), "no Chromium is installed: journeys not tried");
        var context = await (await Shared.Value).NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            Locale = "zh-CN",
            JavaScriptEnabled = view != View.NoScript,
            ViewportSize = view == View.Phone ? new() { Width = 320, Height = 700 } : new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(60_000);
        // The pages have no frames: axe comes with each of them, and needs no second page to sum up in.
        if (view != View.NoScript) await context.AddInitScriptAsync(Axe);
        return new(context, await context.NewPageAsync(), view);
    }

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Places.First(File.Exists),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>Goes to an address and examines the page.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await ExamineAsync();
    }

    /// <summary>Moves the focus to a control by the keyboard alone, as somebody does who has no mouse, and gives it.</summary>
    public async Task<ILocator> TabToAsync(ILocator target)
    {
        var element = await target.ElementHandleAsync();
        for (var i = 0; i < 200; i++)
        {
            if (await element.EvaluateAsync<bool>("element => element === document.activeElement")) return target;
            await Page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"the keyboard does not reach {target}");
    }

    /// <summary>Types into the field of that label.</summary>
    public async Task TypeAsync(string label, string text)
    {
        var field = await TabToAsync(Page.GetByLabel(label, new() { Exact = true }).First);
        if (await field.GetAttributeAsync("type") is "date" or "datetime-local") await field.FillAsync(text);
        else
        {
            await Page.Keyboard.PressAsync("Control+A");
            await Page.Keyboard.InsertTextAsync(text);
        }
    }

    /// <summary>Ticks the choice of that label, in the group of that caption where several groups offer it.</summary>
    public async Task TickAsync(string label, string? group = null)
    {
        var choice = (group is null ? Page.Locator("main") : Page.GetByRole(AriaRole.Group, new() { Name = group, Exact = true }))
            .GetByLabel(label, new() { Exact = true }).First;
        // Of a group of radio buttons the keyboard reaches one, and arrows the others.
        if (await choice.GetAttributeAsync("type") == "radio") await choice.FocusAsync();
        else await TabToAsync(choice);
        if (!await choice.IsCheckedAsync()) await Page.Keyboard.PressAsync("Space");
    }

    /// <summary>Takes the choice of that name in a list, by arrow keys.</summary>
    public async Task ChooseAsync(string label, string text)
    {
        var list = await TabToAsync(Page.GetByLabel(label, new() { Exact = true }).First);
        await Page.Keyboard.PressAsync("Home");
        for (var i = 0; i < 100; i++)
        {
            if (await list.EvaluateAsync<string>("list => list.selectedOptions[0].text") == text) return;
            await Page.Keyboard.PressAsync("ArrowDown");
        }
        throw new InvalidOperationException($"{label} does not offer {text}");
    }

    /// <summary>Fills in a form in the order of its fields; what has no text is ticked.</summary>
    public async Task FillInAsync(params (string Label, string? Text)[] typed)
    {
        foreach (var (label, text) in typed)
        {
            if (text is null) await TickAsync(label);
            else if (await Page.GetByLabel(label, new() { Exact = true }).First.EvaluateAsync<string>("field => field.tagName") == "SELECT")
                await ChooseAsync(label, text);
            else await TypeAsync(label, text);
        }
    }

    /// <summary>Chooses a file for the field of that label; the window in which it is picked is the machine's own and no page.</summary>
    public async Task AttachAsync(string label, string name, byte[] content) =>
        await (await TabToAsync(Page.GetByLabel(label, new() { Exact = true }).First))
            .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = content });

    /// <summary>Takes the file behind the link whose name begins so: the name it is saved under, and what it holds.</summary>
    public async Task<(string Name, byte[] Content)> DownloadAsync(string beginning)
    {
        await TabToAsync(Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^" + Regex.Escape(beginning)) }).First);
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Keyboard.PressAsync("Enter"));
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }

    /// <summary>Signs in, after whoever was there before has signed out.</summary>
    public async Task SignInAsync(string signIn)
    {
        await GoAsync("/");
        if (await Page.GetByRole(AriaRole.Button, new() { Name = "退出", Exact = true }).CountAsync() > 0) await PressAsync("退出");
        await GoAsync("/sign-in");
        await FillInAsync(("登录名", signIn), ("密码", RunningSite.Password));
        await PressAsync("登录");
    }

    /// <summary>
    /// Presses the button, or follows the link, of that name, and examines the page that comes; a line of the menu is looked for under its heading first.
    /// </summary>
    public async Task PressAsync(string name)
    {
        var heading = Page.Locator(".menu details:not([open])", new() { Has = Page.Locator($"a:text-is('{name}')") }).Locator("summary");
        if (await heading.CountAsync() > 0)
        {
            await TabToAsync(heading);
            await Page.Keyboard.PressAsync("Enter");
        }
        var button = Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await EnterAsync(await button.CountAsync() > 0 ? button.First : Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First);
    }

    /// <summary>Follows the link that stands there, whatever it is called, and examines the page that comes.</summary>
    public Task FollowAsync(string selector) => EnterAsync(Page.Locator(selector));

    private async Task EnterAsync(ILocator target)
    {
        await TabToAsync(target);
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, IPage page) => came.TrySetResult();
        Page.Load += Note;
        await Page.Keyboard.PressAsync("Enter");
        await came.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Page.Load -= Note;
        await ExamineAsync();
    }

    /// <summary>What the page says.</summary>
    public Task<string> TextAsync() => Page.Locator("main").InnerTextAsync();

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private async Task ExamineAsync()
    {
        var width = Page.ViewportSize!.Width;
        if (view == View.NoScript) return;
        Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{Page.Url} is wider than {width} pixels");
        if (!Examined.TryAdd($"{view} {Changing().Replace(await Page.ContentAsync(), "")}", true)) return;
        var found = await Page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(one => `${one.id}: ${one.help} (${one.nodes[0]?.html})`)");
        Assert.True(found.Length == 0, $"{Page.Url}: {string.Join("; ", found)}");
    }

    // Ids, tokens and digests are of one site or request and nothing that anybody sees.
    [GeneratedRegex("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|CfDJ8[A-Za-z0-9_-]+")]
    private static partial Regex Changing();
}
