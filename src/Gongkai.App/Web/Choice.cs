using System.Collections.Immutable;

namespace Gongkai.Web;

/// <summary>One of several values that a form offers.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What people read.</param>
/// <param name="Hint">A remark under it.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>Choices made from what there is.</summary>
public static class Choices
{
    /// <summary>The values of an enum, each with its Chinese name.</summary>
    public static ImmutableArray<Choice> Of<T>(Func<T, string>? text = null, Func<T, string?>? hint = null) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new Choice(value.ToString(), text is null ? value.Name() : text(value), hint?.Invoke(value)))];

    /// <summary>An empty first line for a list from which nothing has been chosen yet.</summary>
    public static ImmutableArray<Choice> OrNone(this IEnumerable<Choice> choices, string text = "请选择") => [new("", text), .. choices];
}
