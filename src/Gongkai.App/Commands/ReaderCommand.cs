using System.CommandLine;
using Gongkai.Documents.Isolation;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Web;

namespace Gongkai.Commands;

/// <summary><c>gongkai reader</c>: the process that reads one untrusted file after another for the platform. Nobody types it.</summary>
internal static class ReaderCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(UntrustedFiles.Command, terminal.Say("平台用来读取文件的进程", "the process that reads files for the platform")) { Hidden = true };
        command.SetAction(_ =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            ReaderWork[] brought = [SeveredFile.Work, .. Area.All.SelectMany(area => area.Works)];
            return ReaderHost.Serve(input, output, job => ReaderWorks.Do(job, brought));
        });
        return command;
    }
}
