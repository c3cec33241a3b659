using Gongkai.Documents;

namespace Gongkai.Commands;

/// <summary>The files that a command line names.</summary>
internal static class Inputs
{
    /// <summary>Every file of the paths, in the order given, folders and archives opened.</summary>
    /// <exception cref="MisuseException">A path does not exist, or there is nothing in it.</exception>
    public static IReadOnlyList<ReportFile> Open(string[] paths, Terminal terminal)
    {
        foreach (var path in paths)
            if (!File.Exists(path) && !Directory.Exists(path))
                throw new MisuseException(path.StartsWith('-')
                    ? terminal.Say($"没有选项“{path}”", $"There is no option “{path}”")
                    : terminal.Say($"没有这个文件或文件夹：{path}", $"No such file or folder: {path}"));
        var files = ReportFiles.In(paths, ReadingLimits.Default).ToList();
        return files.Count > 0
            ? files : throw new MisuseException(terminal.Say($"{string.Join('、', paths)} 里没有文件。", $"There is no file in {string.Join(", ", paths)}."));
    }
}
