using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>Where the platform keeps what it knows: <c>--data</c> and <c>--database</c>.</summary>
/// <param name="Data">The data folder: the embedded database, files and keys.</param>
/// <param name="Connection">The connection string of a PostgreSQL server; null for the file in the data folder.</param>
public sealed record StorageOptions(string Data, string? Connection = null)
{
    /// <summary>The data folder when none is named.</summary>
    public const string DefaultData = "gongkai-data";

    /// <summary>The embedded database.</summary>
    public string DatabaseFile => Path.Combine(Data, "gongkai.db");

    /// <summary>Attachments and letters, encrypted.</summary>
    public string Files => Path.Combine(Data, "files");

    /// <summary>The keys of personal data and files.</summary>
    public string Keys => Path.Combine(Data, "keys");

    /// <summary>What is searched, one folder for each process; made anew when it is not there.</summary>
    public string Search => Path.Combine(Data, "search");

    /// <summary>The engine.</summary>
    public Engine Engine => Database.EngineOf(ConnectionString);

    /// <summary>The connection string in force.</summary>
    public string ConnectionString => Connection ?? new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(DatabaseFile) }.ToString();
}
