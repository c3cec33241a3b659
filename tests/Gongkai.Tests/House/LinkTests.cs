using System.Text.RegularExpressions;

namespace Gongkai.Tests.House;

/// <summary>Links within the documents.</summary>
public sealed partial class LinkTests
{
    private static readonly IEnumerable<string> Documents =
        [.. Directory.GetFiles(Repository.Root, "*.md"), .. Directory.GetFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories)];

    [Fact]
    public void Every_link_of_a_document_leads_to_a_file_that_is_there() =>
        Assert.Equal([], from path in Documents
                         from link in Link().Matches(Code().Replace(File.ReadAllText(path), ""))
                         let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value))
                         where !Path.Exists(target)
                         select $"{Path.GetRelativePath(Repository.Root, path)}: {link.Groups[1].Value}");

    // A fence longer than three holds fences; words between backticks are no links.
    [GeneratedRegex("^(`{3,}).*?^\\1$|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)#:\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
