using System.Text.Json;

namespace Gongkai.Tests;

/// <summary>One run of the command line in process.</summary>
internal sealed record CommandLine(int Status, string Out, string Error)
{
    public static CommandLine Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = Program.Run(args, output, error, new FixedClock());
        return new(status, output.ToString(), error.ToString());
    }

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 15, 2, 0, 0, TimeSpan.Zero);
    }
}
