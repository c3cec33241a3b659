using System.CommandLine;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary><c>gongkai rebuild</c>: the tables for searching, made anew from the events.</summary>
internal static class RebuildCommand
{
    public static Command Create(Terminal terminal)
    {
        var (data, database) = (Shared.Data(terminal), Shared.Database(terminal));
        var command = new Command("rebuild",
            terminal.Say("由事件重新生成查询用的表；请在平台停止时运行", "makes the tables for searching anew from the events; stop the platform first")) { data, database };
        command.SetAction(async (parsed, ct) =>
        {
            await using var store = Store.Open(StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal));
            var streams = await Rebuilding.RegistersAsync(store, ct) + await Rebuilding.RunAsync(store, Views.All, terminal.Clock, ct);
            terminal.Out.WriteLine(terminal.Say($"已由 {streams} 件事项的事件重新生成。", $"Made anew from the events of {streams} streams."));
            return ExitStatus.Done;
        });
        return command;
    }
}
