using System.Collections.Immutable;
using Gongkai.Filing;
using Gongkai.Reports;

namespace Gongkai.YearEnd;

/// <summary>计入汇总的报告: the version of a subordinate's report that its authority has accepted.</summary>
/// <param name="Filing">Its collection.</param>
/// <param name="Name">The subordinate, under the name that tells it apart.</param>
/// <param name="Number">Which version.</param>
public sealed record MemberReport(FilingId Filing, string Name, int Number);

/// <summary>A subordinate's accepted report with its figures.</summary>
/// <param name="Member">Whose, and which version.</param>
/// <param name="Figures">What it declares; what it does not is <see cref="Missing"/>.</param>
public sealed record MemberFigures(MemberReport Member, AnnualReport Figures)
{
    /// <summary>As it is added up: under its own name, that none is taken for another. Who reports to whom is known, and need not be told by names.</summary>
    public Member Part => new(Member.Name, Figures with { Agency = null });
}

/// <summary>未计入: what of a subordinate does not count.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Cell">Where; null for the whole report.</param>
/// <param name="Why">Why, in words.</param>
public sealed record MemberGap(string Member, string? Cell, string Why);

/// <summary>What an authority has collected of a year.</summary>
/// <param name="Accepted">The accepted reports.</param>
/// <param name="Missing">Who owes one that is not accepted, with where it stands.</param>
public sealed record MembersOfYear(ImmutableArray<MemberFigures> Accepted, ImmutableArray<MemberGap> Missing);

/// <summary>
/// 本级政府年度报告 (第四十九条 by 31 March): an authority's own figures and those of its subordinates' accepted reports added up; a subordinate that is an
/// authority itself has added up its own. Its own figures are a part like the others.
/// </summary>
public sealed record WholeYear
{
    /// <summary>本级: the authority's own part.</summary>
    public const string OwnName = "本级";

    private WholeYear(YearSnapshot own, YearSnapshot figures, Consolidation sum, MembersOfYear members)
    {
        (Own, Figures, Sum) = (own, figures, sum);
        Members = [.. members.Accepted.Select(member => member.Member).OrderBy(member => member.Name, StringComparer.Ordinal)];
        Gaps =
        [
            .. members.Missing,
            .. sum.Omissions.Where(omission => omission.Member != OwnName)
                .Select(omission => new MemberGap(omission.Member, omission.Cell, omission.Reason.Name())),
        ];
    }

    /// <summary>The authority's own figures.</summary>
    public YearSnapshot Own { get; }

    /// <summary>The figures of the whole. What registers count beside the form, of its own it knows only: under <see cref="FigureNames.Own"/>.</summary>
    public YearSnapshot Figures { get; }

    /// <summary>Each cell with what everybody contributes.</summary>
    public Consolidation Sum { get; }

    /// <summary>The reports that count.</summary>
    public ImmutableArray<MemberReport> Members { get; }

    /// <summary>What does not count: it is named, and never zero.</summary>
    public ImmutableArray<MemberGap> Gaps { get; }

    /// <summary>Adds up; the same whatever the order.</summary>
    /// <param name="own">The authority's own figures.</param>
    /// <param name="members">What it has collected.</param>
    public static WholeYear Of(YearSnapshot own, MembersOfYear members)
    {
        var (agency, year) = (own[FigureNames.Agency]?.Value ?? "", own.Year);
        var sum = Consolidation.Of(agency, year,
        [
            new(OwnName, new() { Generation = own.Form.Generation, Agency = null, Year = year, Cells = own.ToCells() }),
            .. members.Accepted.Select(member => member.Part),
        ]);
        var figures = ImmutableSortedDictionary.CreateBuilder<string, YearFigure>(StringComparer.Ordinal);
        foreach (var (name, figure) in own.Figures)
        {
            if (own.Form.Has(name) || name.StartsWith(FigureNames.Counted, StringComparison.Ordinal) || name == FigureNames.Fee)
                figures[FigureNames.Own(name)] = figure;
            else figures[name] = figure;
        }
        foreach (var cell in own.Form.Cells)
            if (FiledReading.TextOf(sum.Report[cell.Id] is Amount amount ? amount with { Unit = null } : sum.Report[cell.Id]) is { } value)
                figures[cell.Id] = new(value, FigureSource.Members);
        figures[FigureNames.MembersCounted] = YearFigure.Of(sum.Members.Count(member => member != OwnName), FigureSource.Members);
        return new(own, new(year, figures.ToImmutable()), sum, members);
    }

    /// <summary>What everybody contributes to a figure, its own part among them; none where it is no cell of the form.</summary>
    public ImmutableArray<Contribution> Behind(string figure) => Sum.ContributionsTo(figure);
}
