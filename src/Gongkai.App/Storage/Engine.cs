namespace Gongkai.Storage;

/// <summary>The databases that the platform stands on.</summary>
public enum Engine
{
    /// <summary>A file in the data folder.</summary>
    Sqlite,

    /// <summary>A server of the agency's own.</summary>
    Postgres,
}
