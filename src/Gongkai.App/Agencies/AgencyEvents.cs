using System.Collections.Frozen;
using System.Text.Json;

namespace Gongkai.Agencies;

/// <summary>The same body goes by another name.</summary>
public sealed record AgencyAliasAdded(string Name);

/// <summary>A section is closed after a day.</summary>
public sealed record SectionClosed(SectionId Section, DateOnly UntilOn);

/// <summary>Something was chosen under a name, in the place of what stood there.</summary>
public sealed record SettingsChanged(string Name, JsonElement Settings);

/// <summary>The events of agencies by their names, with what each says. Names and shapes stay for ever.</summary>
public static class AgencyEvents
{
    public const string Founded = "AgencyFounded";
    public const string Changed = "AgencyChanged";
    public const string SectionOpened = "SectionOpened";

    /// <summary>All of them.</summary>
    public static FrozenDictionary<string, Type> All { get; } = new Dictionary<string, Type>
    {
        [Founded] = typeof(Agency),
        [Changed] = typeof(Agency),
        [nameof(AgencyAliasAdded)] = typeof(AgencyAliasAdded),
        [SectionOpened] = typeof(Section),
        [nameof(SectionClosed)] = typeof(SectionClosed),
        [nameof(SettingsChanged)] = typeof(SettingsChanged),
    }.ToFrozenDictionary();
}
