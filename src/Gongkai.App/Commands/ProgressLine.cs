using System.Globalization;

namespace Gongkai.Commands;

/// <summary>A bar on standard error while a batch runs; nothing where standard error is no terminal.</summary>
internal sealed class ProgressLine(Terminal terminal, int total) : IDisposable
{
    private readonly Lock gate = new();
    private readonly long start = terminal.Clock.GetTimestamp();
    private readonly bool shown = terminal.Interactive && total > 1;
    private int done;
    private TimeSpan drawn = TimeSpan.FromMilliseconds(-100);

    /// <summary>One more file is done.</summary>
    public void Advance()
    {
        if (!shown) return;
        lock (gate)
        {
            done++;
            var elapsed = terminal.Clock.GetElapsedTime(start);
            if (elapsed - drawn < TimeSpan.FromMilliseconds(80) && done < total) return;
            drawn = elapsed;
            var filled = 24 * done / total;
            terminal.Error.Write(string.Create(CultureInfo.InvariantCulture,
                $"\r{new string('█', filled)}{new string('░', 24 - filled)} {done}/{total}"));
            terminal.Error.Flush();
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (shown) terminal.Error.Write("\r\u001b[K");
    }
}
