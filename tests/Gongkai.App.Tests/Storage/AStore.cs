using Gongkai.Storage;
using Microsoft.Data.Sqlite;

namespace Gongkai.Tests.Storage;

/// <summary>A store of its own for one test: <c>await using var store = AStore.On(engine)</c>.</summary>
internal sealed class AStore : IAsyncDisposable
{
    private static readonly Lazy<byte[]> Template = new(MakeTemplate);

    private readonly Scratch scratch = new();

    private AStore(Engine engine)
    {
        Options = new(scratch.At("data"), engine == Engine.Postgres ? PostgresServer.Create() : null);
        Lay(Options);
        Store = Store.Open(Options);
    }

    public StorageOptions Options { get; }

    /// <summary>The same on a command line.</summary>
    public string[] Place => ["--data", Options.Data, .. Options.Connection is { } connection ? ["--database", connection] : Array.Empty<string>()];

    public Store Store { get; private set; }

    public Database Database => Store.Database;

    public Journal Journal => Store.Journal;

    public KeyRing Keys => Store.Keys;

    public PersonalData People => Store.People;

    public FileStore Files => Store.Files;

    public static AStore On(Engine engine) => new(engine);

    /// <summary>Lays a database with all tables where there is none yet.</summary>
    public static void Lay(StorageOptions options)
    {
        Directory.CreateDirectory(options.Data);
        if (options.Connection is null && !File.Exists(options.DatabaseFile)) File.WriteAllBytes(options.DatabaseFile, Template.Value);
    }

    /// <summary>A change at a fixed instant.</summary>
    public static ChangeContext Change(string? why = null) => new("system", "试验", new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero), why);

    public static AgencyId NewAgency() => new(Guid.CreateVersion7());

    /// <summary>One event more in a stream.</summary>
    public Task AppendAsync(AgencyId agency, string stream, int expected, params JournalEvent[] events) => Journal.WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(agency, stream, expected, events, Change(), null);
        return true;
    }, CancellationToken.None);

    /// <summary>Closes the store and opens it again.</summary>
    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Store.Open(Options);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (Options.Connection is { } connection) PostgresServer.Drop(connection);
        scratch.Dispose();
    }

    private static byte[] MakeTemplate()
    {
        using var scratch = new Scratch();
        var file = scratch.At("template.db");
        Migrations.Run(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        return File.ReadAllBytes(file);
    }
}
