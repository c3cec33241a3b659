using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Intake;

/// <summary>The site on one engine, with 云川市商务局 and its clerk, on Monday 2 March 2026.</summary>
internal sealed class ASite : IAsyncDisposable
{
    private readonly string? server;

    private ASite(RunningSite site, FakeTimeProvider clock, string? server) => (Site, Clock, this.server) = (site, clock, server);

    public RunningSite Site { get; }

    public FakeTimeProvider Clock { get; }

    public Agency Agency => Site.Agency!;

    public Database Database => Site.Services.GetRequiredService<Database>();

    public string ApplyPath => $"/apply/{Agency.Id}";

    /// <summary>The form of a citizen, whose category is chosen.</summary>
    public string CitizenPath => $"{ApplyPath}?for=NaturalPerson";

    public static async Task<ASite> On(Engine engine, DateTimeOffset? at = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var server = engine == Engine.Postgres ? PostgresServer.Create() : null;
        var clock = new FakeTimeProvider(at ?? new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        var site = await RunningSite.StartAsync(options => options with
        {
            Storage = options.Storage with { Connection = server },
            Settings = settings is null ? options.Settings : new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
        }, clock);
        await site.EmployAsync("clerk", Role.RegistrationClerk);
        return new(site, clock, server);
    }

    /// <summary>The agency's choices.</summary>
    public Task SettleAsync(CaseworkSettings settings) =>
        Site.Services.GetRequiredService<Journal>().WriteAsync(transaction => transaction.Connection.ExecuteAsync(
        "insert into agency_settings (agency, name, body) values (@Id, 'casework', @body) on conflict (agency, name) do update set body = excluded.body",
        new { Agency.Id, body = AgencyCasework.Write(settings) }, transaction.Transaction), CancellationToken.None);

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await Database.OpenAsync(TestContext.Current.CancellationToken);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(TestContext.Current.CancellationToken);
        return [.. await connection.QueryAsync<string>(sql)];
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (server is not null) PostgresServer.Drop(server);
    }
}

/// <summary>What people type.</summary>
internal static class Typed
{
    public static (string Name, string Value)[] Citizen { get; } =
    [
        ("Command.Category", "NaturalPerson"), ("Command.Person.Name", "李云"), ("Command.Person.Document", "ResidentCard"),
        ("Command.Person.DocumentNumber", "340500198507201234"),
        ("Command.Telephone", "13900001234"), ("Command.Address", "云川市和平路1号2栋301"), ("Command.Postcode", "340500"),
        ("Command.Description", "2025年全市社会消费品零售总额的月度数据"), ("Command.Form", "Any"), ("Command.Delivery", "Mail"),
    ];

    public static (string Name, string Value)[] Company { get; } =
    [
        ("Command.Category", "CommercialEnterprise"), ("Command.Organisation", "云川市青山商贸有限公司"), ("Command.CreditCode", "91340500MA2N1Q2R3X"),
        ("Command.Representative", "赵山"),
        ("Command.ContactPerson", "钱水"), ("Command.Telephone", "0555-8000123"), ("Command.Email", "office@qingshan.example"),
        ("Command.AcceptsElectronicService", "true"),
        ("Command.Description", "青岭区农贸市场升级改造补助名单"), ("Command.Form", "Electronic"), ("Command.Delivery", "Email"),
    ];

    /// <summary>The same, with some fields otherwise.</summary>
    public static (string Name, string Value)[] But(this (string Name, string Value)[] typed, params (string Name, string Value)[] other) =>
        [.. typed.Where(field => other.All(own => own.Name != field.Name)), .. other];
}
