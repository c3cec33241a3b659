namespace Gongkai.Storage;

/// <summary>All that the platform keeps, opened: the tables at their newest, and the writer.</summary>
public sealed class Store : IAsyncDisposable
{
    private Store(StorageOptions options, Database database, KeyRing keys)
    {
        (Options, Database, Keys) = (options, database, keys);
        Journal = new(database);
        People = new(keys);
        Files = new(options.Files, database, Journal, keys);
    }

    /// <summary>Where it lies.</summary>
    public StorageOptions Options { get; }

    /// <summary>For reading.</summary>
    public Database Database { get; }

    /// <summary>For writing.</summary>
    public Journal Journal { get; }

    /// <summary>The keys of what is sealed.</summary>
    public KeyRing Keys { get; }

    /// <summary>Personal data, beside the journal.</summary>
    public PersonalData People { get; }

    /// <summary>Attachments and letters.</summary>
    public FileStore Files { get; }

    /// <summary>Opens the store; makes it where there is none, and brings its tables up to date.</summary>
    /// <exception cref="MissingKeyException">Something was sealed with a key that is not there.</exception>
    /// <exception cref="UnfinishedRestoreException">A backup was put there, and not to the end.</exception>
    public static Store Open(StorageOptions options) => Open(options, isBeingRestored: false);

    internal static Store Open(StorageOptions options, bool isBeingRestored)
    {
        Durable.CreateFolder(options.Data);
        if (!isBeingRestored) RestoreMark.DemandNone(options);
        Upgrade.Run(options);
        var keys = KeyRing.Open(options.Keys, KeysInUse.Of(options.ConnectionString));
        var store = new Store(options, new(options.ConnectionString), keys);
        store.Files.RemoveAbandoned();
        return store;
    }

    /// <summary>Finishes what is being written and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Database.DisposeAsync();
    }
}
