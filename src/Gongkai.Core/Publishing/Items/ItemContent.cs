using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Gongkai.Severing;

namespace Gongkai.Publishing;

/// <summary>附件: a file of an item, by its content.</summary>
/// <param name="Sha256">By which it is kept.</param>
/// <param name="Name">Its name, as the public sees it.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">Its bytes.</param>
public sealed record ItemFile(string Sha256, string Name, string MediaType, long Size)
{
    /// <summary>正式文件: whether it is the document itself in its official layout.</summary>
    public bool IsOfficial { get; init; }

    /// <summary>Whether it is a picture within the text, which names it <c>file/HASH.png</c>, and no attachment.</summary>
    public bool IsInText { get; init; }

    /// <summary>What was taken out of it, as everybody reads it (区分处理, 第三十七条); null where it is whole.</summary>
    public SeveranceList? Severed { get; init; }
}

/// <summary>
/// What an item says: immutable, and named by its own hash, which the events hold. Every version that ever was is kept, and its hash proves it.
/// </summary>
/// <param name="Kind">The code of its kind.</param>
/// <param name="Title">名称</param>
/// <param name="FormedOn">生成（成文）日期</param>
public sealed record ItemContent(string Kind, string Title, DateOnly FormedOn)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter<SeveranceGround>() },
    };

    /// <summary>文号</summary>
    public string Number { get; init; } = "";

    /// <summary>内容概述</summary>
    public string Summary { get; init; } = "";

    /// <summary>信息来源 where it is not the agency's own; empty where it is.</summary>
    public string Source { get; init; } = "";

    /// <summary>主题分类</summary>
    public string Topic { get; init; } = "";

    /// <summary>体裁分类</summary>
    public string Genre { get; init; } = "";

    /// <summary>服务对象</summary>
    public string Readers { get; init; } = "";

    /// <summary>关键词</summary>
    public string Keywords { get; init; } = "";

    /// <summary>The values of the kind's own fields, by their names; those that were left empty are not there.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>正文 as it was typed, in plain words; empty where it was taken over from a file.</summary>
    public string Text { get; init; } = "";

    /// <summary>正文 as it was taken over from a file, cleaned; empty where it was typed.</summary>
    public string Html { get; init; } = "";

    /// <summary>附件, in the order of the page.</summary>
    public ImmutableArray<ItemFile> Files { get; init; } = [];

    /// <summary>Whether there is any text.</summary>
    [JsonIgnore]
    public bool HasText => Text.Length > 0 || Html.Length > 0;

    /// <summary>The text as the page shows it: what was typed is paragraphs and nothing else, so that no mark in it is more than a letter.</summary>
    [JsonIgnore]
    public string Body => Html.Length > 0 ? Html : PlainBody.Html(Text);

    /// <summary>The value of a field; empty where it was left so.</summary>
    public string this[string field] => Fields.GetValueOrDefault(field, "");

    /// <summary>The picture that a field names; null where it names none, or there is none of that name.</summary>
    public ItemFile? PictureOf(ItemField field) => field.Type != FieldType.Picture || this[field.Name].Length == 0 ? null
        : Files.FirstOrDefault(file => !file.IsInText && file.Name == this[field.Name] && file.MediaType.StartsWith("image/", StringComparison.Ordinal));

    /// <summary>The same with another file wherever one of its own stands: among its files, in its text, in a field that names it.</summary>
    /// <param name="sha256">The file that goes.</param>
    /// <param name="other">What stands in its place.</param>
    public ItemContent Instead(string sha256, ItemFile other)
    {
        var (kind, former) = (ItemKinds.Of(Kind), Files.First(file => file.Sha256 == sha256));
        return this with
        {
            Files = [.. Files.Select(file => file.Sha256 == sha256 ? other with { IsOfficial = file.IsOfficial, IsInText = file.IsInText } : file)],
            Html = Regex.Replace(Html, $@"\bfile/{sha256}\.[a-z]+", $"file/{other.Sha256}{Path.GetExtension(other.Name)}"),
            Fields = Fields.ToImmutableSortedDictionary(field => field.Key,
                field => kind.Field(field.Key)?.Type == FieldType.Picture && field.Value == former.Name ? other.Name : field.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>As it is kept.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>What was kept.</summary>
    public static ItemContent Read(string body) => JsonSerializer.Deserialize<ItemContent>(body, Options)!;

    /// <summary>The name of what is kept: its SHA-256 in lower-case hexadecimal.</summary>
    public static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}

/// <summary>Contents at hand: those that an item's events name, and those that a step brings.</summary>
public sealed class ItemContents
{
    private readonly Dictionary<string, ItemContent> known = new(StringComparer.Ordinal);

    /// <summary>The content of that hash.</summary>
    public ItemContent this[string hash] => known[hash];

    /// <summary>The content of that hash; null when it is not at hand.</summary>
    public ItemContent? Find(string? hash) => hash is null ? null : known.GetValueOrDefault(hash);

    /// <summary>Takes what is kept, and gives its hash.</summary>
    public string Add(string body)
    {
        var hash = ItemContent.HashOf(body);
        known[hash] = ItemContent.Read(body);
        return hash;
    }
}
