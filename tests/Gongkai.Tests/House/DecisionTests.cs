using System.Text.RegularExpressions;

namespace Gongkai.Tests.House;

/// <summary>The pages of decisions, and what they say of projects and packages.</summary>
public sealed partial class DecisionTests
{
    private static readonly string Folder = Repository.At("docs", "decisions");
    private static readonly string[] Pages =
        [.. Directory.GetFiles(Folder, "*.md").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_decision_says_in_one_way_how_it_stands_and_since_when() =>
        Assert.Equal([], Pages.Where(path => File.ReadAllLines(path) is not [var title, "", var status, "", ..]
            || Title().Match(title) is not { Success: true } named || int.Parse(named.Groups[1].Value) != int.Parse(Path.GetFileName(path)[..4])
            || !Status().IsMatch(status)).Select(Path.GetFileName));

    [Fact]
    public void A_decision_that_takes_the_place_of_another_exists() =>
        Assert.All(Pages.SelectMany(path => Link().Matches(File.ReadAllLines(path)[2])),
            link => Assert.True(File.Exists(Path.Combine(Folder, link.Groups[1].Value)), link.Value));

    [Fact]
    public void The_index_has_every_decision_with_its_title_and_status()
    {
        var lines = Pages.Select(path => (Name: Path.GetFileName(path), Lines: File.ReadAllLines(path)))
            .Select(page => (page.Name, Title: Title().Match(page.Lines[0]).Groups[2].Value, Status: Status().Match(page.Lines[2]).Groups[1].Value))
            .Select(page => $"| [{page.Name[..4]}]({page.Name}) | {page.Title} | {page.Status} |");

        Assert.Equal(lines, File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_is_named_by_a_decision()
    {
        var decided = string.Concat(Pages.Select(File.ReadAllText));
        Assert.Equal([], Project().Matches(File.ReadAllText(Repository.At("Gongkai.slnx"))).Select(match => match.Groups[1].Value)
            .Where(name => !decided.Contains(Path.GetFileNameWithoutExtension(name), StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_package_is_used_and_has_its_line()
    {
        var locked = string.Concat(Directory.GetFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories).Select(File.ReadAllText));
        var lines = File.ReadAllLines(Repository.At("docs", "decisions", "0002-packages.md"));
        var named = Package().Matches(File.ReadAllText(Repository.At("Directory.Packages.props"))).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal([], named.Where(name => !locked.Contains($"\"{name}\": {{", StringComparison.Ordinal)));
        Assert.Equal([], named.Where(name => !lines.Any(line => line.Split('|') is [_, var packages, ..] && Listed(packages).Contains(name))));
    }

    // `OpenTelemetry.Extensions.Hosting, .Instrumentation.AspNetCore` leaves out what the names begin with.
    private static IEnumerable<string> Listed(string packages)
    {
        var names = packages.Split(',', StringSplitOptions.TrimEntries);
        return names.Select(name => name.StartsWith('.') ? names[0].Split('.')[0] + name : name);
    }

    [GeneratedRegex(@"^# (\d+)\. (.+)$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^\*\*Status\.\*\* ((?:accepted|superseded by \[\d{4}\]\([^)]+\.md\)) \d{4}-\d{2}-\d{2})\.$")]
    private static partial Regex Status();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("Project Path=\"([^\"]+)\"")]
    private static partial Regex Project();

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex Package();
}
