using System.Runtime.InteropServices;
using System.Text;

namespace Gongkai.Storage;

/// <summary>Files that are on the disk, whole, before anybody relies on them; readable by their owner alone.</summary>
internal static class Durable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A folder that only its owner may enter.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>A new file for writing.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }

    /// <summary>Writes a file that is there whole or not at all; one that is there already is a fault.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var incoming = $"{path}.{Guid.NewGuid():n}";
        using (var file = Create(incoming))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        Move(incoming, path);
    }

    /// <summary>The same for a file that takes the place of its former self.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var incoming = $"{path}.{Guid.NewGuid():n}";
        using (var file = Create(incoming))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(incoming, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Gives a written and flushed file its name.</summary>
    public static void Move(string from, string to)
    {
        File.Move(from, to);
        FlushFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Puts what was written to a file on the disk.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes the names in a folder durable, where the system needs to be told.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = NativeMethods.Open(Encoding.UTF8.GetBytes(path + "\0"), 0);
        if (folder < 0) throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            if (NativeMethods.Flush(folder) != 0) throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = NativeMethods.Close(folder);
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Flush(int descriptor);

        [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
}
