using Gongkai.Diagnostics;
using Gongkai.Features.Demonstration;

namespace Gongkai.Commands;

/// <summary>
/// Says on standard error what the demonstration is fed with, and how far it is: on a terminal one line that counts, elsewhere a line at each fifth of the way.
/// </summary>
internal sealed class DemonstrationConsole(Terminal terminal) : IProgress<DemonstrationProgress>
{
    private const int Parts = 5;

    private (DemonstrationStage Stage, int Part)? told;

    public void Report(DemonstrationProgress value)
    {
        var part = value.Total == 0 ? Parts : value.Done * Parts / value.Total;
        if (terminal.Interactive) terminal.Error.Write($"\r\u001b[K{Line(value)}{(value.Done == value.Total ? "\n" : "")}");
        else if (told != (value.Stage, part) && (value.Stage == DemonstrationStage.Steps ? part > 0 || value.Done == 0 : value.Done == value.Total))
            terminal.Error.WriteLine(Line(value));
        terminal.Error.Flush();
        told = (value.Stage, part);
    }

    private string Line(DemonstrationProgress value) =>
        terminal.Say($"  {value.Stage.Name()} {value.Done}/{value.Total}", $"  {value.Stage.Name(Language.English)} {value.Done}/{value.Total}");
}
