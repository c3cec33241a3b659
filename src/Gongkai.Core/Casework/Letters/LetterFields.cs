using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Casework;

/// <summary>What a letter is filled with: values by field, each of the field's kind.</summary>
public sealed class LetterFields
{
    private readonly ImmutableDictionary<LetterField, object> values;

    private LetterFields(ImmutableDictionary<LetterField, object> values) => this.values = values;

    /// <summary>Nothing yet.</summary>
    public static LetterFields Empty { get; } = new(ImmutableDictionary<LetterField, object>.Empty);

    /// <summary>您 for a person, 你单位 for everybody else.</summary>
    public static string SalutationFor(ApplicantCategory category) => category == ApplicantCategory.NaturalPerson ? "您" : "你单位";

    /// <summary>What every letter of an agency has.</summary>
    public static LetterFields From(AgencyForLetters agency) => Empty
        .With(LetterField.Agency, agency.Name).With(LetterField.Office, agency.Office)
        .With(LetterField.AgencyAddress, agency.Address).With(LetterField.Telephone, agency.Telephone);

    /// <summary>With words; null or blank words leave the field empty.</summary>
    public LetterFields With(LetterField field, string? words) =>
        string.IsNullOrWhiteSpace(words) ? new(values.Remove(field)) : Set(field, LetterFieldKind.Words, words.Trim().ReplaceLineEndings("\n"));

    /// <summary>With a date; null leaves the field empty.</summary>
    public LetterFields With(LetterField field, DateOnly? day) =>
        day is { } date ? Set(field, LetterFieldKind.Day, date) : new(values.Remove(field));

    /// <summary>With a number.</summary>
    public LetterFields With(LetterField field, long number) => Set(field, LetterFieldKind.Number, number);

    /// <summary>With a sum of money.</summary>
    public LetterFields With(LetterField field, Yuan sum) => Set(field, LetterFieldKind.Money, sum);

    /// <summary>With the items of a list, numbered in their order.</summary>
    public LetterFields With(LetterField field, IEnumerable<LetterFields> items) =>
        Set(field, LetterFieldKind.List, items.Select((item, index) => item.With(LetterField.Ordinal, index + 1)).ToImmutableArray());

    /// <summary>With a picture (PNG).</summary>
    public LetterFields With(LetterField field, ReadOnlyMemory<byte> png) => Set(field, LetterFieldKind.Picture, png);

    /// <summary>With the remedy notice.</summary>
    public LetterFields With(RemedyText remedy) => Set(LetterField.Remedy, LetterFieldKind.Remedy, remedy);

    /// <summary>With a fee and its calculation.</summary>
    public LetterFields With(InformationProcessingFee fee) =>
        With(LetterField.Tariff, fee.Tariff.Name()).With(LetterField.FeeTotal, fee.Total).With(LetterField.FeeLines, fee.Lines.Select(line =>
            Empty.With(LetterField.Bracket, line.Bracket.Name(line.Tariff)).With(LetterField.Quantity, line.Quantity)
                .With(LetterField.Rate, line.Bracket.Rate).With(LetterField.Amount, line.Amount)));

    /// <summary>With the parts that are not disclosed; the article of each follows from its ground.</summary>
    public LetterFields With(IEnumerable<WithheldPart> parts) =>
        With(LetterField.ClosedParts, parts.Select(part =>
            Empty.With(LetterField.Part, part.Part).With(LetterField.PartBasis, part.Basis).With(LetterField.PartReason, part.Reason)));

    /// <summary>Whether the field has a value; a list without items has none.</summary>
    public bool Has(LetterField field) =>
        values.TryGetValue(field, out var value) && value is not ImmutableArray<LetterFields> { IsEmpty: true } and not RemedyText { Paragraphs.IsEmpty: true };

    /// <summary>The value as letters print it; empty when there is none, or when it is a list or a picture.</summary>
    public string Printed(LetterField field) => values.GetValueOrDefault(field) switch
    {
        string words => words,
        DateOnly day => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        Yuan sum => sum.ToString(),
        RemedyText remedy => string.Join('\n', remedy.Paragraphs),
        _ => "",
    };

    /// <summary>The items of a list.</summary>
    public ImmutableArray<LetterFields> Items(LetterField field) => values.GetValueOrDefault(field) is ImmutableArray<LetterFields> items ? items : [];

    /// <summary>The picture; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Picture(LetterField field) => values.GetValueOrDefault(field) is ReadOnlyMemory<byte> png ? png : default;

    /// <summary>The remedy notice; null when there is none.</summary>
    public RemedyText? Remedy => values.GetValueOrDefault(LetterField.Remedy) as RemedyText;

    /// <summary>These values, and the others' where these have none: an item of a list sees its letter's fields.</summary>
    public LetterFields Within(LetterFields others) => new(others.values.SetItems(values));

    private LetterFields Set(LetterField field, LetterFieldKind kind, object value) =>
        field.Kind == kind ? new(values.SetItem(field, value)) : throw new ArgumentException($"{field.Name} holds {field.Kind}, not {kind}", nameof(field));
}
