using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.House;

/// <summary>The glossary against the code, both ways.</summary>
public sealed partial class GlossaryTests
{
    // Tools: they bear no term of the regulation.
    private static readonly string[] Tools = ["Gongkai.Text", "Gongkai.Diagnostics", "Gongkai.Reports.Prose"];
    private static readonly string[] SingleTools = ["IdJson"];

    private static readonly Type[] Core = typeof(AnnualReport).Assembly.GetTypes();
    private static readonly HashSet<string> Listed = [.. Lines().SelectMany(line => Identifier().Matches(line)).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_identifier_of_the_glossary_exists()
    {
        var known = Core.Concat(typeof(SourceDocument).Assembly.GetTypes()).Select(NameOf).Concat(Enum.GetNames<Gongkai.Diagnostics.Severity>()).ToHashSet();
        var named = Lines().SelectMany(line => Identifier().Matches(line.Split('|')[2])).Select(match => match.Groups[1].Value);
        Assert.Equal([], named.Where(name => !known.Contains(name)));
    }

    [Fact]
    public void Every_public_type_of_the_domain_stands_in_the_glossary()
    {
        var missing = Core.Where(IsOfTheDomain).Select(NameOf).Where(name => !Listed.Contains(name)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, $"docs/glossary.md has no line for: {string.Join(", ", missing)}");
    }

    [Fact]
    public void No_term_stands_twice()
    {
        var terms = Lines().Select(line => line.Split('|')[1].Trim());
        Assert.Equal([], terms.CountBy(term => term).Where(pair => pair.Value > 1).Select(pair => pair.Key));
    }

    // Static classes are functions and words about the types.
    private static bool IsOfTheDomain(Type type) =>
        type.IsPublic && !(type.IsAbstract && type.IsSealed) && !Tools.Contains(type.Namespace) && !SingleTools.Contains(NameOf(type))
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<string> Lines() =>
        File.ReadAllLines(Repository.At("docs", "glossary.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal));

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Identifier();
}
