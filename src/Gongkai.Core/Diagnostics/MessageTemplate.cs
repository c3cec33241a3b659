using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gongkai.Diagnostics;

/// <summary>A page's message, split once at its placeholders: <c>“{column}”列：共 {taken} 件</c>.</summary>
public sealed class MessageTemplate
{
    /// <summary>Splits a message; braces that do not close are ordinary text.</summary>
    public MessageTemplate(string text)
    {
        Text = text;
        var split = ImmutableArray.CreateBuilder<(string Before, string Name)>();
        var from = 0;
        while (text.IndexOf('{', from) is >= 0 and var open && text.IndexOf('}', open) is >= 0 and var close)
        {
            split.Add((text[from..open], text[(open + 1)..close]));
            from = close + 1;
        }
        parts = split.ToImmutable();
        tail = text[from..];
    }

    private readonly ImmutableArray<(string Before, string Name)> parts;
    private readonly string tail;

    /// <summary>The message as the page has it.</summary>
    public string Text { get; }

    /// <summary>The names of the placeholders, in order of mention.</summary>
    public IEnumerable<string> Names => parts.Select(part => part.Name);

    /// <summary>The message with the finding's values; a placeholder that the finding has no value for stays as it is.</summary>
    public string Fill(Finding finding)
    {
        if (parts.IsEmpty) return tail;
        var message = new StringBuilder(Text.Length + 32);
        foreach (var (before, name) in parts)
            message.Append(before).Append(finding[name] is { } value ? Plain(value) : $"{{{name}}}");
        return message.Append(tail).ToString();
    }

    /// <summary>A value as messages print it: numbers without grouping, decimals without idle zeros.</summary>
    public static string Plain(object value) => value switch
    {
        string text => text,
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
