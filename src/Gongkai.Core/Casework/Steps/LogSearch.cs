using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>检索记录 (第三十六条第四项): which systems and archives, which words, by whom, with what result.</summary>
/// <param name="On">检索日期</param>
/// <param name="Places">检索的系统、档案, as older entries have them in the open.</param>
/// <param name="Terms">检索词, as older entries have them.</param>
/// <param name="Found">Whether it was found.</param>
public sealed record SearchLogged(DateOnly On, ImmutableArray<string> Places, ImmutableArray<string> Terms, bool Found) : CaseEvent(On)
{
    /// <summary>检索的系统、档案, one a line: the words that an officer types may name people.</summary>
    public PrivateRef? SealedPlaces { get; init; }

    /// <summary>检索词, one a line.</summary>
    public PrivateRef? SealedTerms { get; init; }

    public PrivateRef? Result { get; init; }
}

internal sealed class LogSearch() : CaseStep<SearchLogged>("search")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows =>
        [Row("记录检索", [UnderReview, AwaitingCorrection, AwaitingReasons, AwaitingPayment, Drafted], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, SearchLogged e) => request with { Searches = request.Searches.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, SearchLogged e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, SearchLogged e) =>
        $"检索 {string.Join("、", e.Places)}{Sentence.Maybe("", e.SealedPlaces)}，"
            + $"检索词 {string.Join("、", e.Terms)}{Sentence.Maybe("", e.SealedTerms)}，{(e.Found ? "找到" : "没有找到")}{Sentence.Maybe("：", e.Result)}";

    protected override PublicStep? Shown(DisclosureRequest request, SearchLogged e) => null;
}
