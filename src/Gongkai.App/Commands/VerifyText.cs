using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary>A proof in words: where the chains end, every difference, what was looked at, in numbers, and what was not.</summary>
internal static class VerifyText
{
    // More of one table say nothing new; the data form has them all.
    private const int MostOfTable = 100;

    public static void Write(StoreProof proof, Terminal terminal, string? since = null)
    {
        foreach (var end in proof.Chains.Ends.OrderBy(end => end.Agency, StringComparer.Ordinal))
            terminal.Out.WriteLine(
                terminal.Say($"机关 {end.Agency}：事件 {end.Sequence} 个，末尾 {end.Hash}", $"Agency {end.Agency}: {end.Sequence} events, end {end.Hash}"));
        if (proof.Witness is { } witness)
            terminal.Out.WriteLine(terminal.Say($"见证链：{witness.Links} 环，末尾 {witness.Hash}", $"Witness chain: {witness.Links} links, end {witness.Hash}"));
        WriteFaults(proof, terminal);
        terminal.Out.WriteLine(terminal.Say("核对了：", "Looked at:"));
        foreach (var line in LookedAt(proof, terminal)) terminal.Out.WriteLine($"  {line}");
        if (since is not null)
            terminal.Out.WriteLine(terminal.Say($"  与 {since} 对照：那时的链末尾都还在链上", $"  {since}: the ends of that time are still links of their chains"));
        terminal.Out.WriteLine(terminal.Say("没有核对：", "Not looked at:"));
        foreach (var line in NotLookedAt(proof, terminal, since is not null)) terminal.Out.WriteLine($"  {line}");
        var rows = proof.Tables.Sum(table => table.Rows);
        terminal.Out.WriteLine(proof.IsWhole
            ? terminal.Say($"核验通过：事件 {proof.Chains.Events} 个，文件 {proof.Files.Files} 个，表 {proof.Tables.Length} 张 {rows} 行；上面核对了的，没有改动。",
                $"Whole: {proof.Chains.Events} events, {proof.Files.Files} files, {rows} rows of {proof.Tables.Length} tables; of what was looked at "
                    + $"nothing was touched.")
            : terminal.Say("核验不通过。", "Not whole."));
    }

    private static void WriteFaults(StoreProof proof, Terminal terminal)
    {
        foreach (var fault in proof.Chains.Faults)
        {
            var what = fault.Stream is null ? "" : terminal.Say($"（{fault.Stream}，{fault.Type}）", $" ({fault.Stream}, {fault.Type})");
            terminal.Out.WriteLine(
                terminal.Say($"机关 {fault.Agency} 的第 {fault.Sequence} 个事件{what}：{fault.Kind.Name()}",
                    $"Agency {fault.Agency}, event {fault.Sequence}{what}: {fault.Kind.Name(Language.English)}"));
        }
        if (proof.Witness?.Fault is { } broken)
            terminal.Out.WriteLine(
                terminal.Say($"见证链第 {broken.Sequence} 环：{broken.Kind.Name()}", $"Witness chain, link {broken.Sequence}: {broken.Kind.Name(Language.English)}"));
        foreach (var table in proof.Faults.GroupBy(fault => fault.Table))
        {
            foreach (var fault in table.Take(MostOfTable)) terminal.Out.WriteLine(Line(fault, terminal));
            if (table.Count() is > MostOfTable and var all)
                terminal.Out.WriteLine(terminal.Say($"表 {table.Key}：另有 {all - MostOfTable} 处", $"Table {table.Key}: {all - MostOfTable} more"));
        }
        foreach (var hash in proof.Files.Lost) terminal.Out.WriteLine(terminal.Say($"文件 {hash} 缺失或者损坏", $"File {hash} is missing or damaged"));
    }

