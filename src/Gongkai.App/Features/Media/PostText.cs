using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Documents.Publishing;
using Gongkai.Publishing;

namespace Gongkai.Features.Media;

/// <summary>The text of an item as channels take it: no links, which WeChat drops; pictures by the names that the text has for them.</summary>
/// <param name="Html">The text.</param>
/// <param name="Pictures">Its pictures.</param>
public sealed partial record PostText(string Html, FrozenDictionary<string, ItemFile> Pictures)
{
    /// <summary>No text, for calls that send none.</summary>
    public static PostText None { get; } = new("", FrozenDictionary<string, ItemFile>.Empty);

    /// <summary>The text of what an item says.</summary>
    public static PostText Of(ItemContent content)
    {
        var html = Links().Replace(content.Body, "");
        var named = CleanText.FilesIn(html);
        return new(html, content.Files.Where(file => file.IsInText).Select(file =>
            (Name: named.FirstOrDefault(name => name.StartsWith(file.Sha256, StringComparison.Ordinal)), file))
            .Where(pair => pair.Name is not null).DistinctBy(pair => pair.Name).ToFrozenDictionary(pair => pair.Name!, pair => pair.file));
    }

    /// <summary>Names of pictures in the order of the text.</summary>
    public ImmutableArray<string> Names => CleanText.FilesIn(Html);

    /// <summary>Whether every picture of the text is at hand.</summary>
    public bool IsWhole => Names.All(Pictures.ContainsKey) && Sources().Count(Html) == CleanText.WithFiles(Html, _ => "").Split("<img src=\"\"").Length - 1;

    /// <summary>The text with the addresses under which its pictures lie.</summary>
    public string HtmlWith(IReadOnlyDictionary<string, string> addresses) => CleanText.WithFiles(Html, name => addresses[name]);

    /// <summary>In plain words, a line for each paragraph.</summary>
    public string Words => CleanText.WordsOf(Html);

    [GeneratedRegex("<a [^>]*>|</a>")]
    private static partial Regex Links();

    [GeneratedRegex("<img ")]
    private static partial Regex Sources();
}
