using System.Runtime.CompilerServices;
using Dapper;

namespace Gongkai.Tests.Storage;

/// <summary>
/// How rows become objects is worked out once per statement and kind of database, not anew for each of a thousand databases: they have the same tables.
/// A server has one database and works it out once anyway.
/// </summary>
internal sealed class SharedMappings : IEqualityComparer<string>
{
    [ModuleInitializer]
    internal static void Share() => SqlMapper.ConnectionStringComparer = new SharedMappings();

    public bool Equals(string? x, string? y) => IsServer(x) == IsServer(y);

    public int GetHashCode(string obj) => IsServer(obj) ? 1 : 0;

    // Asked with every statement: a connection string is looked at, not taken apart.
    private static bool IsServer(string? connection) => connection?.Contains("Host=", StringComparison.Ordinal) == true;
}
