using System.CommandLine;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary><c>gongkai rekey</c>: a new key for personal data and files, and everything sealed with it anew.</summary>
internal static class RekeyCommand
{
    public static Command Create(Terminal terminal)
    {
        var (data, database) = (Shared.Data(terminal), Shared.Database(terminal));
        var command = new Command("rekey",
            terminal.Say("更换个人信息和文件的加密密钥；平台可以照常运行", "changes the keys of personal data and files, while the platform runs")) { data, database };
        command.SetAction(async (parsed, ct) =>
        {
            await using var store = Store.Open(StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal));
            var (key, rows, removed) = await new Rekeying(store).RunAsync(ct);
            terminal.Out.WriteLine(terminal.Say(
                $"新密钥 {key}，重新加密 {rows} 条，停用并删除旧密钥 {removed.Length} 个。", $"New key {key}, {rows} rows sealed anew, {removed.Length} old keys removed."));
            return ExitStatus.Done;
        });
        return command;
    }
}
