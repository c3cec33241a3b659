using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Bench.Accuracy;

/// <summary>A number in a text that can be changed into a wrong one.</summary>
/// <param name="Start">Where it stands in its paragraph.</param>
/// <param name="Length">How long it is printed.</param>
/// <param name="Value">What it says.</param>
/// <param name="Decimals">Decimals printed; percentages have some.</param>
/// <param name="Codes">The code that a wrong number must raise, then the codes that it may raise besides.</param>
public sealed record Mark(int Start, int Length, decimal Value, int Decimals, ImmutableArray<string> Codes);

/// <summary>A paragraph, with the numbers in it that state something that can be checked.</summary>
public sealed record MarkedText(string Text, ImmutableArray<Mark> Marks)
{
    private const char Open = '\uE000', Value = '\uE001', Codes = '\uE002', Close = '\uE003';

    /// <summary>A number in a template, to be taken apart by <see cref="Of"/>.</summary>
    public static string Number(decimal value, string printed, string codes) =>
        $"{Open}{printed}{Value}{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}{Codes}{codes}{Close}";

    /// <summary>A template taken apart.</summary>
    public static MarkedText Of(string template)
    {
        var text = new StringBuilder();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != Open)
            {
                text.Append(template[i]);
                continue;
            }
            var (value, codes, close) = (template.IndexOf(Value, i), template.IndexOf(Codes, i), template.IndexOf(Close, i));
            var printed = template[(i + 1)..value];
            var point = printed.IndexOf('.', StringComparison.Ordinal);
            marks.Add(new(text.Length, printed.Length, decimal.Parse(template[(value + 1)..codes], System.Globalization.CultureInfo.InvariantCulture),
                point < 0 ? 0 : printed.Length - point - 1, [.. template[(codes + 1)..close].Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
            text.Append(printed);
            i = close;
        }
        return new(text.ToString(), marks.ToImmutable());
    }

    /// <summary>The text with another number in the place of a mark.</summary>
    public string With(Mark mark, string printed) => string.Concat(Text.AsSpan(0, mark.Start), printed, Text.AsSpan(mark.Start + mark.Length));
}