    private static IEnumerable<string> LookedAt(StoreProof proof, Terminal terminal)
    {
        yield return terminal.Say($"事件 {proof.Chains.Events} 个，{proof.Chains.Ends.Length} 条链：逐个重算哈希，核对先后和末尾",
            $"{proof.Chains.Events} events of {proof.Chains.Ends.Length} chains: every hash computed anew, every link and end");
        if (proof.Witness is { } witness)
        {
            yield return terminal.Say($"逐行与见证链记载的哈希对照：{Tables(proof, TableKind.Witnessed, terminal)}",
                $"Row by row against the hashes of the witness chain: {Tables(proof, TableKind.Witnessed, terminal)}");
            if (witness.Adopted > 0)
                yield return terminal.Say($"  其中有 {witness.Adopted} 行次是从较早版本接收的，自 {Day(witness.AdoptedAt)} 起按当时的样子见证；这以前的改动，见证链说明不了",
                    $"  {witness.Adopted} of these were taken over from an earlier version as they stood on {Day(witness.AdoptedAt)}; of changes before "
                        + $"that day the witness chain says nothing");
            yield return terminal.Say($"由 {proof.Streams} 件事项的事件重算，逐列对照：{Tables(proof, TableKind.Recomputed, terminal)}",
                $"Computed anew from the events of {proof.Streams} streams and compared column by column: {Tables(proof, TableKind.Recomputed, terminal)}");
            yield return terminal.Say($"事件提到的个人信息和文件 {proof.Named} 项：都在，或者有删除记录",
                $"{proof.Named} sealed rows and files that events name: there, or erased on record");
        }
        if (proof.People is { } people)
            yield return terminal.Say($"解密个人信息 {people.Rows} 行，与事件记载的哈希对照；检索索引 {people.Tokens} 条由它重算",
                $"{people.Rows} sealed rows opened and held against the hashes that events bear; {people.Tokens} lines of the index computed anew from them");
        yield return proof.Files.Read == proof.Files.Files
            ? terminal.Say($"文件 {proof.Files.Files} 个（{proof.Files.Bytes} 字节）：解密读完，与内容的哈希对照",
                $"{proof.Files.Files} files ({proof.Files.Bytes} bytes): opened, read to the end and held against their hashes")
            : terminal.Say($"文件 {proof.Files.Files} 个：只看了在不在、长度对不对", $"{proof.Files.Files} files: only whether they are there and how long");
    }

    private static IEnumerable<string> NotLookedAt(StoreProof proof, Terminal terminal, bool isCompared)
    {
        if (proof.Witness is null)
            yield return terminal.Say("表里的行：这个数据库还没有升级，没有见证链", "rows of tables: this database was not brought up to date and has no witness chain");
        if (proof.People is null) yield return terminal.Say("密封内容：没有密钥，或者数据库还没有升级", "sealed contents: no keys, or a database that was not brought up to date");
        if (proof.Files.Read < proof.Files.Files) yield return terminal.Say("文件的内容", "what is in the files");
        if (proof.Witness is not null)
            foreach (var table in proof.Passed) yield return terminal.Say($"表 {table}（{StoreTables.NameOf(table)}）", $"table {table}");
        foreach (var ((table, column), name) in StoreTables.PassingColumns)
            yield return terminal.Say($"表 {table} 的列 {column}（{name}）", $"column {column} of table {table}");
        if (proof.Files.Unowned > 0) yield return terminal.Say($"文件夹里有 {proof.Files.Unowned} 个文件没有任何一行提到", $"{proof.Files.Unowned} files that no row names");
        yield return isCompared
            ? terminal.Say("那次核验以后的整体替换或者重造", "whether all of it was replaced, or made anew, after that result")
            : terminal.Say("整体替换成较早的完整副本，或者持有密钥的人从头重造：单凭本机看不出来，要与另存的核验结果对照（--since）",
                "whether all of it was replaced by an older copy, or made anew by somebody with the keys: only an earlier result kept elsewhere shows "
                    + "that (--since)");
    }

    private static string Tables(StoreProof proof, TableKind kind, Terminal terminal)
    {
        var tables = proof.Tables.Where(table => table.Kind == kind).ToList();
        return terminal.Say(
            $"{tables.Count} 张表 {tables.Sum(table => table.Rows)} "
                + $"行（{string.Join("、", tables.Select(table => $"{StoreTables.NameOf(table.Name) ?? table.Name} {table.Rows}"))}）",
            $"{tables.Sum(table => table.Rows)} rows of {tables.Count} tables ({string.Join(", ", tables.Select(table => $"{table.Name} {table.Rows}"))})");
    }

    private static string Line(TableFault fault, Terminal terminal)
    {
        var key = fault.Key.Replace(WitnessHash.KeySeparator, ' ');
        var (where, name) = (fault.Column is null ? "" : terminal.Say($" 的列 {fault.Column}", $", column {fault.Column}"), StoreTables.NameOf(fault.Table));
        return terminal.Say($"表 {fault.Table}{(name is null ? "" : $"（{name}）")} {key}{where}：{fault.Kind.Name()}",
            $"Table {fault.Table}, {key}{where}: {fault.Kind.Name(Language.English)}");
    }

    private static string Day(string? at) =>
        at is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{StoredTypes.Instant(at).ToOffset(BeijingTime.Offset):yyyy-MM-dd HH:mm}");
}
