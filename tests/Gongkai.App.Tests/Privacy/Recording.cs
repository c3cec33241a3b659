using System.Diagnostics.Metrics;
using System.Text;

namespace Gongkai.Tests.Privacy;

/// <summary>All that the process says while it is recorded: the console, and every figure with its tags.</summary>
internal sealed class Recording : IDisposable
{
    private readonly (TextWriter Out, TextWriter Error) before = (Console.Out, Console.Error);
    private readonly StringWriter console = new();
    private readonly StringBuilder figures = new();
    private readonly Lock writing = new();
    private readonly MeterListener listener = new() { InstrumentPublished = (instrument, to) => to.EnableMeasurementEvents(instrument) };

    public Recording()
    {
        var both = TextWriter.Synchronized(console);
        Console.SetOut(both);
        Console.SetError(both);
        Listen<long>();
        Listen<int>();
        Listen<double>();
        listener.Start();
    }

    public string Said => console.ToString();

    public string Figures
    {
        get
        {
            listener.RecordObservableInstruments();
            lock (writing) return figures.ToString();
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        Console.SetOut(before.Out);
        Console.SetError(before.Error);
    }

    private void Listen<T>() where T : struct => listener.SetMeasurementEventCallback<T>((instrument, value, tags, _) =>
    {
        lock (writing)
        {
            figures.Append(instrument.Meter.Name).Append('/').Append(instrument.Name).Append('=').Append(value);
            foreach (var tag in tags) figures.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
            figures.AppendLine();
        }
    });
}
