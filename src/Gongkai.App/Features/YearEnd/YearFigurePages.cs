using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>A record behind a figure.</summary>
/// <param name="Address">Where it is opened; null for nowhere.</param>
/// <param name="Name">What it is called.</param>
public sealed record FigureRecord(string? Address, string Name);

/// <summary>A figure that is another today than it was frozen.</summary>
public sealed record ChangedFigure(string Figure, string Name, string? Frozen, string? Now, string Since);

/// <summary>What stands behind a figure of an annual report, and why it is another than it was frozen.</summary>
public sealed class YearFigurePages(Store store, YearRegister years, RegisterSearch search, DocumentFigures documents, IMemberReports members)
{
    private const int Most = 500;

    /// <summary>A figure as people call it.</summary>
    public static string NameOf(int year, string figure)
    {
        if (ReportForm.Of(ReportForm.GenerationFor(year)).Find(figure) is { } cell) return cell.FullName;
        return ReportField.All(year, []).FirstOrDefault(field => field.Figures is [var only] && only == figure)?.Name ?? figure;
    }

    /// <summary>The cases, reviews or items behind a cell, as they were frozen, else as they are.</summary>
    public async Task<ImmutableArray<FigureRecord>> BehindAsync(AgencyId agency, int year, FormCell cell, CancellationToken ct)
    {
        if (cell.Table.Section == ReportSection.Proactive)
            return [.. (await documents.OfAsync(agency, year, ct)).Where(figure => figure.FormCell == cell.Id)
                .SelectMany(figure => figure.Items).Select(item => new FigureRecord(PublishingRoutes.Of(item.Id), $"{item.Number} {item.Title}".Trim()))];
        var register = await years.OfAsync(agency, year, ct);
        var ids = (cell.IsDerived ? DerivedCells.PartsOf(register.Tables.Form, cell) : [cell])
            .SelectMany(part => Of(register, part)).Distinct().Take(Most).ToList();
        return await RecordsAsync(agency, cell, ids, ct);
    }

    /// <summary>The whole as it was frozen, else as it stands; null for the report of one agency alone.</summary>
    public async Task<WholeYear?> WholeAsync(Opened<YearReport, YearReportEvent, ReportStage, YearReportSituation> open, CancellationToken ct)
    {
        if (open.Matter.Frozen is not { } frozen) return open.Situation.Registers!.Whole(open.Matter);
        if (frozen.Own is not { } own) return null;
        await using var connection = await store.Database.OpenAsync(ct);
        var counted = await members.OfAsync(connection, null, open.Agency, open.Matter.Year, frozen.Members);
        return WholeYear.Of(own, new(counted, [.. frozen.Gaps.Where(gap => gap.Cell is null)]));
    }

    /// <summary>Where the authority opens a subordinate's report.</summary>
    public string AddressOf(FilingId filing) => members.AddressOf(filing);

    /// <summary>What is another today than it was frozen, with since when and what came and went.</summary>
    public async Task<ImmutableArray<ChangedFigure>> ChangedAsync(
        Opened<YearReport, YearReportEvent, ReportStage, YearReportSituation> open, ImmutableDictionary<PersonId, string> names, CancellationToken ct)
    {
        var (report, frozen) = (open.Matter, open.Matter.Frozen!.Snapshot);
        var now = open.Situation.Registers!.Compiled(report, takesLive: true);
        var form = frozen.Form;
        var changed = form.Cells.Select(cell => cell.Id).Concat(open.Situation.Settings.OwnFigures)
            .Where(figure => frozen[figure]?.Value != now[figure]?.Value).ToList();
        if (changed.Count == 0) return [];
        var (then, today) = (await WholeAsync(open, ct), open.Situation.Registers.Whole(report, takesLive: true));
        var register = await years.OfAsync(open.Agency, report.Year, ct);
        var differences = register.Frozen?.DifferencesTo(register.Tables).ToDictionary(difference => difference.Cell.Id) ?? [];
        var lines = ImmutableArray.CreateBuilder<ChangedFigure>();
        foreach (var figure in changed)
            lines.Add(new(figure, NameOf(report.Year, figure), frozen[figure]?.Value, now[figure]?.Value,
                then is not null && today is not null && form.Has(figure) ? Moved(then.Behind(figure), today.Behind(figure))
                    : report.Declared.GetValueOrDefault(figure) is { } declared ? $"{declared.On:yyyy-MM-dd} 由{names.GetValueOrDefault(declared.By, "")}重新申报"
                    : differences.GetValueOrDefault(figure) is { } difference ? await SinceAsync(open.Agency, difference, ct)
                    : form.Find(figure) is { IsDerived: true } ? "随各分项变化" : "登记簿有变动"));
        return lines.ToImmutable();
    }

