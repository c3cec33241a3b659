using System.Data.Common;
using Dapper;

namespace Gongkai.Storage;

/// <summary>
/// 公众所见变动的次数: a number that triggers move within the writing that changes what the public sees. On a server what was read of it stands for a lease:
/// whoever moves it is told that it is done when the lease of everybody who read it before has run out, so nobody shows afterwards what was before
/// (decision 86).
/// </summary>
public static class PublicNumber
{
    /// <summary>How long a number stands that was read from a server, by the reader's clock, counted from before it asked.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMilliseconds(10);

    // Clocks run at nearly the same speed; what they show does not matter.
    private static TimeSpan Wait => Lease * 1.2;

    /// <summary>Asks for the number.</summary>
    public static DbCommand Question(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "select number from public_change";
        return command;
    }

    /// <summary>Whether readers of that store hold the number for a lease: on a server they do, a file they read anew; a store of before has none.</summary>
    internal static async Task<bool> IsLeasedAsync(Engine engine, DbConnection connection) =>
        engine == Engine.Postgres && await connection.QuerySingleAsync<bool>("select to_regclass('public_change') is not null");

    /// <summary>What has to pass between the end of a writing and its being told; asked before its end.</summary>
    internal static async Task<TimeSpan> HeldBackAsync(DbTransaction transaction) => await transaction.Connection!.QuerySingleAsync<bool>(
        "select exists(select 1 from public_change where moved_by = txid_current_if_assigned())", transaction: transaction) ? Wait : TimeSpan.Zero;
}
