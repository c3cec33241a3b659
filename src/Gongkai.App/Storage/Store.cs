namespace Gongkai.Storage;

/// <summary>All that the platform keeps, opened: the tables at their newest, and the writer.</summary>
public sealed class Store : IAsyncDisposable
{
    private Store(StorageOptions options)
    {
        Options = options;
        Database = new(options.ConnectionString);
        Journal = new(Database);
    }

    /// <summary>Where it lies.</summary>
    public StorageOptions Options { get; }

    /// <summary>For reading.</summary>
    public Database Database { get; }

    /// <summary>For writing.</summary>
    public Journal Journal { get; }

    /// <summary>Opens the store; makes it where there is none, and brings its tables up to date.</summary>
    public static Store Open(StorageOptions options)
    {
        Directory.CreateDirectory(options.Data);
        Migrations.Run(options.ConnectionString);
        return new(options);
    }

    /// <summary>Finishes what is being written and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Database.DisposeAsync();
    }
}
