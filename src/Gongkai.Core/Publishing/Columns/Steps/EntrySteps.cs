using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>修订基本目录: an entry of the next edition is written.</summary>
public sealed record EntryPut(DateOnly On, CatalogueEntry Entry) : CatalogueEvent(On);

/// <summary>删去一项: an entry is not in the next edition.</summary>
public sealed record EntryRemoved(DateOnly On, string Entry) : CatalogueEvent(On);

/// <summary>保密审查 of the next edition, as it is written then: what is changed after it is reviewed again (第十七条).</summary>
/// <param name="On">The day.</param>
/// <param name="Entries">The fingerprint of what was looked at.</param>
/// <param name="By">保密审查人员</param>
public sealed record EntriesReviewed(DateOnly On, string Entries, PersonId By) : CatalogueEvent(On);

/// <summary>公布基本目录: what has been written becomes the next edition; those before it are kept.</summary>
public sealed record CatalogueAdopted(DateOnly On, string Note) : CatalogueEvent(On);

internal sealed class PutEntry() : CatalogueStep<EntryPut>("entries")
{
    private const int Longest = 1_000;

    protected override ImmutableArray<Transition<CatalogueStage>> Rows => Row("修订基本目录");

    protected override PublicCatalogue Apply(PublicCatalogue catalogue, EntryPut e) =>
        catalogue with { Entries = With(catalogue.Entries, e.Entry, entry => entry.Id) };

    protected override IEnumerable<Refusal> Faults(PublicCatalogue catalogue, EntryPut e, CatalogueSituation situation)
    {
        var entry = e.Entry;
        if (catalogue.Columns.All(column => column.Id != entry.Node || column.Node is null)) yield return Fault("node", nameof(entry.Node));
        foreach (var (name, value) in ((string, string)[])[(nameof(entry.Matter), entry.Matter), (nameof(entry.Content), entry.Content),
            (nameof(entry.Basis), entry.Basis), (nameof(entry.Term), entry.Term), (nameof(entry.Section), entry.Section)])
            if (value.Length is 0 or > Longest) yield return Fault("entry", name, ("most", (long)Longest));
    }

    protected override Sentence Told(EntryPut e) => $"修订基本目录：{e.Entry.Matter}";
}

internal sealed class RemoveEntry() : CatalogueStep<EntryRemoved>
{
    protected override ImmutableArray<Transition<CatalogueStage>> Rows => Row("删去基本目录的一项");

    protected override PublicCatalogue Apply(PublicCatalogue catalogue, EntryRemoved e) =>
        catalogue with { Entries = catalogue.Entries.RemoveAll(entry => entry.Id == e.Entry) };

    protected override IEnumerable<Refusal> Faults(PublicCatalogue catalogue, EntryRemoved e, CatalogueSituation situation)
    {
        if (catalogue.Entries.All(entry => entry.Id != e.Entry)) yield return Fault("unknown", null);
    }

    protected override Sentence Told(EntryRemoved e) => "删去基本目录的一项";
}

internal sealed class ReviewEntries() : CatalogueStep<EntriesReviewed>("review")
{
    protected override ImmutableArray<Transition<CatalogueStage>> Rows => Row("审查基本目录", Role.SecrecyReviewer);

    protected override PublicCatalogue Apply(PublicCatalogue catalogue, EntriesReviewed e) => catalogue with { Reviewed = e };

    protected override IEnumerable<Refusal> Faults(PublicCatalogue catalogue, EntriesReviewed e, CatalogueSituation situation)
    {
        if (catalogue.Entries.IsEmpty) yield return Fault("empty", null);
        else if (e.Entries != catalogue.Fingerprint) yield return Fault("changed", null);
    }

    protected override Sentence Told(EntriesReviewed e) => $"{e.By}审查基本目录：可以公开";
}

internal sealed class AdoptCatalogue() : CatalogueStep<CatalogueAdopted>("adopt")
{
    protected override ImmutableArray<Transition<CatalogueStage>> Rows => Row("公布基本目录");

    protected override PublicCatalogue Apply(PublicCatalogue catalogue, CatalogueAdopted e) =>
        catalogue with { Editions = catalogue.Editions.Add(new(catalogue.Editions.Length + 1, e.On, catalogue.Entries) { Note = e.Note }) };

    protected override IEnumerable<Refusal> Faults(PublicCatalogue catalogue, CatalogueAdopted e, CatalogueSituation situation)
    {
        if (catalogue.Entries.IsEmpty) yield return Fault("empty", null);
        else if (catalogue.Editions is [.., var last] && last.Entries.SequenceEqual(catalogue.Entries)) yield return Fault("unchanged", null);
        else if (catalogue.Reviewed?.Entries != catalogue.Fingerprint) yield return Fault("unreviewed", null);
        else if (catalogue.Reviewed.By == situation.Actor.Person) yield return Fault("same", null);
    }

    protected override Sentence Told(CatalogueAdopted e) => $"公布基本目录{(e.Note.Length > 0 ? $"：{e.Note}" : "")}";
}
