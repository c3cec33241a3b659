using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gongkai.Storage;

namespace Gongkai.Features.Demonstration;

/// <summary>演示数据: what stands in <c>data/demo</c>, which the program carries along.</summary>
internal static class DemonstrationData
{
    private const string Folder = "demo/";

    /// <summary>How the files are written: camel case, choices in lower case with underscores, as case events are.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>The moment, the password and the code to try.</summary>
    public static DemonstrationPlan Plan { get; } = Read<DemonstrationPlan>("demonstration.json");

    /// <summary>The agencies, those above before those below.</summary>
    public static ImmutableArray<DemonstrationAgency> Agencies => Read<ImmutableArray<DemonstrationAgency>>("agencies.json");

    /// <summary>The people with their posts.</summary>
    public static ImmutableArray<DemonstrationPerson> People { get; } = Read<ImmutableArray<DemonstrationPerson>>("people.json");

    /// <summary>What is public already.</summary>
    public static ImmutableArray<DemonstrationAnswer> Answers => Read<ImmutableArray<DemonstrationAnswer>>("public-answers.json");

    /// <summary>The accounts of new media.</summary>
    public static ImmutableArray<DemonstrationAccount> Accounts => Read<ImmutableArray<DemonstrationAccount>>("media.json");

    /// <summary>The sites, and their forms.</summary>
    public static ImmutableArray<DemonstrationWebsite> Websites { get; } = Read<ImmutableArray<DemonstrationWebsite>>("websites.json");

    /// <summary>Messages, faults of the website, and surveys.</summary>
    public static DemonstrationInteraction Interaction { get; } = Read<DemonstrationInteraction>("interaction.json");

    /// <summary>The cases of every file.</summary>
    public static ImmutableArray<DemonstrationCase> Cases =>
        [.. Names.Where(name => name.StartsWith($"{Folder}cases/", StringComparison.Ordinal))
            .SelectMany(name => Read<ImmutableArray<DemonstrationCase>>(name[Folder.Length..]))];

    /// <summary>What the bureau publishes.</summary>
    public static ImmutableArray<DemonstrationItem> Items => ItemsIn("publishing");

    /// <summary>The government's own annual reports, which add up those of its subordinates.</summary>
    public static ImmutableArray<DemonstrationItem> GovernmentReports => ItemsIn("government");

    /// <summary>The columns that the bureau has beside those of every agency.</summary>
    public static ImmutableArray<DemonstrationColumn> Columns => Read<ImmutableArray<DemonstrationColumn>>("columns.json");

    /// <summary>Somebody, by the sign-in name.</summary>
    public static DemonstrationPerson Person(string signIn) => People.First(person => person.SignIn == signIn);

    /// <summary>A document that cases name.</summary>
    public static byte[] File(string name)
    {
        using var bytes = new MemoryStream();
        using var resource = Open($"files/{name}");
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A file that items have, or that theirs is made of.</summary>
    public static byte[] Attachment(string name)
    {
        using var bytes = new MemoryStream();
        using var resource = Open($"attachments/{name}");
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The same as text.</summary>
    public static string AttachmentText(string name) => Text($"attachments/{name}");

    private static ImmutableArray<DemonstrationItem> ItemsIn(string folder) =>
    [
        .. from name in Names
           where name.StartsWith($"{Folder}{folder}/", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(name) != "README"
           select DemonstrationItem.Read(Path.GetFileNameWithoutExtension(name), Text(name[Folder.Length..])),
    ];

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(EventJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
        // The first that fits is taken.
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        return options;
    }

    private static IEnumerable<string> Names => typeof(DemonstrationData).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal);

    private static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static T Read<T>(string name)
    {
        using var resource = Open(name);
        return JsonSerializer.Deserialize<T>(resource, Options) ?? throw new InvalidDataException($"data/demo/{name} is empty");
    }

    // Folders come with either stroke, by the system that built the program.
    private static Stream Open(string name)
    {
        var assembly = typeof(DemonstrationData).Assembly;
        return assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidDataException($"data/demo/{name} is not there");
    }
}
