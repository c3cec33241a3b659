using System.Collections.Concurrent;
using Gongkai.Casework;

namespace Gongkai.Documents.Letters;

/// <summary>The templates that letters have until an agency changes them.</summary>
public static class LetterTemplates
{
    /// <summary>The version of the default wording; goes up with every change of it, and is kept with each letter.</summary>
    public const string DefaultVersion = "默认2";

    private static readonly ConcurrentDictionary<string, LetterTemplate> Defaults = new();

    /// <summary>The default template of the letter of that code.</summary>
    /// <exception cref="ArgumentException">There is no such letter.</exception>
    public static LetterTemplate Default(string code) =>
        Default(LetterType.Find(code) ?? throw new ArgumentException($"no letter {code}", nameof(code)));

    /// <summary>The default template of the letter.</summary>
    public static LetterTemplate Default(LetterType letter) => Defaults.GetOrAdd(letter.Code, _ =>
    {
        var reading = LetterTemplate.Read(letter, LetterDraft.ToDocx(LetterTexts.Of(letter), letter.Title));
        return reading.Template
            ?? throw new InvalidOperationException(
                $"the default text of {letter.Code} is faulty: {string.Join("; ", reading.Findings.Select(fault => Diagnostics.Message.Of(fault)))}");
    });
}
