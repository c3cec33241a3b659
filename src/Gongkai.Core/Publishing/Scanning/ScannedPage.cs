using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning;

/// <summary>What a stretch of text is on its page.</summary>
public enum BlockSort
{
    /// <summary>The title of the item or page.</summary>
    Title,

    /// <summary>A heading or a paragraph.</summary>
    Paragraph,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>What a page says to machines only: keywords, description.</summary>
    Head,

    /// <summary>The name of a file.</summary>
    File,
}

/// <summary>A stretch of text that is looked at as one.</summary>
/// <param name="Sort">What it is.</param>
/// <param name="Text">Its words, as readers see them.</param>
public sealed record ScannedBlock(BlockSort Sort, string Text)
{
    /// <summary>Where it stands; null where nothing can be pointed at.</summary>
    public Place? At { get; init; }

    /// <summary>The head of its column; empty where it has none.</summary>
    public string Label { get; init; } = "";

    /// <summary>Its table, from 1; 0 outside tables.</summary>
    public int Table { get; init; }

    /// <summary>Its row, from 1; 0 outside tables.</summary>
    public int Row { get; init; }

    /// <summary>Whether readers of the page never see it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether it is hidden by a trick that no menu needs: off the screen, without size, for browsers that are no more.</summary>
    public bool IsConcealed { get; init; }
}

/// <summary>A link: where it leads, as it is written, and its words.</summary>
public sealed record ScannedLink(string Address, string Words)
{
    /// <summary>Where it stands; null where nothing can be pointed at.</summary>
    public Place? At { get; init; }

    /// <summary>Whether readers of the page never see it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether the page leads there by itself, without anybody's touching it.</summary>
    public bool IsJump { get; init; }
}

/// <summary>A picture: its address, and the words in place of it; null where none were written at all.</summary>
public sealed record ScannedPicture(string Address, string? Words)
{
    /// <summary>Where it stands; null where nothing can be pointed at.</summary>
    public Place? At { get; init; }

    /// <summary>What was said just before it: the words of the block above.</summary>
    public string Above { get; init; } = "";

    /// <summary>Whether it is content: it stands in the text of the page and not in its frame.</summary>
    public bool IsContent { get; init; } = true;
}

/// <summary>What scanners look at: an item, a page of the web or a file, taken apart.</summary>
/// <param name="Name">What it is called in results: a path, an address, a title.</param>
public sealed record ScannedPage(string Name)
{
    /// <summary>Its words, in reading order; the title first where there is one.</summary>
    public ImmutableArray<ScannedBlock> Blocks { get; init; } = [];

    /// <summary>Its links.</summary>
    public ImmutableArray<ScannedLink> Links { get; init; } = [];

    /// <summary>Its pictures.</summary>
    public ImmutableArray<ScannedPicture> Pictures { get; init; } = [];

    /// <summary>The address that it was read from; null where it has none.</summary>
    public Uri? Address { get; init; }

    /// <summary>What was found while it was taken apart: hidden content of files (PB19), files that cannot be read (RD..).</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];
}

/// <summary>What is known beside the page itself.</summary>
/// <param name="Today">The day.</param>
public sealed record ScanSurroundings(DateOnly Today)
{
    /// <summary>The names of the agency and of those it belongs to, as they are printed: 云川市青岭区商务局. What they begin with are places that are known.</summary>
    public ImmutableArray<string> Agencies
    {
        get;
        init
        {
            field = value;
            Places = KnownPlaces.With(value);
        }
    } = [];

    /// <summary>The sites that links may lead to, each with everything below it.</summary>
    public ImmutableArray<string> LinkHosts { get; init; } = ["gov.cn", "conac.cn"];

    /// <summary>The documents that are not public; null where they are not known.</summary>
    public ClosedDocuments? Closed { get; init; }

    /// <summary>The places whose agencies are no strangers.</summary>
    internal KnownPlaces Places { get; private init; } = KnownPlaces.All;
}
