using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;

namespace Gongkai.Features.Casework;

/// <summary>A closed part in plain words.</summary>
public sealed record PlainPart(DispositionType Ground, string What, string Reason);

/// <summary>A file that goes to the applicant, by the name that the letter lists.</summary>
public sealed record ProvidedFile(string Sha256, string Name);

/// <summary>The letter that answered the same application before.</summary>
public sealed record EarlierAnswer(string Number, DateOnly ServedOn);

/// <summary>A proposed decision in plain words: what a form has, or what a draft holds sealed.</summary>
public sealed record PlainDecision(DispositionType Type)
{
    public ImmutableDictionary<DecisionNeed, string> Texts { get; init; } = ImmutableDictionary<DecisionNeed, string>.Empty;

    public ImmutableArray<PlainPart> ClosedParts { get; init; } = [];

    public ImmutableArray<ProvidedFile> Provided { get; init; } = [];

    public DisclosureRequestId? EarlierCase { get; init; }

    /// <summary>The number and the day of the earlier answer, from the earlier case or as typed.</summary>
    public EarlierAnswer? Earlier { get; init; }

    public string? PublicInterest { get; init; }

    public bool SeverabilityConsidered { get; init; }

    public RecordCorrectionResult? Correction { get; init; }

    /// <summary>The letter that conveys it.</summary>
    public LetterType Letter => Correction is null ? LetterType.Of(Type) : LetterType.RecordCorrectionReply;

    /// <summary>What was typed for a need; null for nothing.</summary>
    public string? this[DecisionNeed need] => Texts.GetValueOrDefault(need) is { Length: > 0 } words ? words : null;

    /// <summary>A draft with its words opened; names of files and the earlier answer are looked up by the caller.</summary>
    public static PlainDecision Of(DecisionDraft draft, MatterTexts words, IReadOnlyDictionary<string, string> names, EarlierAnswer? earlier) => new(draft.Type)
    {
        Texts = draft.Texts.ToImmutableDictionary(text => text.Need, text => words.Of(text.Text)),
        ClosedParts = [.. draft.ClosedParts.Select(part => new PlainPart(part.Ground, words.Of(part.What), words.Of(part.Reason)))],
        Provided = [.. draft.Provided.Select(file => new ProvidedFile(file.Sha256, names.GetValueOrDefault(file.Sha256, "附件")))],
        EarlierCase = draft.EarlierCase,
        Earlier = earlier ?? EarlierLetters.Read(draft.TextOf(DecisionNeed.EarlierLetter) is { } text ? words.Of(text) : null),
        PublicInterest = draft.PublicInterest is { } interest ? words.Of(interest) : null,
        SeverabilityConsidered = draft.SeverabilityConsidered,
        Correction = draft.Correction,
    };
}

/// <summary>An earlier letter that no case here holds, as one text: its number, and below it its day of service.</summary>
internal static class EarlierLetters
{
    public static string Write(string number, DateOnly servedOn) => $"{number}\n{Storage.StoredTypes.Text(servedOn)}";

    public static EarlierAnswer? Read(string? text) =>
        text?.Split('\n') is [var number, var day] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var servedOn) ? new(number, servedOn) : null;
}
