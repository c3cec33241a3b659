using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Gongkai.Search;

/// <summary>How an entry lies in an index: its title, its number and everything together as tokens; what it is narrowed and counted by as columns.</summary>
internal sealed class EntryFields(FrequentStrings? frequent)
{
    /// <summary>The stream, by which an entry is written over.</summary>
    public const string Subject = "s";

    /// <summary>The same, to be read of what is found.</summary>
    public const string Key = "k";

    /// <summary>Tokens of the title.</summary>
    public const string Title = "t";

    /// <summary>Tokens of the number.</summary>
    public const string Number = "n";

    /// <summary>Tokens of what is said of it.</summary>
    public const string About = "a";

    /// <summary>Tokens of number, title, text and what is said of it: what is found at all is found here.</summary>
    public const string All = "b";

    /// <summary>Whom it is shown to.</summary>
    public const string Reader = "r";

    /// <summary>Names and values of facets.</summary>
    public const string Facet = "f";

    /// <summary>The day, as a number.</summary>
    public const string Day = "d";

    /// <summary>Whether it is out of force.</summary>
    public const string Spent = "x";

    /// <summary>What decides between two that are equal, the same in every index.</summary>
    public const string Order = "o";

    /// <summary>Readers of what is public.</summary>
    public const string Everybody = "";

    /// <summary>Between a facet's name and its value.</summary>
    public const char FacetSeparator = '\u001f';

    /// <summary>
    /// What comes first in <see cref="All"/>, in this order: the field that has it alone, and the column that tells before which place of
    /// <see cref="All"/> it ends.
    /// </summary>
    public static readonly (string Field, string End)[] Zones = [(Number, "zn"), (Title, "zt"), (About, "za")];

    private static readonly FieldType Text = Frozen(new()
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    });

    /// <summary>The document of an entry.</summary>
    public Document Of(SearchEntry entry)
    {
        var all = new EntryTokens(frequent, entry.Number, entry.Title, entry.About, entry.Body);
        var document = new Document
        {
            new StringField(Subject, entry.Subject, Field.Store.NO),
            new BinaryDocValuesField(Key, new(entry.Subject)),
            new Field(Title, new EntryTokens(frequent, entry.Title), Text),
            new Field(All, all, Text),
            new SortedDocValuesField(Reader, new(ReaderOf(entry))),
            new NumericDocValuesField(Day, entry.On?.DayNumber ?? 0),
            new NumericDocValuesField(Spent, entry.IsSpent ? 1 : 0),
            new NumericDocValuesField(Order, BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Subject)))),
        };
        foreach (var (zone, end) in Zones.Zip(all.Ends)) document.Add(new NumericDocValuesField(zone.End, end));
        if (entry.Number is not null) document.Add(new Field(Number, new EntryTokens(frequent, entry.Number), Text));
        if (entry.About.Length > 0) document.Add(new Field(About, new EntryTokens(frequent, entry.About), Text));
        foreach (var (name, value) in FacetsOf(entry)) document.Add(new SortedSetDocValuesField(Facet, new($"{name}{FacetSeparator}{value}")));
        return document;
    }

    /// <summary>The word for who may find an entry.</summary>
    public static string ReaderOf(SearchEntry entry) => entry.Needs is { } needs ? $"{needs}@{entry.Agency}" : Everybody;

    private static IEnumerable<SearchFacet> FacetsOf(SearchEntry entry) =>
        entry.Facets.Append(new(SearchIndex.KindFacet, entry.Kind)).Append(new(SearchIndex.AgencyFacet, entry.Agency.ToString()))
            .Concat(entry.On is { } on ? [new SearchFacet(SearchIndex.YearFacet, on.Year.ToString(CultureInfo.InvariantCulture))] : []).Distinct();

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
