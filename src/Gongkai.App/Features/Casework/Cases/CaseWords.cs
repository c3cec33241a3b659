// What the mechanism of matters is called where it is about cases.
global using CaseAnswer = Gongkai.Matters.MatterAnswer<Gongkai.Casework.DisclosureRequest, Gongkai.Casework.CaseEvent>;
global using CaseChange = Gongkai.Matters.MatterChange<Gongkai.Casework.DisclosureRequest, Gongkai.Casework.CaseSituation>;
global using CaseProposal = Gongkai.Matters.Proposal<Gongkai.Casework.DisclosureRequest, Gongkai.Casework.CaseEvent, Gongkai.Casework.CaseSituation>;
global using CaseStep = Gongkai.Matters.MatterStep<Gongkai.Casework.DisclosureRequest, Gongkai.Casework.CaseEvent, Gongkai.Casework.CaseSituation>;
global using OpenCase = Gongkai.Matters.Opened<Gongkai.Casework.DisclosureRequest, Gongkai.Casework.CaseEvent, Gongkai.Casework.CaseStage, Gongkai.Casework.CaseSituation>;
global using CaseWriting = Gongkai.Matters.MatterWriting<Gongkai.Casework.CaseSituation>;

using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What only cases have of it.</summary>
public static class CaseWords
{
    extension(CaseWriting writing)
    {
        /// <summary>The case.</summary>
        public DisclosureRequestId Id => new(Guid.Parse(writing.Stream.AsSpan("case/".Length)));

        /// <summary>
        /// Registers the case under the next number of its year, without gaps; 更正申请 have numbers of their own, for the register counts them apart.
        /// </summary>
        public async Task<CaseRegistered> RegisterAsync(DateOnly on, CaseKind kind = CaseKind.Disclosure)
        {
            var sequence = await writing.Transaction.NextNumberAsync(writing.Agency, RequestNumber.Series(kind, on.Year));
            return new(on, on.Year, sequence, RequestNumber.Print(writing.Situation.Settings.RequestNumberPattern, kind, on.Year, sequence));
        }
    }
}
