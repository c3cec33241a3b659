namespace Gongkai.Documents.Isolation;

/// <summary>Temporary folders.</summary>
internal static class Folders
{
    private const int Attempts = 20;

    /// <summary>Removes one with all in it; what a process that is just ending still holds is tried again for a moment.</summary>
    public static void Remove(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // The system's own clearing of temporary files takes what will not go.
                if (attempt == Attempts) return;
                Thread.Sleep(100);
            }
    }
}
