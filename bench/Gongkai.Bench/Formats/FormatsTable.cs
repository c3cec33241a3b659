using System.Globalization;
using System.Text;

namespace Gongkai.Bench.Formats;

/// <summary>The matrix of formats: what came of each cell on each way.</summary>
public static class FormatsTable
{
    /// <summary>Converts, reads and compares; rows whose names contain the word, all without one.</summary>
    public static string Measure(string word)
    {
        var draft = NumberedReport.Draft();
        var table = new StringBuilder("| from | by | to | right | unread | wrong |\n|---|---|---|---:|---:|---:|\n");
        var told = new StringBuilder();
        foreach (var conversion in Conversions.All.Where(conversion => conversion.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            var folder = Directory.CreateTempSubdirectory("gongkai-formats-").FullName;
            try
            {
                var row = $"| {conversion.From} | {conversion.By} | {conversion.To} |";
                table.Append(row);
                if (!conversion.IsPossible) table.Append(" not installed here | | |\n");
                else if (conversion.Measure(draft, folder) is not { } tally) table.Append(" no file came out | | |\n");
                else
                {
                    table.Append(CultureInfo.InvariantCulture, $" {tally.Right} | {tally.Unread} | {tally.Wrong.Length} |\n");
                    foreach (var wrong in tally.Wrong.Take(5))
                        told.Append(CultureInfo.InvariantCulture, $"- {conversion.From}, {conversion.By}, {conversion.To}: {wrong}\n");
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return $"{table}\n{(told.Length == 0 ? "No cell is read as something that was not printed in it.\n" : $"Wrong:\n\n{told}")}";
    }
}
