using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Publishing;

/// <summary>What a Word file holds beside its text, none of which is published: who wrote it, remarks, macros, references, heads and feet of pages.</summary>
internal static class WordRemains
{
    public static void Tell(WordprocessingDocument package, Removals removals)
    {
        Properties(package, removals);
        if (package.MainDocumentPart is not { } main) return;
        var remarks = main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Count() ?? 0;
        if (remarks > 0) removals.Add("remark", "", remarks);
        if (main.VbaProjectPart is not null) removals.Add("macro");
        foreach (var relation in package.GetAllParts().SelectMany(part => part.ExternalRelationships))
            removals.Add("outside", relation.RelationshipType[(relation.RelationshipType.LastIndexOf('/') + 1)..]);
        var objects = main.EmbeddedPackageParts.Count() + main.EmbeddedObjectParts.Count()
            - main.Document!.Descendants<EmbeddedObject>().Count();
        if (objects > 0) removals.Add("object", "", objects);
        foreach (var words in main.HeaderParts.Select(part => WordsOf(part.Header)).Concat(main.FooterParts.Select(part => WordsOf(part.Footer))))
            if (words.Any(char.IsLetter)) removals.Add("running", words);
    }

    private static string WordsOf(DocumentFormat.OpenXml.OpenXmlElement? running) =>
        string.Concat(running?.Descendants<W.Text>().Select(text => text.Text) ?? []).Trim();

    private static void Properties(WordprocessingDocument package, Removals removals)
    {
        var own = package.PackageProperties;
        List<string> found = [];
        if (!string.IsNullOrWhiteSpace(own.Creator)) found.Add("作者");
        if (!string.IsNullOrWhiteSpace(own.LastModifiedBy)) found.Add("最后保存者");
        if (!string.IsNullOrWhiteSpace(own.Title)) found.Add("标题");
        if (!string.IsNullOrWhiteSpace(own.Subject) || !string.IsNullOrWhiteSpace(own.Keywords)
            || !string.IsNullOrWhiteSpace(own.Category)) found.Add("主题、关键词");
        if (!string.IsNullOrWhiteSpace(own.Description)) found.Add("备注");
        var program = package.ExtendedFilePropertiesPart?.Properties;
        if (!string.IsNullOrWhiteSpace(program?.Company?.Text)) found.Add("单位");
        if (!string.IsNullOrWhiteSpace(program?.Manager?.Text)) found.Add("管理者");
        if (package.CustomFilePropertiesPart?.Properties?.HasChildren == true) found.Add("自定义属性");
        if (package.ThumbnailPart is not null) found.Add("缩略图");
        if (package.MainDocumentPart?.CustomXmlParts.Any() == true) found.Add("自定义数据");
        if (found.Count > 0) removals.Add("properties", string.Join('、', found), found.Count);
    }
}
