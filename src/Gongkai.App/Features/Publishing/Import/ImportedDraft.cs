using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Documents.Publishing;
using Gongkai.Publishing;
using Gongkai.Text;

namespace Gongkai.Features.Publishing;

/// <summary>What is chosen for a whole import.</summary>
/// <param name="From">Where the items were public, as the public reads it.</param>
public sealed record ImportChoices(string From)
{
    /// <summary>The kind of those that say none; null: the one of their column, where that is one only.</summary>
    public ItemKind? Kind { get; init; }

    /// <summary>The column of those that say none, or one that is not known; null: they are not taken.</summary>
    public string? Column { get; init; }

    /// <summary>Whether those that do not say when they were formed were formed when they were published.</summary>
    public bool IsFormedAsPublished { get; init; }

    /// <summary>The names of the agency itself.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}

/// <summary>An item that was read, as the draft that it would be here; and all that stands against it, or is to be looked at.</summary>
/// <param name="Content">What it says; null where something is missing for that.</param>
/// <param name="Placement">Where it shall stand.</param>
/// <param name="Import">Where it came from.</param>
/// <param name="Faults">Why it is not taken, everything at once.</param>
/// <param name="Doubts">What to look at.</param>
public sealed record ImportedDraft(
    ItemContent? Content, ItemPlacement Placement, ItemImport Import, ImmutableArray<string> Faults, ImmutableArray<string> Doubts)
{
    /// <summary>Reads an item for an agency.</summary>
    /// <param name="item">What was read.</param>
    /// <param name="choices">What is chosen for all.</param>
    /// <param name="situation">The day, the columns and the settings.</param>
    /// <param name="documents">The documents that an item can be about; null where it says of none.</param>
    public static ImportedDraft Of(ReadItem item, ImportChoices choices, ItemSituation situation, NamedDocuments? documents = null) =>
        new Making(item, choices, situation, documents).Made();

    private sealed class Making(ReadItem item, ImportChoices choices, ItemSituation situation, NamedDocuments? documents)
    {
        // As long as the form takes them.
        private static readonly (ParticularKind Kind, string Name, int Most)[] Lengths =
        [
            (ParticularKind.Number, "文号", 80), (ParticularKind.Summary, "内容概述", 500), (ParticularKind.Source, "信息来源", 100), (ParticularKind.Topic, "主题分类", 50),
            (ParticularKind.Genre, "体裁分类", 50), (ParticularKind.Audience, "服务对象", 100), (ParticularKind.Keywords, "关键词", 200),
            (ParticularKind.IndexNumber, "索引号", 80), (ParticularKind.Address, "网址", 1_000),
        ];

        private static readonly (ParticularKind Kind, string Field)[] Dates =
            [(ParticularKind.ValidFrom, "inForceOn"), (ParticularKind.ValidUntil, "validUntil")];

        private readonly List<string> faults = [.. item.Faults];
        private readonly List<string> doubts = [.. item.Doubts];

        public ImportedDraft Made()
        {
            foreach (var (what, name, most) in Lengths)
                if (item[what].Length > most) Fault("long", ("field", name), ("most", (long)most));
            var column = Column();
            var kind = Kind(column);
            var published = Day(ParticularKind.PublishedOn);
            var formed = Formed(published);
            var placement = new ItemPlacement(column?.Id ?? "", Openness.Proactive) { Article = column?.Node };
            var content = kind is null || formed is not { } day ? null : Content(kind, day);
            var import = new ItemImport(choices.From, published)
            {
                Address = Address(),
                IndexNumber = item[ParticularKind.IndexNumber],
                Validity = kind is null ? null : Validity(kind),
            };
            if (content is not null) faults.AddRange(ItemExamination.Faults(content, situation.Today)
                .Concat(column is null ? [] : placement.Faults(kind!, situation.Columns)).Select(Message.WithCode));
            if (content is not null) doubts.AddRange(ItemExamination.Holes(content, placement, situation, import)
                .Select(hole => $"提交审核以前要补充：{Message.Of(hole.Finding)}"));
            if (content is not null && column is not null) doubts.AddRange(placement.Misplaced(kind!, situation.Columns)
                .Select(wrong => $"提交审核以前要改正：{Message.Of(wrong.Finding)}"));
            return new(content, placement, import, [.. faults], [.. doubts]);
        }

        private void Fault(string variant, params ImmutableArray<(string, object)> values) =>
            faults.Add(Message.WithCode(new("PU17") { Variant = variant, Values = values }));

        private void Doubt(string variant, params ImmutableArray<(string, object)> values) =>
            doubts.Add(Message.Of(new Refusal("PU18") { Variant = variant, Values = values }.Finding));

        private PublicColumn? Column()
        {
            var open = situation.Columns.Where(column => column.TakesItems && column.Sort != ColumnSort.Internal).ToList();
            var said = item[ParticularKind.Column];
            foreach (var name in said.Split(['>', '/', '》', '›', '»'], StringSplitOptions.RemoveEmptyEntries).Reverse().Prepend(said))
                if (name.Length > 0 && open.FirstOrDefault(column => ChineseText.Key(column.Name) == ChineseText.Key(name)) is { } known) return known;
            if (open.FirstOrDefault(column => column.Id == choices.Column) is not { } chosen)
            {
                if (said.Length == 0) Fault("no-column");
                else Fault("column", ("column", said));
                return null;
            }
            if (said.Length > 0) Doubt("column", ("said", said), ("column", chosen.Name));
            return chosen;
        }

        private ItemKind? Kind(PublicColumn? column)
        {
            var said = item[ParticularKind.Kind];
            var kind = said.Length == 0 ? choices.Kind ?? (column is null ? null : ItemKinds.UsualIn(column))
                : ItemKinds.Find(said) ?? ItemKinds.All.FirstOrDefault(one => ChineseText.Key(one.Name) == ChineseText.Key(said));
            if (kind is null && said.Length > 0) Fault("kind", ("kind", said));
            else if (kind is null && column is not null) Fault("no-kind", ("column", column.Name));
            return kind;
        }

        private DateOnly? Formed(DateOnly? published)
        {
            if (Day(ParticularKind.FormedOn) is { } said) return said;
            if (!choices.IsFormedAsPublished || published is null)
            {
                Fault("no-formed");
                return null;
            }
            Doubt("formed", ("day", $"{published:yyyy年M月d日}"));
            return published;
        }

        private ItemContent Content(ItemKind kind, DateOnly formed) => new(kind.Code, VisibleText.OnOneLine(item[ParticularKind.Title]).Trim(), formed)
        {
            Number = item[ParticularKind.Number],
            Summary = item[ParticularKind.Summary],
            Source = Source(),
            Topic = item[ParticularKind.Topic],
            Genre = item[ParticularKind.Genre],
            Readers = item[ParticularKind.Audience],
            Keywords = item[ParticularKind.Keywords],
            Fields = Fields(kind),
            Html = item.Html,
            Files = [.. item.Files.Select(file => FileOf(file))],
        };

        private ImmutableSortedDictionary<string, string> Fields(ItemKind kind)
        {
            var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var (what, field) in Dates)
                if (item[what].Length > 0 && kind.Field(field) is not null) values[field] = item[what];
            // A heading may be the name of a particular and the label of a field: 制发机关.
            foreach (var field in kind.Fields.Where(field => !values.ContainsKey(field.Name)))
                if (item.Particulars.FirstOrDefault(one => one.Where == $"“{field.Label}”一列") is { } said
                    && TypedField.Read(field, field.Label, said.Printed) is ({ Length: > 0 } typed, _)) values[field.Name] = typed;
            foreach (var cell in item.Cells)
                if (kind.Fields.FirstOrDefault(field => ItemList.KeyOf(field.Label) == cell.Field) is not { } field)
                    Doubt("field", ("cell", cell.At), ("field", cell.Heading), ("kind", kind.Name));
                else if (Value(field, cell) is { Length: > 0 } value) values[field.Name] = value;
            return values.ToImmutable();
        }

        private string? Value(ItemField field, ListCell cell)
        {
            if (field.Type == FieldType.Item) return DocumentOf(field, cell);
            if (TypedField.Read(field, cell.Heading, cell.Value) is not var (value, isSure))
            {
                Fault(field.Type.ToString().ToLowerInvariant(), ("cell", cell.At), ("field", field.Label), ("value", Shortened(cell.Value)),
                    ("choices", string.Join('、', field.Choices)));
                return null;
            }
            if (!isSure) Doubt("choice", ("cell", cell.At), ("field", field.Label), ("value", Shortened(cell.Value)), ("taken", value));
            return value;
        }

        private string? DocumentOf(ItemField field, ListCell cell)
        {
            var found = documents?.Find(cell.Value) ?? [];
            if (found is [{ } only]) return only.ToString();
            // It comes with the same list, and has no id before it is there.
            if (found is [null]) Doubt("document", ("cell", cell.At), ("value", Shortened(cell.Value)));
            else Fault(found.IsEmpty ? "item" : "items", ("cell", cell.At), ("field", field.Label), ("value", Shortened(cell.Value)));
            return null;
        }

        private static string Shortened(string value) => value.Length > 40 ? value[..40] + "……" : value;

        private ItemFile FileOf(ReadFile file)
        {
            var (hash, ending) = (file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)], Path.GetExtension(file.Name));
            if (!item.Attachments.Contains(file.Name)) return new(hash, file.Name, file.MediaType, file.Size) { IsInText = true };
            var title = VisibleText.OnOneLine(file.Title).Trim();
            return new(hash, title.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? title : title + ending, file.MediaType, file.Size);
        }

        // Another body that made it; the agency itself is no source.
        private string Source() => item[ParticularKind.Source] is { Length: > 0 } source && !IsOwn(source) ? source
            : item[ParticularKind.Agency] is { Length: > 0 } agency && !IsOwn(agency) && item[ParticularKind.Source].Length == 0 ? agency : "";

        private bool IsOwn(string name) => choices.Names.Any(own => ChineseText.Key(own) == ChineseText.Key(name));

        private Validity? Validity(ItemKind kind)
        {
            var said = ChineseText.Key(item[ParticularKind.Validity]);
            Validity? told = said switch
            {
                "" => null,
                "有效" or "现行有效" or "是" or "现行" or "尚未施行" or "尚未生效" or "未施行" => Gongkai.Publishing.Validity.InForce,
                "修改" or "已修改" or "修订" or "已修订" => Gongkai.Publishing.Validity.Amended,
                "废止" or "已废止" or "宣布废止" => Gongkai.Publishing.Validity.Abolished,
                "失效" or "已失效" or "宣布失效" or "无效" or "否" => Gongkai.Publishing.Validity.Lapsed,
                _ => null,
            };
            if (said.Length > 0 && told is null) Fault("validity", ("validity", item[ParticularKind.Validity]));
            if (kind.HasValidity) return told;
            if (told is not (null or Gongkai.Publishing.Validity.InForce)) Doubt("validity", ("validity", told.Value.Name()), ("kind", kind.Name));
            return null;
        }

        private DateOnly? Day(ParticularKind kind) =>
            DateOnly.TryParseExact(item[kind], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        // Programs that save a site put its pages into a folder of its name.
        private string Address()
        {
            if (item[ParticularKind.Address] is { Length: > 0 } said) return said;
            var parts = item.Origin.Split('/');
            var host = Array.FindIndex(parts, 0, parts.Length - 1, part => part.Contains('.', StringComparison.Ordinal) && !part.EndsWith('.')
                && Uri.CheckHostName(part) == UriHostNameType.Dns);
            return host < 0 ? "" : "http://" + string.Join('/', parts[host..]);
        }
    }
}
