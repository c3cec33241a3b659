using System.Collections.Frozen;
using System.Reflection;
using Gongkai.Diagnostics;

namespace Gongkai;

/// <summary>What a value of an enum is called where people read it. It stands on the value itself, so that neither is without the other.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WordAttribute(string chinese, string? english = null) : Attribute
{
    public string Chinese { get; } = chinese;

    /// <summary>The same in English, where it is told in both languages.</summary>
    public string? English { get; } = english;

    internal string In(Language language) =>
        language == Language.Chinese ? Chinese : English ?? throw new InvalidOperationException($"{Chinese} has no English word");
}

/// <summary>
/// The words of enums, for writing and for reading. Where a value lacks its word, or two have the same, no word of that enum can be asked for;
/// a test asks for all.
/// </summary>
public static class Vocabulary
{
    /// <summary>What the value is called.</summary>
    public static string Name<T>(this T value, Language language = Language.Chinese) where T : struct, Enum => Table<T>.Words[value].In(language);

    /// <summary>The value that a Chinese word means; null when it means none.</summary>
    public static T? Find<T>(string word) where T : struct, Enum => Table<T>.Values.TryGetValue(word, out var value) ? value : null;

    /// <summary>What a value is called, where only at run time it is known of which enum it is; as it is written, where that has no words.</summary>
    public static string Of(Enum value) => WordOf(value)?.Chinese ?? value.ToString();

    /// <summary>The rows of a table that has one for each value of an enum; with a hole, or two for one value, there is no table.</summary>
    public static FrozenDictionary<T, TRow> OneForEach<T, TRow>(this IEnumerable<TRow> rows, Func<TRow, T> value) where T : struct, Enum
    {
        var table = rows.ToDictionary(value).ToFrozenDictionary();
        return table.Count == Enum.GetValues<T>().Length
            ? table : throw new InvalidOperationException($"{typeof(T).Name}: {string.Join(", ", Enum.GetValues<T>().Except(table.Keys))} has no row");
    }

    private static WordAttribute? WordOf(Enum value) => value.GetType().GetField(value.ToString())?.GetCustomAttribute<WordAttribute>();

    private static class Table<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, WordAttribute> Words =
            Enum.GetValues<T>()
                .ToDictionary(value => value, value => WordOf(value) ?? throw new InvalidOperationException($"{typeof(T).Name}.{value} has no word"))
                .ToFrozenDictionary();

        public static readonly FrozenDictionary<string, T> Values = Words.ToDictionary(pair => pair.Value.Chinese, pair => pair.Key).ToFrozenDictionary();
    }
}
