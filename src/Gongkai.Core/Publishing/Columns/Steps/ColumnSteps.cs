using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>建立目录: the agency has the fixed parts, and the nodes that its level gives it.</summary>
public sealed record CatalogueFounded(DateOnly On, AgencyLevel Level) : CatalogueEvent(On);

/// <summary>设置栏目: a column is opened, or what it says is changed.</summary>
public sealed record ColumnPut(DateOnly On, PublicColumn Column) : CatalogueEvent(On);

/// <summary>关闭栏目: it takes nothing more; what stands in it stands on.</summary>
public sealed record ColumnClosed(DateOnly On, string Column, string Reason) : CatalogueEvent(On);

internal sealed class FoundCatalogue() : CatalogueStep<CatalogueFounded>
{
    protected override ImmutableArray<Transition<CatalogueStage>> Rows => Row("建立目录", begins: true);

    protected override PublicCatalogue Apply(PublicCatalogue catalogue, CatalogueFounded e) => catalogue with { Columns = PublicColumn.At(e.Level) };

    protected override IEnumerable<Refusal> Faults(PublicCatalogue catalogue, CatalogueFounded e, CatalogueSituation situation) => [];

    protected override Sentence Told(CatalogueFounded e) => $"建立目录（{e.Level.Name()}）";
}

internal sealed class PutColumn() : CatalogueStep<ColumnPut>("columns")
{
    private const int LongestName = 30;

    protected override ImmutableArray<Transition<CatalogueStage>> Rows => Row("设置栏目");

    protected override PublicCatalogue Apply(PublicCatalogue catalogue, ColumnPut e) =>
        catalogue with { Columns = With(catalogue.Columns, e.Column, column => column.Id) };

    protected override IEnumerable<Refusal> Faults(PublicCatalogue catalogue, ColumnPut e, CatalogueSituation situation)
    {
        var (column, known) = (e.Column, catalogue.Columns.FirstOrDefault(one => one.Id == e.Column.Id));
        if (column.Name.Length is 0 or > LongestName) yield return Fault("name", nameof(column.Name), ("most", (long)LongestName));
        if (catalogue.Columns.Any(one => one.Id != column.Id && one.Parent == column.Parent && one.Name == column.Name && one.ClosedOn is null))
            yield return Fault("twice", nameof(column.Name), ("name", column.Name));
        if (column.UpdateDays is <= 0 or > PublicColumn.MostUpdateDays) yield return Fault("days", nameof(column.UpdateDays));
        if (column.Parent is { } parent && catalogue.Columns.FirstOrDefault(one => one.Id == parent) is var above
            && (above is null || above.ClosedOn is not null || above.Parent == column.Id || parent == column.Id || above.Sort != column.Sort))
            yield return Fault("parent", nameof(column.Parent));
        if (known is { IsFixed: true } && (known.Name, known.Sort, known.Parent, known.Node) != (column.Name, column.Sort, column.Parent, column.Node))
            yield return Fault("fixed", nameof(column.Name), ("name", known.Name));
        if (known is null && column.Sort < ColumnSort.Ordinary && column.Sort != ColumnSort.Statutory) yield return Fault("sort", nameof(column.Sort));
        if (column.Sort == ColumnSort.Statutory && !column.IsFixed
            && catalogue.Columns.All(one => one.Id != column.Node)) yield return Fault("node", nameof(column.Node));
        if (column.Kinds is { } kinds && (column.IsFixed || kinds.IsEmpty || kinds.Any(code => ItemKinds.Find(code) is null)))
            yield return Fault("kinds", nameof(column.Kinds));
        if (column.Sort != ColumnSort.Statutory && column.Node is not null) yield return Fault("bound", nameof(column.Node));
    }

    protected override Sentence Told(ColumnPut e) => $"设置栏目“{e.Column.Name}”";
}

internal sealed class CloseColumn() : CatalogueStep<ColumnClosed>("close")
{
    protected override ImmutableArray<Transition<CatalogueStage>> Rows => Row("关闭栏目");

    protected override PublicCatalogue Apply(PublicCatalogue catalogue, ColumnClosed e) => catalogue with
    {
        Columns = [.. catalogue.Columns.Select(column => column.Id == e.Column ? column with { ClosedOn = e.On } : column)],
    };

    protected override IEnumerable<Refusal> Faults(PublicCatalogue catalogue, ColumnClosed e, CatalogueSituation situation)
    {
        if (catalogue.Columns.FirstOrDefault(one => one.Id == e.Column) is not { ClosedOn: null } column) yield return Fault("unknown", null);
        // 国办公开办函〔2019〕61号: the fixed parts are everywhere the same.
        else if (column.IsFixed) yield return Fault("closing", null, ("name", column.Name));
        else if (catalogue.Columns.Any(one => one.Parent == column.Id && one.ClosedOn is null)) yield return Fault("children", null, ("name", column.Name));
        else if (situation.Used.Contains(column.Id)) yield return Fault("used", null, ("name", column.Name));
        if (string.IsNullOrWhiteSpace(e.Reason)) yield return Fault("reason", nameof(e.Reason));
    }

    protected override Sentence Told(ColumnClosed e) => $"关闭栏目：{e.Reason}";
}
