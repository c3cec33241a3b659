using System.Globalization;

namespace Gongkai.Diagnostics;

/// <summary>A place in a few letters, as it is kept beside each figure of a report:
/// <c>T2.3.4</c>, <c>L12.1</c>, <c>P3 70.5 100.2 90 112</c>, <c>S B7 表三</c>.</summary>
public static class PlaceCode
{
    /// <summary>The code; empty where there is no place.</summary>
    public static string Of(Place? place) => place switch
    {
        TablePlace at => Invariant($"T{at.Table}.{at.Row}.{at.Column}"),
        LinePlace at => Invariant($"L{at.Line}.{at.Column}"),
        PagePlace at => Invariant($"P{at.Page} {at.X0:0.#} {at.Y0:0.#} {at.X1:0.#} {at.Y1:0.#}"),
        SheetPlace at => $"S {at.Cell} {at.Sheet}",
        _ => "",
    };

    /// <summary>The place of a code; null of an empty one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Place? Read(string code)
    {
        if (code.Length == 0) return null;
        var rest = code[1..];
        return code[0] switch
        {
            'T' when rest.Split('.') is [var table, var row, var column] => new TablePlace(Whole(table), Whole(row), Whole(column)),
            'L' when rest.Split('.') is [var line, var column] => new LinePlace(Whole(line), Whole(column)),
            'P' when rest.Split(' ') is [var page, var x0, var y0, var x1, var y1] =>
                new PagePlace(Whole(page), Edge(x0), Edge(y0), Edge(x1), Edge(y1)),
            'S' when rest.Split(' ', 3) is ["", var cell, var sheet] => new SheetPlace(sheet, cell),
            _ => throw new FormatException(code),
        };
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Edge(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
