using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Publishing;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>What a column brings besides particulars and fields.</summary>
internal enum ListPart
{
    Text,
    File,
    Attachments,
}

/// <summary>A column of a list: its heading, and what that stands for; nothing at all where it is not known.</summary>
internal sealed record ListColumn(string Heading)
{
    public ParticularKind? Particular { get; init; }

    public ListPart? Part { get; init; }

    /// <summary>The key of the label of a field that kinds have.</summary>
    public string? Field { get; init; }
}

/// <summary>The headings of a sheet of items: which row they are, what each stands for, and what is doubtful about them.</summary>
internal sealed record ListHeadings(string Sheet, int At, ImmutableArray<ListColumn> Columns, ImmutableArray<Finding> Doubts)
{
    private const int LastHeadingRow = 10;

    private static readonly FrozenDictionary<string, ListPart> Parts = new Dictionary<string, ListPart>
    {
        ["正文"] = ListPart.Text,
        ["正文内容"] = ListPart.Text,
        ["内容"] = ListPart.Text,
        ["正文文件"] = ListPart.File,
        ["文件"] = ListPart.File,
        ["文件名"] = ListPart.File,
        ["正文文件名"] = ListPart.File,
        ["附件"] = ListPart.Attachments,
        ["附件文件"] = ListPart.Attachments,
        ["附件名称"] = ListPart.Attachments,
        ["附件清单"] = ListPart.Attachments,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What lists of some kinds call what they list, where they have no 标题.
    private static readonly FrozenSet<string> Titles = ((string[])["事项名称", "权力名称", "姓名", "负责人姓名"]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Labels =
        ItemKinds.All.SelectMany(kind => kind.Fields).Select(field => ItemList.KeyOf(field.Label)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The kind that the sheet is named for; null where it is named for none.</summary>
    public ItemKind? Kind { get; } = KindOf(Sheet);

    /// <summary>The headings of a sheet; null where none of its first rows has titles.</summary>
    public static ListHeadings? Of(WorkbookSheet sheet)
    {
        var first = sheet.Rows.Take(LastHeadingRow).ToList();
        var head = first.FindIndex(row => row.Any(cell => ParticularNames.Of(cell) == ParticularKind.Title));
        var isOther = head < 0;
        if (isOther) head = first.FindIndex(row => row.Count(cell => Titles.Contains(ParticularNames.Bare(cell)) || Labels.Contains(ItemList.KeyOf(cell))) > 1
            && row.Any(cell => Titles.Contains(ParticularNames.Bare(cell))));
        if (head < 0) return null;
        ImmutableArray<ListColumn> columns = [.. sheet.Rows[head].Select(name => Meant(name, isOther))];
        return new(sheet.Name, head, columns, [.. columns.Where(IsUnknown).Select(column => Unknown(column.Heading, KindOf(sheet.Name)))]);
    }

    private static ItemKind? KindOf(string sheet) =>
        ChineseText.Key(sheet) is { Length: > 0 } key ? ItemKinds.All.FirstOrDefault(kind => ChineseText.Key(kind.Name) == key) : null;

    private static ListColumn Meant(string heading, bool isOther)
    {
        var bare = ParticularNames.Bare(heading);
        if (bare == "种类") return new(heading) { Particular = ParticularKind.Kind };
        if (isOther && Titles.Contains(bare)) return new(heading) { Particular = ParticularKind.Title };
        if (ParticularNames.Of(heading) is { } particular) return new(heading) { Particular = particular };
        if (Parts.TryGetValue(bare, out var part)) return new(heading) { Part = part };
        return new(heading) { Field = ItemList.KeyOf(heading) is { Length: > 0 } key && Labels.Contains(key) ? key : null };
    }

    private static bool IsUnknown(ListColumn column) => column is { Particular: null, Part: null, Field: null } && column.Heading.Trim().Length > 0
        && ParticularNames.Bare(column.Heading) is not ("序号" or "编号");

    private static Finding Unknown(string heading, ItemKind? kind)
    {
        var near = NearestWord.Of(heading, [.. (kind?.Fields ?? []).Select(field => field.Label), .. ItemList.Headings,
            .. ItemKinds.All.SelectMany(one => one.Fields).Select(field => field.Label)]);
        return near is null ? TextFault.Doubtful("unknown-heading", null, ("heading", Removals.Short(heading)))
            : TextFault.Doubtful("near-heading", null, ("heading", Removals.Short(heading)), ("nearest", near));
    }
}
