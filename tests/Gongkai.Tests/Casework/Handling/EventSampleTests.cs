using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

/// <summary>Events as the journal held them when each shape was first released. Lines are added to the file, never changed.</summary>
public sealed class EventSampleTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "samples", "events.txt"));

    [Fact]
    public void Samples_of_events_must_still_load() =>
        Assert.All(Lines, line =>
        {
            var (type, body) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            var loaded = CaseEventJson.Read(type, body);
            Assert.Equal(type, CaseEventJson.TypeName(loaded));
            Keeps(JsonNode.Parse(body), JsonNode.Parse(CaseEventJson.Write(loaded)), line);
        });

    [Fact]
    public void Every_event_and_every_word_in_one_has_a_sample()
    {
        var text = string.Join('\n', Lines);
        Assert.Equal(CaseSteps.Workflow.Table.Select(row => row.Event.Name).Distinct().Order(), Lines.Select(line => line.Split(' ')[0]).Distinct().Order());
        foreach (var property in CaseSteps.Workflow.Table.Select(row => row.Event).Append(typeof(DecisionDraft)).Append(typeof(ClosedPart))
            .Append(typeof(DraftText)).Append(typeof(FileRef)).SelectMany(type => type.GetProperties()))
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            if (property.CanWrite) Assert.Contains($"\"{name}\":", text, StringComparison.Ordinal);
            if (property.PropertyType.IsEnum)
                Assert.All(Enum.GetNames(property.PropertyType),
                    word => Assert.Contains($"\"{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(word)}\"", text, StringComparison.Ordinal));
        }
    }

    // What a later version adds may be there; what was said must stand as it was.
    private static void Keeps(JsonNode? said, JsonNode? kept, string line)
    {
        if (said is JsonObject members)
            foreach (var (name, value) in members) Keeps(value, kept?[name], line);
        else if (said is JsonArray items)
        {
            Assert.Equal(items.Count, kept?.AsArray().Count);
            foreach (var (i, item) in items.Index()) Keeps(item, kept![i], line);
        }
        else Assert.True(JsonNode.DeepEquals(said, kept), $"{said?.ToJsonString()} became {kept?.ToJsonString()} in {line}");
    }

    private static string Here([CallerFilePath] string source = "") => source;
}
