using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary>The data folder and the database that a command line names.</summary>
internal static class StoragePlace
{
    /// <summary>A place that holds something already; a mistyped folder is misuse, not a new platform.</summary>
    public static StorageOptions Existing(string data, string? connection, Terminal terminal)
    {
        var place = new StorageOptions(data, connection);
        if (connection is null && !File.Exists(place.DatabaseFile))
            throw new MisuseException(
                terminal.Say($"没有这个数据库：{place.DatabaseFile}；用 --data 指明数据文件夹。", $"No such database: {place.DatabaseFile}; name the data folder with --data."));
        if (connection is null) return place;
        using var server = Database.Connect(connection);
        if (TableCatalog.IsEmpty(server, null)) throw new MisuseException(terminal.Say("这个 PostgreSQL 数据库是空的。", "This PostgreSQL database is empty."));
        return place;
    }
}
