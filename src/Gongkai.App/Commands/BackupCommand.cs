using System.CommandLine;

namespace Gongkai.Commands;

/// <summary><c>gongkai backup</c>: everything in one file or folder, while the platform runs.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var (data, database) = (Shared.Data(terminal), Shared.Database(terminal));
        var target = Shared.One("FILE.zip|DIR", terminal.Say("备份写到这个压缩包或文件夹；不能已经存在", "the archive or folder to write, which must not exist"));
        var withoutKeys = Shared.Flag("--without-keys", terminal.Say("不把密钥放进备份；密钥须另行保管，没有它不能恢复", "leaves the keys out; nothing can be restored without them"));
        var command = new Command("backup",
            terminal.Say("备份数据库、文件和密钥；平台可以照常运行", "backs up database, files and keys, while the platform runs")) { target, data, database, withoutKeys };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(target)!;
            if (Path.Exists(path)) throw new MisuseException(terminal.Say($"已经存在：{path}", $"It exists already: {path}"));
            var place = StoragePlace.Existing(parsed.GetValue(data)!, parsed.GetValue(database), terminal);
            var manifest = new Storage.Backup(place, !parsed.GetValue(withoutKeys), terminal.Clock.GetUtcNow()).Write(path);
            terminal.Out.WriteLine(terminal.Say(
                $"已备份到 {path}：事件 {manifest.Chains.Events} 个，文件 {manifest.Files} 个，已核验。",
                $"Backed up to {path}: {manifest.Chains.Events} events, {manifest.Files} files, proved."));
            if (!manifest.HasKeys) terminal.Tell("备份中没有密钥，请另行保管密钥文件夹。", "The keys are not in it: keep their folder elsewhere.");
            foreach (var hash in manifest.Lost) terminal.Tell($"文件 {hash} 原来就已缺失", $"File {hash} was missing already");
            foreach (var fault in manifest.Chains.Faults)
                terminal.Tell($"机关 {fault.Agency} 的事件链从第 {fault.Sequence} 个事件起原来就不完整",
                    $"The chain of agency {fault.Agency} was broken already at event {fault.Sequence}");
            return manifest.Lost.IsEmpty && manifest.Chains.Faults.IsEmpty ? ExitStatus.Done : ExitStatus.ErrorsFound;
        });
        return command;
    }
}
