using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>
/// 卷内目录 in the form that is sealed: every event and every document of the case, in order, nothing personal. Text in UTF-8, lines ended by a line feed,
/// columns by a tab: <c>gongkai-dossier-1</c>; <c>case</c>, agency, id, number; for each event <c>event</c>, version, type, day, hash of its link in the chain;
/// for each document <c>document</c>, number, its event (the version; of a review, the stream and the version), kind, title, number of the letter or
/// <c>-</c>, day, SHA-256.
/// The seal is the SHA-256 of these bytes, so <c>sha256sum</c> computes it.
/// </summary>
public static class DossierIndex
{
    /// <summary>Its name in an exported file.</summary>
    public const string FileName = "目录.txt";

    private const string Form = "gongkai-dossier-1";

    /// <summary>The index of a case.</summary>
    public static byte[] Of(DisclosureRequest request, ImmutableArray<JournalEntry> entries, ImmutableArray<CasePaper> papers)
    {
        var text = new StringBuilder();
        Line(text, Form);
        Line(text, "case", entries[0].Agency.ToString(), request.Id.ToString(), request.Registration?.Number ?? "-");
        foreach (var entry in entries)
            Line(text, "event", Text(entry.Version), entry.Type, StoredTypes.Text(CaseEventJson.Read(entry.Type, entry.Body).On), entry.Hash);
        foreach (var (index, paper) in papers.Index())
            Line(text, "document", Text(index + 1), paper.Event, paper.File.Kind.ToString(), paper.Title, paper.Number ?? "-",
                StoredTypes.Text(paper.On), paper.File.Sha256);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The seal of an index.</summary>
    public static string Seal(ReadOnlySpan<byte> index) => Convert.ToHexStringLower(SHA256.HashData(index));

    /// <summary>The hashes of the events that an index names, in order; null when it is no index.</summary>
    public static ImmutableArray<string>? EventsIn(ReadOnlySpan<byte> index)
    {
        var lines = Encoding.UTF8.GetString(index).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        return lines is [[Form], ..] ? [.. lines.Where(line => line is ["event", _, _, _, _]).Select(line => line[4])] : null;
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> columns)
    {
        foreach (var (i, column) in columns.ToArray().Index()) text.Append(i == 0 ? "" : "\t").Append(column.Replace('\t', ' ').Replace('\n', ' '));
        text.Append('\n');
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
