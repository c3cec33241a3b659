using Gongkai.Casework;
using Gongkai.Search;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>
/// What of a case can be searched by those who may read it: numbers, topic and what the register lists. Whatever is sealed stays out; people are found by
/// <see cref="ApplicantSearch"/>.
/// </summary>
internal static class CaseEntry
{
    /// <summary>The kind of such entries.</summary>
    public const string Kind = "case";

    /// <summary>Writes the entry of a case.</summary>
    public static Task WriteAsync(CaseChange change) => SearchEntries.WriteAsync(change.Transaction, Of(change.Matter, change.Agency));

    private static SearchEntry Of(DisclosureRequest request, AgencyId agency)
    {
        var word = request.Kind == CaseKind.RecordCorrection ? "更正申请" : "公开申请";
        var outcome = request.Outcome is { } type ? Disposition.Of(type).Name : null;
        return new(request.Stream, Kind, agency, request.Arrival!.Topic is { Length: > 0 } topic ? topic : word)
        {
            Needs = Permission.ReadCases,
            Number = Numbers(request) is { Length: > 0 } numbers ? numbers : null,
            On = request.Arrival.On,
            IsSpent = !request.Stage.IsOpen(),
            Body = string.Join('\n', new[] { word, request.Stage.Name(), request.Arrival.Channel.Name(), request.Category.Name(), outcome }.OfType<string>()),
            Facets = [new(MatterEntries.StageFacet, request.Stage.Name()), .. outcome is null ? (SearchFacet[])[] : [new("outcome", outcome)]],
        };
    }

    // Its own, then those of its letters.
    private static string Numbers(DisclosureRequest request) => string.Join('\n',
        request.Letters.Select(letter => letter.Number).Prepend(request.Registration?.Number).Where(number => !string.IsNullOrEmpty(number)).Distinct());
}
