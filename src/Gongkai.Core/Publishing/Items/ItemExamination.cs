using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing;

/// <summary>What a content lacks, or says wrongly, all at once.</summary>
public static class ItemExamination
{
    private const int LongestTitle = 200, LongestText = 400_000;

    /// <summary>What is wrong with it as it stands, whether it is complete or not: a draft may have holes, but no field that says nothing legible.</summary>
    public static IEnumerable<Refusal> Faults(ItemContent content, DateOnly today)
    {
        var kind = ItemKinds.Of(content.Kind);
        if (content.Title.Length == 0) yield return Wrong("missing", nameof(content.Title), "标题");
        if (content.Title.Length > LongestTitle) yield return Wrong("long", nameof(content.Title), "标题", ("most", (long)LongestTitle));
        if (content.Text.Length > LongestText) yield return Wrong("long", nameof(content.Text), "正文", ("most", (long)LongestText));
        if (content.FormedOn > today) yield return Wrong("future", nameof(content.FormedOn), "成文日期");
        foreach (var fault in Days(content)) yield return fault;
        foreach (var field in kind.Fields)
            if (field.Fault(content[field.Name]) is { Variant: not "range" } fault) yield return fault;
        foreach (var fault in AnnouncedRelease.Faults(content)) yield return fault;
        foreach (var (from, until) in ((string, string)[])[("from", "until"), ("inForceOn", "validUntil")])
            if (ItemField.Day(content[from]) is { } first && ItemField.Day(content[until]) is { } last && last < first)
                yield return kind.Field(until)!.Wrong("order", ("before", kind.Field(from)!.Label));
    }

    /// <summary>Days in years that no item can have: with them no term can be counted.</summary>
    internal static IEnumerable<Refusal> Days(ItemContent content)
    {
        if (content.FormedOn.Year < ItemField.FirstYear) yield return Wrong("range", nameof(content.FormedOn), "成文日期", [.. ItemField.Range]);
        foreach (var field in ItemKinds.Of(content.Kind).Fields)
            if (field.Fault(content[field.Name]) is { Variant: "range" } fault) yield return fault;
    }

    /// <summary>What it lacks for being submitted: everything that the public must find in it.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="placement">Where it shall stand.</param>
    /// <param name="situation">The day, the agency's choices and calendar.</param>
    /// <param name="import">How it came from elsewhere; null for one that was written here. Periods that ran there are over, and what only the desk keeps of
    /// its making was kept there.</param>
    /// <param name="heardSince">The day on which it became public; null while it is not.</param>
    public static IEnumerable<Refusal> Holes(
        ItemContent content, ItemPlacement placement, ItemSituation situation, ItemImport? import = null, DateOnly? heardSince = null)
    {
        var kind = ItemKinds.Of(content.Kind);
        if (kind.IsNumbered && content.Number.Length == 0) yield return Wrong("missing", nameof(content.Number), "文号");
        if (!kind.NeedsNoText && !content.HasText && content.Files.IsEmpty) yield return Wrong("text", nameof(content.Text), "正文");
        foreach (var field in kind.Fields)
            if (field.IsRequired && content[field.Name].Length == 0 && (field.IsPublic || import is null)) yield return field.Missing;
        foreach (var field in kind.Fields)
            if (field.Type == FieldType.Picture && content[field.Name].Length > 0 && content.PictureOf(field) is null)
                yield return new("PU40") { Field = $"Fields[{field.Name}]", Values = [("field", field.Label), ("file", content[field.Name])] };
        if (import is not null && ItemField.Day(content["until"]) < situation.Today && content["outcome"].Length == 0) yield break;
        if (kind.Opinions is not { } opinions || (ItemField.Day(content["from"]), ItemField.Day(content["until"])) is not ({ } from, { } until)) yield break;
        if (content["outcome"].Length > 0)
        {
            if (situation.Today <= until) yield return Outcome("running", "outcome", ("until", Matters.Plain.Day(until)));
            if (content["received"].Length == 0) yield return kind.Field("received")!.Missing;
            if (long.TryParse(content["received"], out var received) && long.TryParse(content["adopted"], out var adopted) && adopted > received)
                yield return Outcome("count", "adopted", ("adopted", adopted), ("received", received));
            foreach (var fault in Unheard(content, situation)) yield return fault;
            yield break;
        }
        if (placement.Openness == Openness.Proactive && until < situation.Today) yield return Period("over", ("until", Matters.Plain.Day(until)));
        // Nobody is heard before the item is public, whatever its beginning says.
        else if (Short(content, import is null ? Later(from, heardSince ?? situation.Today) : from, until, situation) is { } fault) yield return fault;
    }

    /// <summary>What is wrong with its period when it becomes public first on that day: it is over, or what is left of it is too short.</summary>
    internal static Refusal? Unheld(ItemContent content, ItemSituation situation, DateOnly day)
    {
        if (ItemKinds.Of(content.Kind).Opinions is null || content["outcome"].Length > 0
            || (ItemField.Day(content["from"]), ItemField.Day(content["until"])) is not ({ } from, { } until)) return null;
        if (until < day) return Period("ended", ("day", Matters.Plain.Day(day)), ("until", Matters.Plain.Day(until)));
        return from >= day ? null : Short(content, day, until, situation) is not { } fault ? null
            : fault with { Variant = fault.Variant == "short" ? "late" : "lateworkdays", Values = [("day", Matters.Plain.Day(day)), .. fault.Values] };
    }

    private static Refusal? Short(ItemContent content, DateOnly from, DateOnly until, ItemSituation situation)
    {
        var days = (long)Math.Max(0, until.DayNumber - from.DayNumber);
        if (ItemKinds.Of(content.Kind).Opinions == OpinionKind.Comment)
            return days < situation.Settings.ConsultationDays && content["shorter"].Length == 0
                ? Period("short", ("days", days), ("least", (long)situation.Settings.ConsultationDays)) : null;
        var workdays = situation.Calendar.WorkdaysBetween(Later(from, situation.Calendar.FirstDay.AddDays(1)).AddDays(-1), until);
        return workdays < situation.Settings.NoticeWorkdays
            ? Period("workdays", ("days", (long)workdays), ("least", (long)situation.Settings.NoticeWorkdays)) : null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>What keeps an outcome from being told: objections that nobody has answered, and fewer opinions than are in the register.</summary>
    internal static IEnumerable<Refusal> Unheard(ItemContent content, ItemSituation situation)
    {
        if (ItemKinds.Of(content.Kind).Opinions is not { } opinions || content["outcome"].Length == 0) yield break;
        if (opinions == OpinionKind.Objection && situation.Heard.Open > 0) yield return Told("open", "outcome", ("open", situation.Heard.Open));
        if (long.TryParse(content["received"], out var received) && received < situation.Heard.Received)
            yield return Told("fewer", "received", ("received", received), ("known", situation.Heard.Received));

        static Refusal Told(string variant, string field, params ImmutableArray<(string, object)> values) =>
            new("PU28") { Variant = variant, Field = $"Fields[{field}]", Values = values };
    }

    private static Refusal Wrong(string variant, string field, string label, params ImmutableArray<(string, object)> values) =>
        new("PU02") { Variant = variant, Field = field, Values = [("field", label), .. values] };

    private static Refusal Outcome(string variant, string field, params ImmutableArray<(string, object)> values) =>
        new("PU13") { Variant = variant, Field = $"Fields[{field}]", Values = values };

    private static Refusal Period(string variant, params ImmutableArray<(string, object)> values) =>
        new("PU12") { Variant = variant, Field = "Fields[until]", Values = values };
}
