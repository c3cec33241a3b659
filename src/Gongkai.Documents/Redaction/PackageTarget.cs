using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gongkai.Documents.Publishing;
using Gongkai.Severing;

namespace Gongkai.Documents.Redaction;

/// <summary>A new Office file: nothing is in it but what is put in, under names of our own.</summary>
internal sealed class PackageTarget(string folder)
{
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly List<(string Name, byte[] Content, string? Type)> parts = [];
    private readonly Dictionary<string, List<(string Type, string Target)?>> relations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> pictures = new(StringComparer.Ordinal);
    private readonly HashSet<string> covered = new(StringComparer.Ordinal);
    private int pictureNumber;

    /// <summary>Puts a part in.</summary>
    public void Add(string name, XElement root, string type)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false, CheckCharacters = false };
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, settings)) new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(xml);
        parts.Add((name, stream.ToArray(), type));
        // A picture that stands in it no more, because it was taken out or what it stood in was, does not come along.
        if (!relations.TryGetValue(name, out var related)) return;
        var used = root.Descendants().Attributes().Where(one => one.Name.Namespace == OfficeNames.R).Select(one => one.Value).ToHashSet();
        for (var i = 0; i < related.Count; i++)
            if (related[i]?.Type == "image" && !used.Contains($"rId{i + 1}")) related[i] = null;
    }

    /// <summary>The id by which a part refers to another.</summary>
    /// <param name="from">The part; the package where it is empty.</param>
    /// <param name="type">The last word of the type's address.</param>
    /// <param name="to">The part referred to.</param>
    public string Relate(string from, string type, string to)
    {
        if (!relations.TryGetValue(from, out var related)) relations[from] = related = [];
        if (related.FindIndex(one => one?.Target == to) is >= 0 and var known) return $"rId{known + 1}";
        related.Add((type, to));
        return $"rId{related.Count}";
    }

    /// <summary>Takes a picture over with nothing but what it shows, once; null where it is of a kind that can hold more than can be looked through.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="name">Its part.</param>
    /// <param name="crop">What of it is not shown, from the left, the top, the right and the bottom, in parts of the whole: it is cut off.</param>
    public string? Picture(PackageSource source, string name, (double Left, double Top, double Right, double Bottom) crop = default)
    {
        var key = $"{name}|{crop}";
        if (pictures.TryGetValue(key, out var known)) return known;
        var copy = source.Bytes(name) is { } bytes ? PictureFile.Copy(bytes, out _) : null;
        if (copy is not { Extension: "png" or "jpg" } picture) return pictures[key] = null;
        if (crop != default) picture = ("image/png", "png", PictureRedaction.Decoded(picture.Content).Cut(crop.Left, crop.Top, crop.Right, crop.Bottom)
            .ToPng());
        var path = $"{folder}/media/image{++pictureNumber}.{picture.Extension}";
        parts.Add((path, picture.Content, null));
        return pictures[key] = path;
    }

    /// <summary>Paints a rectangle of a picture black wherever the picture stands.</summary>
    /// <param name="from">The part that shows it.</param>
    /// <param name="id">By which it does.</param>
    /// <param name="area">The rectangle.</param>
    /// <returns>The picture's part; null where nothing of the rectangle lies in it.</returns>
    public string? Cover(string from, string id, SeverancePlace.PictureArea area)
    {
        var path = relations[from][int.Parse(id.AsSpan("rId".Length), CultureInfo.InvariantCulture) - 1]!.Value.Target;
        var at = parts.FindIndex(part => part.Name == path);
        var picture = PictureRedaction.Decoded(parts[at].Content);
        if (!picture.Cover((double)area.Left, (double)area.Top, (double)(area.Left + area.Width), (double)(area.Top + area.Height))) return null;
        var name = Path.ChangeExtension(path, "png");
        parts[at] = (name, picture.ToPng(), null);
        foreach (var related in relations.Values)
            for (var i = 0; i < related.Count; i++)
                if (related[i] is { } one && one.Target == path) related[i] = one with { Target = name };
        foreach (var (key, target) in pictures.ToList())
            if (target == path) pictures[key] = name;
        covered.Add(name);
        return name;
    }

    /// <summary>A part that is not put in after all refers to nothing.</summary>
    public void Forget(string from) => relations.Remove(from);

    // Cut otherwise it is another picture here, and may show what was covered.
    private void Reveals()
    {
        bool IsShown(string? picture) => relations.Values.Any(related => related.Any(one => one?.Target == picture));
        var shown = pictures.Where(one => one.Value is not null && IsShown(one.Value)).ToList();
        if (shown.Any(one => covered.Contains(one.Value!) && shown.Any(other => other.Value != one.Value && Of(other.Key) == Of(one.Key))))
            throw new FileRefusedException(RedactionFault.Holds("裁剪成几种样子的同一幅图片，请整幅去掉"));

        static string Of(string key) => key[..key.IndexOf('|', StringComparison.Ordinal)];
    }

    /// <summary>What a frame does not show of its picture (20.1.8.55); what it shows beyond it does not matter.</summary>
    public static (double Left, double Top, double Right, double Bottom) Crop(XElement blip)
    {
        var cut = blip.Parent?.Element(OfficeNames.A + "srcRect");
        return (Of("l"), Of("t"), Of("r"), Of("b"));

        double Of(string side) => (string?)cut?.Attribute(side) is { } written
            && int.TryParse(written.TrimEnd('%'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var part)
            ? Math.Clamp(part / (written.EndsWith('%') ? 100.0 : 100_000.0), 0, 1) : 0;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        Reveals();
        var unused = parts.Where(part => part.Type is null && !relations.Values.Any(related => related.Any(one => one?.Target == part.Name))).ToHashSet();
        parts.RemoveAll(unused.Contains);
        XNamespace types = $"{Package}content-types", related = $"{Package}relationships";
        var declared = new XElement(types + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"),
            Default("png", "image/png"), Default("jpg", "image/jpeg"),
            parts.Where(part => part.Type is not null)
                .Select(part => new XElement(types + "Override", new XAttribute("PartName", $"/{part.Name}"), new XAttribute("ContentType", part.Type!))));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Encoding.UTF8.GetBytes(declared.ToString(SaveOptions.DisableFormatting)));
            foreach (var (from, to) in relations)
            {
                var slash = from.LastIndexOf('/');
                var list = new XElement(related + "Relationships", to.Select((one, i) => one is not var (type, goal) ? null
                    : new XElement(related + "Relationship",
                    new XAttribute("Id", $"rId{i + 1}"), new XAttribute("Type", Office + type), new XAttribute("Target", Relative(from, goal)))));
                Write(zip, $"{from[..(slash + 1)]}_rels/{from[(slash + 1)..]}.rels", Encoding.UTF8.GetBytes(list.ToString(SaveOptions.DisableFormatting)));
            }
            foreach (var (name, content, _) in parts) Write(zip, name, content);
        }
        return stream.ToArray();

        XElement Default(string extension, string type) =>
            new(types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
    }

    // Some readers know only addresses from where they stand.
    private static string Relative(string from, string to)
    {
        var (own, other) = (from.Split('/'), to.Split('/'));
        var common = own.Zip(other).Take(own.Length - 1).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('/', Enumerable.Repeat("..", own.Length - 1 - common).Concat(other.Skip(common)));
    }

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        // When it was made says nothing, and the same plan makes the same bytes.
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var written = entry.Open();
        written.Write(content);
    }
}
