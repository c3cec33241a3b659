namespace Gongkai.Commands;

/// <summary>What a command line ends with; scripts rely on it.</summary>
internal static class ExitStatus
{
    /// <summary>Done, and no error found; warnings and hints allowed.</summary>
    public const int Done = 0;

    /// <summary>Errors found, or a file that could not be read.</summary>
    public const int ErrorsFound = 1;

    /// <summary>A path that does not exist, a wrong option.</summary>
    public const int Misused = 2;

    /// <summary>A fault of this program or of the machine.</summary>
    public const int Broken = 3;
}

/// <summary>The command line asks for what cannot be: told in one sentence, exit status 2.</summary>
internal sealed class MisuseException(string message) : Exception(message);
