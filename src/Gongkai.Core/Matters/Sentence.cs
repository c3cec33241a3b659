using System.Globalization;
using System.Runtime.CompilerServices;

namespace Gongkai.Matters;

/// <summary>
/// What an event tells those at the desk: plain words, with holes where a person's name or a sealed text stands, filled in by whoever may read them.
/// </summary>
[InterpolatedStringHandler]
public sealed class Sentence(int literalLength = 0, int formattedCount = 0)
{
    private readonly List<object> parts = new(literalLength > 0 ? 2 * formattedCount + 1 : formattedCount);

    public static implicit operator Sentence(string words)
    {
        var sentence = new Sentence();
        sentence.AppendLiteral(words);
        return sentence;
    }

    /// <summary>A sealed text with what stands before it; nothing where there is none.</summary>
    public static Sentence? Maybe(string before, PrivateRef? text)
    {
        if (text is null) return null;
        Sentence sentence = $"{before}{text}";
        return sentence;
    }

    /// <summary>A person's name with what stands before it; nothing where there is nobody.</summary>
    public static Sentence? Maybe(string before, PersonId? person)
    {
        if (person is not { } known) return null;
        Sentence sentence = $"{before}{known}";
        return sentence;
    }

    public void AppendLiteral(string words) => parts.Add(words);

    public void AppendFormatted(string? words) => parts.Add(words ?? "");

    /// <summary>A sealed text.</summary>
    public void AppendFormatted(PrivateRef text) => parts.Add(text);

    /// <summary>A person's name.</summary>
    public void AppendFormatted(PersonId person) => parts.Add(person);

    public void AppendFormatted(Sentence? within)
    {
        if (within is not null) parts.AddRange(within.parts);
    }

    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable => parts.Add(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The sentence, with its holes filled.</summary>
    public string Say(Func<PrivateRef, string> text, Func<PersonId, string> name) => string.Concat(parts.Select(part => part switch
    {
        PrivateRef sealedText => text(sealedText),
        PersonId person => name(person),
        _ => (string)part,
    }));
}
