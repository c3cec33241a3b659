namespace Gongkai.Features.Casework;

/// <summary>个人信息去标识化显示: enough to tell two people apart, not enough to use.</summary>
public static class Masking
{
    /// <summary>A number with its middle left out: 5301**********1234, 138****5678.</summary>
    public static string Number(string number) => number.Length switch
    {
        >= 15 => $"{number[..4]}{new string('*', number.Length - 8)}{number[^4..]}",
        >= 7 => $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}",
        _ => new string('*', number.Length),
    };

    /// <summary>An address without what stands after its first six characters.</summary>
    public static string Address(string address) => address.Length > 6 ? address[..6] + "******" : "******";

    /// <summary>A mailbox with its first letter and its host.</summary>
    public static string Mailbox(string mailbox) =>
        mailbox.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{mailbox[0]}****{mailbox[at..]}" : "****";
}
