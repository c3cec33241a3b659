using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Features.Media;
using Gongkai.Features.Reports;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

/// <summary>Events of registers as the journal held them when each shape was first released. Lines are added to the file, never changed.</summary>
public sealed class RegisterEventTests
{
    internal static readonly Dictionary<string, Type> Events = new([
        .. AgencyEvents.All, .. PersonEvents.All, .. MediaEvents.All, new(PublicAnswers.Entered, typeof(PublicAnswer)),
        .. new[] { typeof(ReportCheckKept), typeof(FindingAccepted), typeof(TrackingCodeReissued), typeof(BundleMade), typeof(PersonalDataOpened),
            typeof(ErasureProposed), typeof(FrozenYear), typeof(PublicAnswerProposed), typeof(PublicAnswerReleased), typeof(PublicAnswerReturned),
            typeof(PublicAnswerWithdrawn) }
            .Select(type => KeyValuePair.Create(type.Name, type)),
    ]);

    private static readonly (string Name, string Body)[] Samples =
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, "samples", "registers.txt")).Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1]))];

    [Fact]
    public void Samples_of_registers_must_still_load() => Assert.All(Samples, sample =>
    {
        var told = JsonSerializer.Deserialize(sample.Body, Events[sample.Name], EventJson.Options);
        var kept = JsonSerializer.Serialize(told, Events[sample.Name], EventJson.Options);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample.Body), JsonNode.Parse(kept)), $"{sample} became {kept}");
    });

    [Fact]
    public void Every_event_of_a_register_and_every_fact_of_one_has_a_sample()
    {
        Assert.Equal(Events.Keys.Order(StringComparer.Ordinal), Samples.Select(sample => sample.Name).Distinct().Order(StringComparer.Ordinal));
        foreach (var shape in Events.GroupBy(pair => pair.Value))
            foreach (var property in shape.Key.GetProperties().Where(property => property.CanWrite))
                Assert.Contains(Samples,
                    sample => shape.Any(pair => pair.Key == sample.Name)
                        && sample.Body.Contains($"\"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}\":", StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string source = "") => source;
}
