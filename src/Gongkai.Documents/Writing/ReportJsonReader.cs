using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Reads the JSON of one report back: an object, or an array of one. Members may be absent; what is there must be of its kind.</summary>
public static class ReportJsonReader
{
    /// <summary>Whether the content is JSON of a report: an object, or an array that begins with one, that has <c>cells</c>.</summary>
    public static bool Recognises(ReadOnlyMemory<byte> content) => Recognises(content.Span);

    /// <inheritdoc cref="Recognises(ReadOnlyMemory{byte})" />
    public static bool Recognises(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && text[start] is (byte)'{' or (byte)'[' && text.IndexOf("\"cells\""u8) >= 0;
    }

    /// <summary>Reads a report.</summary>
    /// <param name="content">UTF-8 JSON.</param>
    /// <exception cref="FormatException">The content is not JSON, holds no report or more than one, or a member is not of its kind;
    /// the message names it.</exception>
    public static AnnualReport Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(content),
                new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Report(Single(document.RootElement));
        }
        catch (JsonException error)
        {
            throw new FormatException($"JSON, line {error.LineNumber + 1}: {error.Message}", error);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;

    private static JsonElement Single(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => root,
        JsonValueKind.Array when root.GetArrayLength() == 1 && root[0].ValueKind == JsonValueKind.Object => root[0],
        JsonValueKind.Array => throw new FormatException($"JSON: one report expected, {root.GetArrayLength()} found"),
        _ => throw new FormatException("JSON: an object expected"),
    };

    private static AnnualReport Report(JsonElement json)
    {
        if (!json.TryGetProperty("cells", out var cells) || cells.ValueKind != JsonValueKind.Object)
            throw new FormatException("JSON: member cells expected");
        var year = Optional(json, "year", JsonValueKind.Number) is { } number && number.TryGetInt32(out var y) ? y : (int?)null;
        var generation = Generation(json, cells, year);
        var form = ReportForm.Of(generation);
        var read = new Dictionary<string, Cell>();
        foreach (var cell in cells.EnumerateObject())
        {
            if (form.Find(cell.Name) is not { } known) throw new FormatException($"JSON: no cell of the form is called {cell.Name}");
            read[cell.Name] = CellOf(known, cell.Value, read.Count + 1);
        }
        foreach (var cell in form.Cells)
            if (!read.ContainsKey(cell.Id)) read[cell.Id] = new Missing();
        var report = new AnnualReport
        {
            Generation = generation,
            Title = String(json, "title"),
            Agency = String(json, "agency"),
            Year = year,
            Period = Optional(json, "period", JsonValueKind.Object) is { } period && Day(period, "from") is { } from && Day(period, "to") is { } to
                ? new(from, to) : null,
            Contact = String(json, "contact"),
            SignOff = Optional(json, "signOff", JsonValueKind.Object) is { } signOff ? new(String(signOff, "agency"), Day(signOff, "date")) : null,
            Cells = ReportCells.Of(read),
        };
        return report with { Passages = Passages(json, report) };
    }

    private static ReportFormGeneration Generation(JsonElement json, JsonElement cells, int? year) => String(json, "generation") switch
    {
        "A" => ReportFormGeneration.A,
        "B" => ReportFormGeneration.B,
        null when cells.EnumerateObject().Any(cell => cell.Name.StartsWith("proactive.b20", StringComparison.Ordinal)) => ReportFormGeneration.B,
        null when cells.EnumerateObject().Any(cell => cell.Name.StartsWith("proactive.a20", StringComparison.Ordinal)) => ReportFormGeneration.A,
        null => year is { } known ? ReportForm.GenerationFor(known) : ReportFormGeneration.B,
        var other => throw new FormatException($"JSON: generation is A or B, not {other}"),
    };

    private static Cell CellOf(FormCell cell, JsonElement json, int sequence)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException($"JSON: {cell.Id}: an object expected");
        var at = Optional(json, "at", JsonValueKind.Object) is { } place ? PlaceOf(place) : null;
        if (at is not null) at = at with { Sequence = sequence };
        var raw = String(json, "raw");
        return String(json, "kind") switch
        {
            "count" => Value(cell, json).TryGetInt64(out var count)
                ? new Count(count, raw ?? count.ToString(CultureInfo.InvariantCulture), at)
                : throw new FormatException($"JSON: {cell.Id}: a whole number expected"),
            "money" => Value(cell, json).TryGetDecimal(out var money)
                ? new Amount(money, UnitOf(cell, String(json, "unit")), raw ?? money.ToString(CultureInfo.InvariantCulture), at)
                : throw new FormatException($"JSON: {cell.Id}: a number expected"),
            "blank" => new Blank(raw ?? "", at),
            "not_applicable" => new NotApplicable(raw ?? "", at),
            "missing" => new Missing(),
            "unreadable" => new Unreadable(raw ?? "", at),
            var kind => throw new FormatException($"JSON: {cell.Id}: unknown kind {kind}"),
        };
    }

    private static JsonElement Value(FormCell cell, JsonElement json) =>
        Optional(json, "value", JsonValueKind.Number) ?? throw new FormatException($"JSON: {cell.Id}: value expected");

    private static MoneyUnit? UnitOf(FormCell cell, string? unit) => unit switch
    {
        "元" => MoneyUnit.Yuan,
        "万元" => MoneyUnit.TenThousandYuan,
        null => null,
        _ => throw new FormatException($"JSON: {cell.Id}: unit is 元 or 万元, not {unit}"),
    };

    private static Place? PlaceOf(JsonElement json)
    {
        if (Whole(json, "line") is { } line) return new LinePlace(line, Whole(json, "column") ?? 1);
        if (Whole(json, "table") is { } table) return new TablePlace(table, Whole(json, "row") ?? 1, Whole(json, "column") ?? 1);
        if (Optional(json, "cell", JsonValueKind.String) is { } name) return new SheetPlace(String(json, "sheet") ?? "", name.GetString()!);
        if (Whole(json, "page") is { } page && Optional(json, "box", JsonValueKind.Array) is { } box && box.GetArrayLength() == 4
            && box.EnumerateArray().All(edge => edge.ValueKind == JsonValueKind.Number))
            return new PagePlace(page, box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble());
        return null;
    }

    private static ImmutableArray<Passage> Passages(JsonElement json, AnnualReport report)
    {
        var texts = new Dictionary<ReportSection, string>();
        if (Optional(json, "sections", JsonValueKind.Object) is { } sections)
            foreach (var section in Enum.GetValues<ReportSection>())
                if (String(sections, ReportForm.IdOf(section)) is { } text) texts[section] = text;
        if (Optional(json, "passages", JsonValueKind.Array) is not { } printed) return ReportText.Compose(report, texts);
        var passages = printed.EnumerateArray().Select(PassageOf).ToImmutableArray();
        // A section edited by hand speaks, not the paragraphs that it was made from.
        return texts.All(text => (report with { Passages = passages }).Text(text.Key) == text.Value)
            ? passages
            : ReportText.Replace(passages, texts);
    }

    private static Passage PassageOf(JsonElement json) =>
        new(String(json, "section") is { } id ? SectionOf(id) : null, String(json, "text") ?? "", null)
        {
            HeadingLevel = Whole(json, "level"),
            IsSectionTitle = Flag(json, "sectionTitle"),
            IsReportTitle = Flag(json, "reportTitle"),
            IsSignOff = Flag(json, "signOff"),
        };

    private static ReportSection SectionOf(string id)
    {
        foreach (var section in Enum.GetValues<ReportSection>())
            if (ReportForm.IdOf(section) == id) return section;
        throw new FormatException($"JSON: no section is called {id}");
    }

    private static JsonElement? Optional(JsonElement json, string name, JsonValueKind kind)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException($"JSON: an object with {name} expected");
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == kind ? value : throw new FormatException($"JSON: {name} has an unexpected type: {value.ValueKind}");
    }

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string? String(JsonElement json, string name) => Optional(json, name, JsonValueKind.String)?.GetString();

    private static int? Whole(JsonElement json, string name) =>
        Optional(json, name, JsonValueKind.Number) is { } number && number.TryGetInt32(out var value) ? value : null;

    private static DateOnly? Day(JsonElement json, string name) => String(json, name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"JSON: {name} is a day as 2024-12-31, not {text}");
}
