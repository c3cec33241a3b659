using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>The people of a case: its first applicant stands in the case's line, joint applicants and agents beside it.</summary>
public static class CaseParties
{
    /// <summary>Everybody whom the application names.</summary>
    public static ImmutableArray<PrivateRef> People(this ApplicationArrived arrival) =>
        [arrival.Applicant, .. arrival.JointApplicants, .. arrival.Agent is { } agent ? [agent] : Array.Empty<PrivateRef>()];

    /// <summary>Writes those beside the first applicant; they never change after the first event.</summary>
    public static async Task WriteAsync(CaseChange change)
    {
        foreach (var person in change.Matter.Arrival!.People().Skip(1))
            await change.Transaction.Connection.ExecuteAsync(
                "insert into case_party (case_id, data) values (@Case, @Data) on conflict (case_id, data) do nothing",
                new { Case = change.Matter.Id, Data = person.Id.ToString() }, change.Transaction.Transaction);
    }
}
