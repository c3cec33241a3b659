namespace Gongkai.Storage;

/// <summary>All that the platform keeps, opened: the tables at their newest, and the writer.</summary>
public sealed class Store : IAsyncDisposable
{
    private Store(StorageOptions options, Database database, KeyRing keys)
    {
        (Options, Database, Keys) = (options, database, keys);
        Witness = new(keys);
        Journal = new(database, Witness);
        People = new(keys);
        Files = new(options.Files, database, Journal, keys);
    }

    /// <summary>Where it lies.</summary>
    public StorageOptions Options { get; }

    /// <summary>For reading.</summary>
    public Database Database { get; }

    /// <summary>For writing.</summary>
    public Journal Journal { get; }

    /// <summary>What holds the rows that no event spells out.</summary>
    internal Witness Witness { get; }

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
        var isUpgraded = Upgrade.IsDue(options);
        var found = isUpgraded ? WitnessAdoption.FaultsBefore(options) : [];
        Upgrade.Run(options);
        var keys = KeyRing.Open(options.Keys, KeysInUse.Of(options.ConnectionString));
        var store = new Store(options, new(options.ConnectionString), keys);
        WitnessAdoption.RunAsync(store, found).GetAwaiter().GetResult();
        // Scripts give a new view what they can say of it; the events say it all.
        if (isUpgraded && !isBeingRestored)
            Rebuilding.RunAsync(store, Views.All, TimeProvider.System, CancellationToken.None, tablesOnly: true).GetAwaiter().GetResult();
        store.Files.RemoveAbandoned();
        return store;
    }

    /// <summary>A store to be looked at only: nothing is brought up to date.</summary>
    internal static Store Look(StorageOptions options, KeyRing keys) => new(options, new(options.ConnectionString), keys);

    /// <summary>Finishes what is being written and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Database.DisposeAsync();
    }
}
