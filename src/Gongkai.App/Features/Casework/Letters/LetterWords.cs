using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>A letter that was issued and waits for its step, with what was typed into it.</summary>
public sealed class LetterWords(IssuedLetterRef letter, IReadOnlyDictionary<string, string> typed)
{
    /// <summary>The letter.</summary>
    public IssuedLetterRef Letter { get; } = letter;

    /// <summary>What was typed into a field; null for nothing.</summary>
    public string? this[LetterField field] => this[field.Name];

    /// <summary>What was typed under a name that is no field of the letter, as the numbers that a fee is computed from.</summary>
    internal string? this[string name] => typed.GetValueOrDefault(name) is { Length: > 0 } words ? words : null;

    /// <summary>The lines typed into a list.</summary>
    public ImmutableArray<string> Lines(LetterField field) =>
        [.. (this[field] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The date typed into a field.</summary>
    public DateOnly? Day(LetterField field) => IssueLetterPage.Day(this[field]);

    /// <summary>The letter of that type that waits for its step; null when there is none, or when nothing is known of what was typed into it.</summary>
    internal static async Task<LetterWords?> PendingAsync(CaseDesk desk, DisclosureRequest request, LetterType letter, CancellationToken ct) =>
        request.PendingIssue(letter) is { Typed: { } row } issued && await desk.TextsAsync([row], ct) is var texts && texts.Has(row)
            ? new(issued.Letter, JsonSerializer.Deserialize<Dictionary<string, string>>(texts[row])!) : null;

    /// <summary>What was typed, as it is sealed.</summary>
    internal static string Write(IEnumerable<TypedField> typed) =>
        JsonSerializer.Serialize(typed.Where(field => !string.IsNullOrWhiteSpace(field.Text)).ToDictionary(field => field.Name!, field => field.Text!.Trim()));
}
