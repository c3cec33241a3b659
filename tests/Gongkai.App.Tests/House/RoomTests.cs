using System.Collections.Immutable;

namespace Gongkai.Tests.House;

/// <summary>The rooms of the program and the arrows between them, held against what was compiled.</summary>
public sealed class RoomTests
{
    // Each may use those before it. A new area is a word here.
    private static readonly ImmutableArray<string> Rooms =
    [
        "Storage", "Agencies", "Sending", "Reading", "Web", "Search", "Matters",
        "Features/Organisation", "Features/Publishing", "Features/Casework", "Features/Reports", "Features/Interaction", "Features/Portal",
        "Features/Media", "Features/YearEnd", "Features/Orders", "Features/Filing", "Features/ReportArchive", "Features/Radar", "Features/Assessment",
        "Features/Websites", "Features/Overview", "Features/Demonstration", "Commands",
    ];

    private static readonly Lazy<CodeGraph> Graph = new(() => CodeGraph.Of(typeof(Program).Assembly.Location, Repository.At("src/Gongkai.App")));

    [Fact]
    public void A_room_uses_only_rooms_that_lie_below_it() =>
        Assert.Equal([], Graph.Value.Between(RoomOf).Where(arrow => Rooms.IndexOf(arrow.From) < Rooms.IndexOf(arrow.To)));

    [Fact]
    public void Every_file_lies_in_a_room() =>
        Assert.Equal([],
            Graph.Value.Arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct().Where(file => file.Contains('/') && RoomOf(file) is null));

    [Fact]
    public void The_folders_of_an_area_form_no_cycle() =>
        Assert.Equal([], CodeGraph.Cycles(Graph.Value.Between(FolderOf)).Select(cycle => string.Join(' ', cycle)));

    [Fact]
    public void What_lies_at_an_areas_root_uses_none_of_its_folders_but_the_declaration_does() =>
        Assert.Equal([],
            Graph.Value.Arrows.Where(arrow =>
                IsAtRoot(arrow.From) && !arrow.From.EndsWith("Area.cs", StringComparison.Ordinal) && arrow.From.Split('/')[1] == arrow.To.Split('/')[1]
                    && FolderOf(arrow.To) is not null));

    [Fact]
    public void The_picture_of_the_architecture_is_drawn_from_what_was_compiled()
    {
        var arrows = Graph.Value.Between(RoomOf);
        var drawn = arrows.Where(arrow => !arrows.Any(by => by.From == arrow.From && arrows.Contains((by.To, arrow.To))));
        var lines = Rooms.Where(room => arrows.Any(arrow => arrow.From == room || arrow.To == room)).Select(room => $"    {Id(room)}[\"{room}\"]")
            .Concat(drawn.Select(arrow => $"    {Id(arrow.From)} --> {Id(arrow.To)}"));

        Snapshot.Match(string.Join('\n', lines.Prepend("graph TD").Prepend("```mermaid").Append("```").Append("")),
            Repository.At("docs", "developing", "rooms.md"));
    }

    private static string Id(string room) => room.Replace("/", "", StringComparison.Ordinal);

    // Rooms are folders of the project; an area is one of Features.
    private static string? RoomOf(string file) => Rooms.FirstOrDefault(room => file.StartsWith(room + "/", StringComparison.Ordinal));

    private static string? FolderOf(string file) =>
        file.Split('/') is ["Features", var area, var folder, _, ..] ? $"{area}/{folder}" : null;

    private static bool IsAtRoot(string file) => file.Split('/') is ["Features", _, _];
}
