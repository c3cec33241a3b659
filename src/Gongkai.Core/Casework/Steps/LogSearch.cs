using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>检索记录 (第三十六条第四项): which systems and archives, which words, by whom, with what result.</summary>
public sealed record SearchLogged(DateOnly On, ImmutableArray<string> Places, ImmutableArray<string> Terms, bool Found) : CaseEvent(On)
{
    public PrivateRef? Result { get; init; }
}

internal sealed class LogSearch() : CaseStep<SearchLogged>("search")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("记录检索", [UnderReview, AwaitingCorrection, AwaitingReasons, AwaitingPayment, Drafted], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, SearchLogged e) => request with { Searches = request.Searches.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, SearchLogged e, CaseSituation situation) => [];

    protected override Sentence Told(SearchLogged e) =>
        $"检索 {string.Join("、", e.Places)}，检索词 {string.Join("、", e.Terms)}，{(e.Found ? "找到" : "没有找到")}{Sentence.Maybe("：", e.Result)}";

    protected override PublicStep? Shown(DisclosureRequest request, SearchLogged e) => null;
}
