using System.Collections.Immutable;
using System.CommandLine;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary><c>gongkai restore</c>: a backup put into an empty place, of either engine.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var (data, database) = (Shared.Data(terminal), Shared.Database(terminal));
        var source = Shared.One("FILE.zip|DIR", terminal.Say("gongkai backup 制作的备份", "a backup made by gongkai backup"));
        var keys = Shared.Value("--keys", "DIR", terminal.Say("密钥文件夹；备份中没有密钥时要写", "the folder of keys, for a backup made without them"));
        var erased = Shared.Value("--erased", "FILE",
            terminal.Say("备份以后删除过个人信息的，写上 erased.txt 或者更新的备份，恢复后按它再删除一次", "erased.txt, or a newer backup: what was erased since is erased again"));
        var command = new Command("restore",
            terminal.Say("把备份恢复到空的数据文件夹（和空的数据库），然后核验", "restores a backup to an empty data folder and database, and proves it"))
            {
                source,
                data,
                database,
                keys,
                erased,
            };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(source)!;
            if (!BackupPackage.Exists(path)) throw new MisuseException(terminal.Say($"没有这个备份：{path}", $"No such backup: {path}"));
            try
            {
                var list = parsed.GetValue(erased) is { } told ? List(told, terminal) : [];
                using var package = BackupPackage.Open(path);
                var proof = await new Restoration(package, new(parsed.GetValue(data)!, parsed.GetValue(database))).RunAsync(parsed.GetValue(keys),
                    list, terminal.Clock, ct);
                if (!list.IsEmpty) terminal.Out.WriteLine(terminal.Say($"按清单再次删除 {list.Length} 项。", $"Erased again by the list: {list.Length}."));
                VerifyText.Write(proof, terminal);
                return proof.IsWhole ? ExitStatus.Done : ExitStatus.ErrorsFound;
            }
            catch (Exception refused) when (refused is OccupiedPlaceException or NewerBackupException)
            {
                throw new MisuseException(refused.Message);
            }
            catch (Exception damaged) when (damaged is DamagedBackupException or InvalidDataException)
            {
                terminal.Error.WriteLine(damaged.Message);
                return ExitStatus.ErrorsFound;
            }
        });
        return command;
    }

    private static ImmutableArray<ErasedContent> List(string path, Terminal terminal) =>
        Path.Exists(path) ? ErasedContents.Read(path) : throw new MisuseException(terminal.Say($"没有这个删除清单：{path}", $"No such list: {path}"));
}
