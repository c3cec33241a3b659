using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Casework;

/// <summary>个人信息去标识化显示 (个人信息保护法第五十一条第三项): enough to tell two people apart, not enough to use.</summary>
public static partial class Masking
{
    private static readonly string[] CompoundSurnames =
    [
        "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文", "司徒", "夏侯", "轩辕", "令狐", "端木", "独孤", "南宫", "西门",
    ];

    /// <summary>A natural person's name without the given name: 李*, 欧阳**; a name in other letters keeps the first.</summary>
    public static string Name(string name)
    {
        var surname = Array.Find(CompoundSurnames, known => name.StartsWith(known, StringComparison.Ordinal)) is { } compound && name.Length > compound.Length
            ? compound.Length : 1;
        return name.Length <= 1 ? "*" : name[..surname] + new string('*', Math.Min(name.Length - surname, 3));
    }

    /// <summary>A number with its middle left out: 110101********1234 of a resident's card, 138****5678 of a telephone.</summary>
    public static string Number(string number) => number.Length switch
    {
        >= 15 => $"{number[..6]}{new string('*', number.Length - 10)}{number[^4..]}",
        >= 11 => $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}",
        >= 7 => $"{number[..2]}{new string('*', number.Length - 4)}{number[^2..]}",
        _ => new string('*', number.Length),
    };

    /// <summary>An address without what stands after its first six characters.</summary>
    public static string Address(string address) => address.Length > 6 ? address[..6] + "******" : "******";

    /// <summary>A mailbox with its first letter and its host.</summary>
    public static string Mailbox(string mailbox) =>
        mailbox.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{mailbox[0]}****{mailbox[at..]}" : "****";

    /// <summary>The beginning of a text for a list: in one line, without the person's own name, long numbers and mailboxes.</summary>
    public static string Excerpt(string text, string name, int most = 48)
    {
        var line = Spaces().Replace(ChineseText.Fold(text), " ").Trim();
        if (name.Length > 1) line = line.Replace(name, Name(name), StringComparison.Ordinal);
        line = LongNumbers().Replace(Mailboxes().Replace(line, found => Mailbox(found.Value)), found => Number(found.Value));
        return line.Length <= most ? line : $"{line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)]}……";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")]
    private static partial Regex Mailboxes();

    // Telephones, identity numbers, accounts; no years, sums in 万元 or numbers of documents.
    [GeneratedRegex(@"(?<!\d)\d{3,}-?\d{4,}[\dXx]*")]
    private static partial Regex LongNumbers();
}
