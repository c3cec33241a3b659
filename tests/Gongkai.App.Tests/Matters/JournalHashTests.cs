using System.Runtime.CompilerServices;
using System.Text.Json;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Matters;

/// <summary>
/// A journal of every kind of event, as the program wrote it on 2026-11-29, is read and written anew, to the byte, and its chains end as they did then.
/// To tell more of it, add lines at the end of <c>samples/journal.txt</c> and run with UPDATE_SNAPSHOTS=1: the ends of the kinds that have more lines
/// change and no others. A line is never changed: what it says has been written somewhere.
/// </summary>
public sealed class JournalHashTests
{
    private static readonly AgencyId Agency = AgencyId.Parse("01990000-0000-7000-8000-0000000000a1", null);

    [Fact]
    public void The_journal_of_every_kind_has_the_hashes_that_it_had()
    {
        var lines = File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, "samples", "journal.txt")).Select(line => line.Split(' ', 3)).ToArray();
        var heads = from kind in lines.GroupBy(line => line[0])
                    let head = kind.Index().Aggregate(JournalHash.Origin, (before, one) => JournalHash.Of(new JournalEntry(Agency, one.Index + 1,
                        $"{kind.Key}/1", one.Index + 1, one.Item[1], Anew(kind.Key, one.Item[1], one.Item[2]), AStore.Change(), before, "")))
                    select $"{kind.Key} {kind.Count()} {head}\n";
        Snapshot.Match(string.Concat(heads), "journal-heads.txt");
    }

    private static string Anew(string kind, string type, string body) => kind switch
    {
        "case" => Anew(CaseEventJson.Events, type, body),
        "review" => Anew(ReviewMatters.Events, type, body),
        "inquiry" => Anew(InquiryMatters.Events, type, body),
        "register" => JsonSerializer.Serialize(JsonSerializer.Deserialize(body, RegisterEventTests.Events[type], EventJson.Options),
            RegisterEventTests.Events[type], EventJson.Options),
        // Written by hand until they became a matter, which has the same members in another order: they are read, and stand as they do.
        "complaint" => ComplaintMatters.Events.Read(type, body) is not null ? body : "",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Anew<TEvent>(MatterJson<TEvent> json, string type, string body) where TEvent : MatterEvent => json.Write(json.Read(type, body));

    private static string Here([CallerFilePath] string source = "") => source;
}
