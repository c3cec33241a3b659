using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongkai.Agencies;
using Gongkai.Documents.Isolation;
using Gongkai.Reading;
using Gongkai.Sending;
using Gongkai.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;

namespace Gongkai.Web;

/// <summary>The web part: every registration, and the order in which a request passes.</summary>
public static class Site
{
    /// <summary>Bytes of a form without files; pages that take files say so with <see cref="RequestSizeLimitAttribute"/>.</summary>
    public const int MostFormBytes = 1 << 20;

    /// <summary>The site, not yet started.</summary>
    /// <param name="options">How it is run.</param>
    /// <param name="clock">The time.</param>
    /// <param name="further">Registers what stands beside the platform's own, such as pages to measure against.</param>
    public static WebApplication Build(SiteOptions options, TimeProvider clock, Action<IServiceCollection>? further = null)
    {
        var builder =
            WebApplication.CreateEmptyBuilder(new() { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Site).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostFormBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            // What a page has not taken yet waits with the sender, not here, however many send at once.
            kestrel.Limits.MaxRequestBufferSize = 128 << 10;
        });
        // Logs carry codes and ids: what the framework says of addresses and forms is left out.
        builder.Logging.AddConsole(console => console.FormatterName = QuietConsole.FormatterName).AddConsoleFormatter<QuietConsole, ConsoleFormatterOptions>()
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Gongkai", options.Settings.GetValue("Log:Level", LogLevel.Warning))
            .AddFilter("Microsoft.AspNetCore", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        Register(builder.Services, options, clock);
        further?.Invoke(builder.Services);
        var app = builder.Build();
        foreach (var url in options.Listening) app.Urls.Add(url);
        app.Services.GetRequiredService<Store>();
        Route(app, options);
        return app;
    }

    private static void Register(IServiceCollection services, SiteOptions options, TimeProvider clock)
    {
        var store = Store.Open(options.Storage);
        var site = SiteSettings.Read(options.Settings);
        services.AddSingleton(options).AddSingleton(clock).AddSingleton(options.Settings);
        services.AddSingleton(site).AddSingleton(new AllowedHosts(site, options.Listening)).AddSingleton<PublicAddress>();
        // The store is closed with the site; its parts are its own to close.
        services.AddSingleton(_ => store).AddSingleton(store.Database).AddSingleton(store.Journal);
        services.AddSingleton<AgencyRegister>().AddSingleton<AgencySettings>().AddSingleton<PeopleRegister>().AddSingleton<WorkCalendars>()
            .AddSingleton<HolidayNotices>();
        services.AddSingleton<Outbox>().AddSingleton<OutgoingWays>().AddSingleton<StaffMessages>().AddSingleton<AgencyNotices>().AddSingleton<Delivery>();
        services.AddSingleton<PublicChanges>().AddSingleton<KeptPages>();
        foreach (var area in Area.All) area.Register(services);
        services.AddHostedService<HealthFigures>();
        if (options.Settings["Otlp:Endpoint"] is { Length: > 0 } endpoint)
            services.AddOpenTelemetry()
                .WithMetrics(metrics =>
                    metrics.AddMeter(HealthFigures.Meter).AddAspNetCoreInstrumentation().AddOtlpExporter(to => to.Endpoint = new(endpoint)));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(mvc =>
        {
            mvc.ModelBinderProviders.Insert(0, new BeijingDateBinder());
            mvc.ModelMetadataDetailsProviders.Add(new EmptyText());
            mvc.ModelMetadataDetailsProviders.Add(new ChineseValidation());
            ChineseValidation.Speak(mvc.ModelBindingMessageProvider);
            mvc.MaxModelValidationErrors = 100;
            mvc.Filters.Add<FormReturning.Filter>();
        });
        services.Configure<RazorViewEngineOptions>(razor => razor.PageViewLocationFormats.Add("/Web/{0}.cshtml"));
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.Configure<FormOptions>(forms =>
            (forms.MultipartBodyLengthLimit, forms.ValueLengthLimit, forms.ValueCountLimit) = (64 << 20, MostFormBytes, 2_000));
        services.AddAntiforgery(forms =>
            (forms.Cookie.Name, forms.Cookie.SameSite, forms.SuppressXFrameOptionsHeader) = ("gongkai-form", SameSiteMode.Strict, true));
        services.AddDataProtection().SetApplicationName("gongkai")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Storage.Keys, "web")));
        services.AddExceptionHandler<Incidents>();
        if (options.RateLimits.IsAny) services.AddRateLimiter(options.RateLimits.Apply);
        services.AddSignIn(options);
        services.AddSingleton(_ => new UntrustedFiles(options.Settings.GetSection("Reading").Get<ReaderLimits>() ?? new()));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.Proxies) forwarded.KnownProxies.Add(proxy);
        });
    }

    private static void Route(WebApplication app, SiteOptions options)
    {
        if (!options.Proxies.IsEmpty) app.UseForwardedHeaders();
        app.UseSafeHeaders();
        app.UseAllowedHosts();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = WebRoutes.Fault(500),
            StatusCodeSelector = exception => exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                ReadersBusyException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePagesWithReExecute(WebRoutes.FaultPattern);
        app.UseRouting();
        app.UseFormerPlaces();
        app.UseKnownMethods();
        app.Use(RefuseTooLarge);
        app.UseVisibleForms();
        app.UseKeptPages();
        app.UseAuthentication();
        if (options.RateLimits.IsAny) app.UseRateLimiter();
        app.UseAuthorization();
        app.UseFirstThings();
        app.UseFormReturning();
        // Which methods they know is said in one place for all.
        app.Map(Stylesheet.Address, Stylesheet.Serve).AllowAnonymous();
        app.Map(Stylesheet.Reports, Stylesheet.ServeReports).AllowAnonymous();
        app.Map(WebRoutes.Appearance, Appearance.Choose).AllowAnonymous();
        if (app.Services.GetRequiredService<ProviderSettings>().IsConfigured) app.Map(WebRoutes.Provider, ProviderSignIn.Challenge).AllowAnonymous();
        app.Map(WebRoutes.Health, HealthReport.AnswerAsync).AllowAnonymous();
        foreach (var area in Area.All) area.Map(app);
        app.MapRazorPages();
    }

    private static Task RefuseTooLarge(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength <= (context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue)
            || context.Request.ContentLength is null)
            return next(context);
        // The page that says so must not wait for what is not read.
        (context.Request.ContentType, context.Request.ContentLength) = (null, null);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }
}
