using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Calendar;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing;

/// <summary>
/// 另有规定的公开期限: of items of a kind, counted from a day that they name (第二十六条：法律、法规对政府信息公开的期限另有规定的，从其规定).
/// Data of the agency, with where it stands; what no such term speaks of has the twenty workdays of the article.
/// </summary>
/// <param name="Kind">The code of the kind.</param>
/// <param name="Field">The field of the kind that names the day from which it counts.</param>
/// <param name="From">It holds for days from this one on; of several the latest counts.</param>
/// <param name="Days">How many.</param>
/// <param name="InWorkdays">Whether workdays are counted.</param>
/// <param name="Basis">Where it stands.</param>
public sealed record PublicationTerm(string Kind, string Field, DateOnly From, int Days, bool InWorkdays, string Basis)
{
    /// <summary>The most days.</summary>
    public const int Most = 366;

    /// <summary>The field, and its values, of which it speaks; null where it speaks of all of the kind.</summary>
    public string? Where { get; init; }

    /// <inheritdoc cref="Where"/>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>What an agency begins with.</summary>
    public static ImmutableArray<PublicationTerm> Usual { get; } =
    [
        new(ItemKinds.Budget.Code, "approvedOn", new(2015, 1, 1), 20, false, "《预算法》第十四条：批复后二十日内")
        {
            Where = "report",
            Values = ["部门预算", "部门决算"],
        },
        // Not confirmed by a text that was looked at: an agency that has another duty changes it.
        new(ItemKinds.ServiceResult.Code, "decidedOn", new(2019, 1, 1), 7, true, "国办发〔2018〕118号：行政许可、行政处罚决定作出之日起七个工作日内")
        {
            Where = "type",
            Values = ["行政许可", "行政处罚"],
        },
    ];

    /// <summary>How long, in words.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{FieldName}后{Days}{(InWorkdays ? "个工作日" : "日")}");

    private string FieldName => ItemKinds.Find(Kind)?.Field(Field)?.Label is not { } label ? ""
        : label.EndsWith("日期", StringComparison.Ordinal) ? label[..^2] : label;

    /// <summary>The term of those that an item has, with its last day; null where it has none.</summary>
    public static (PublicationTerm Term, DateOnly Due)? Of(ItemContent content, ImmutableArray<PublicationTerm> terms, WorkCalendar calendar) =>
        terms.Where(term => term.Kind == content.Kind && (term.Where is null || term.Values.Contains(content[term.Where]))
                && ItemField.Day(content[term.Field]) is { } day && day >= term.From)
            .MaxBy(term => term.From) is { } found && ItemField.Day(content[found.Field]) is { } since
            ? (found, found.InWorkdays ? calendar.AddWorkdays(since, found.Days) : since.AddDays(found.Days)) : null;

    /// <summary>What is wrong with it.</summary>
    internal IEnumerable<Refusal> Faults()
    {
        if (ItemKinds.Find(Kind)?.Field(Field) is not { Type: FieldType.Day }) yield return Wrong("field");
        if (Days is < 1 or > Most) yield return Wrong("days", ("most", (long)Most));
        if (string.IsNullOrWhiteSpace(Basis)) yield return Wrong("basis");
    }

    private static Refusal Wrong(string variant, params ImmutableArray<(string, object)> values) =>
        new("PU35") { Variant = variant, Field = nameof(PublishingSettings.Terms), Values = values };
}
