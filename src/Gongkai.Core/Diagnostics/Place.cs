namespace Gongkai.Diagnostics;

/// <summary>Where something stands in the document it came from.</summary>
public abstract record Place
{
    /// <summary>The place's rank in the order of the whole document; places of different kinds are compared by it.</summary>
    public int Sequence { get; init; }
}

/// <summary>A line (or, where the format has none, the ordinal of the paragraph outside tables) and a column, both from 1.</summary>
public sealed record LinePlace(int Line, int Column) : Place;

/// <summary>A cell of the n-th table of the document; all from 1.</summary>
public sealed record TablePlace(int Table, int Row, int Column) : Place;

/// <summary>A box on a page: page from 1, coordinates in points from the lower left corner.</summary>
public sealed record PagePlace(int Page, double X0, double Y0, double X1, double Y1) : Place;

/// <summary>A cell of a sheet, as spreadsheets name it: B7.</summary>
public sealed record SheetPlace(string Sheet, string Cell) : Place;
