using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Publishing;

namespace Gongkai.Documents.Publishing;

/// <summary>What a published text may hold beside its words.</summary>
/// <param name="Hosts">
/// The sites that links may lead to, each with everything below it: <c>gov.cn</c> stands for every site of the government. Addresses on the platform itself
/// (<c>/…</c>), mail and telephone are always allowed.
/// </param>
public sealed partial record TextPolicy(ImmutableArray<string> Hosts)
{
    /// <summary>What stands before the name of a file of the item itself, in <c>src</c> and <c>href</c>.</summary>
    public const string FilePrefix = "file/";

    /// <summary>The longest HTML that is looked at.</summary>
    public int LongestHtml { get; init; } = 4 << 20;

    /// <summary>Links to sites of the government only.</summary>
    public static TextPolicy Default { get; } = new(["gov.cn"]);

    /// <summary>The address as it is published; null where it is not, with the reason: a message of RD17.</summary>
    internal string? Link(string address, out string reason)
    {
        reason = "link";
        // Browsers take no notice of these, wherever they stand in an address.
        var plain = string.Concat(address.Where(c => c > ' ' && c is not ('\u007F' or '\u00A0' or '\u3000')));
        if (File().IsMatch(plain)) return plain;
        if (OwnPage().IsMatch(plain)) return plain;
        if (Mail().IsMatch(plain) || Telephone().IsMatch(plain)) return plain;
        if (!plain.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !plain.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return null;
        if (plain.Contains('\\', StringComparison.Ordinal) || !Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) return null;
        if (uri.Scheme is not ("http" or "https") || uri.IdnHost.Length == 0) return null;
        reason = "host";
        return Allows(uri.IdnHost) ? uri.AbsoluteUri : null;
    }

    /// <summary>Whether the address is that of a file of the item.</summary>
    internal static bool IsFile(string address) => File().IsMatch(address);

    /// <summary>Whether links may lead to that site.</summary>
    public bool Allows(string host) => Hosts.Any(allowed => PublishingSettings.IsAtOrBelow(host, allowed));

    // The hash of its content, and what kind it is.
    [GeneratedRegex(@"\Afile/[0-9a-f]{64}\.[a-z0-9]{1,5}\z")]
    private static partial Regex File();

    [GeneratedRegex(@"\A/(?![/\\])[A-Za-z0-9/._~!$&'()*+,;=:@%?#\-]*\z")]
    private static partial Regex OwnPage();

    [GeneratedRegex(@"\Amailto:[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,200}\z")]
    private static partial Regex Mail();

    [GeneratedRegex(@"\Atel:[0-9+\-]{3,20}\z")]
    private static partial Regex Telephone();
}
