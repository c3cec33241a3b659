using Gongkai.Casework;
using Gongkai.Reports;

namespace Gongkai.Features.Casework;

/// <summary>The row of the annual report that counts a decision, in words.</summary>
public static class DecisionCells
{
    /// <summary>The row's label as the form prints it.</summary>
    public static string RowName(DispositionType type)
    {
        var row = ReportForm.Of(ReportFormGeneration.B).Row(Disposition.Of(type).RowIn(ReportFormGeneration.B))!;
        return row.Group + row.Label;
    }
}