    // Whose part is another.
    private static string Moved(ImmutableArray<Contribution> then, ImmutableArray<Contribution> now)
    {
        static string Told(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "没有计入";
        var (before, after) = (then.ToDictionary(part => part.Member, part => part.Value), now.ToDictionary(part => part.Member, part => part.Value));
        var moved = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Before: Of(before, name), After: Of(after, name))).Where(part => part.Before != part.After).ToList();
        return string.Join("；", moved.Take(5).Select(part => $"{part.Name} {Told(part.Before)} → {Told(part.After)}"))
            + (moved.Count > 5 ? $"；等 {moved.Count} 个机关" : "");

        static decimal? Of(Dictionary<string, decimal> parts, string name) => parts.TryGetValue(name, out var value) ? value : null;
    }

    private async Task<string> SinceAsync(AgencyId agency, FigureDifference difference, CancellationToken ct)
    {
        var isRequest = difference.Cell.Table.Section == ReportSection.Requests;
        Guid[] ids = [.. difference.Added, .. difference.Removed];
        var numbers = isRequest ? (await search.OfAsync(agency, [.. ids.Select(id => new DisclosureRequestId(id))], ct))
            .ToDictionary(entry => entry.Id.Value, entry => entry.Number ?? "未编号") : [];
        await using var connection = await store.Database.OpenAsync(ct);
        var latest = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            $"select max(at) from journal where stream in {IdList.OfStreams(isRequest ? "case" : "review", ids)}", cancellationToken: ct));
        string Told(string word, ImmutableArray<Guid> which)
        {
            var named = string.Join("、", which.Take(5).Select(id => numbers.GetValueOrDefault(id, "复议、诉讼案件")));
            return which.IsEmpty ? "" : $"，{word}{named}{(which.Length > 5 ? $"等{which.Length}件" : "")}";
        }
        return $"{(latest is null ? "台账有变动" : $"{DateTimeOffset.Parse(latest,
            CultureInfo.InvariantCulture).BeijingDay:yyyy-MM-dd} 台账有变动")}{Told("增加", difference.Added)}{Told("减少", difference.Removed)}";
    }

    private static IEnumerable<Guid> Of(RegisterYear register, FormCell cell) => register.Frozen is { } frozen ? frozen.Cells.GetValueOrDefault(cell.Id, [])
        : cell.Table.Section == ReportSection.Requests ? register.Tables.Requests.GetValueOrDefault(cell.Id, []).Select(id => id.Value)
        : register.Tables.Disputes.GetValueOrDefault(cell.Id, []).Select(id => id.Value);

    private async Task<ImmutableArray<FigureRecord>> RecordsAsync(AgencyId agency, FormCell cell, List<Guid> ids, CancellationToken ct)
    {
        if (cell.Table.Section == ReportSection.Disputes)
            return [.. ids.Select((id, i) => new FigureRecord(ReviewRoutes.Of(new(id)), $"复议、诉讼案件 {i + 1}"))];
        var found = await search.OfAsync(agency, [.. ids.Select(id => new DisclosureRequestId(id))], ct);
        return [.. found.Select(entry => new FigureRecord(CaseRoutes.Of(entry.Id), $"{entry.Number ?? "未编号"}　{entry.OutcomeName}"))];
    }
}
