using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Gongkai.Web;

/// <summary>
/// A line of the log, on the console. Of an exception it tells the kinds and where it happened, whoever logs it: messages may quote what somebody typed.
/// </summary>
internal sealed class QuietConsole(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "gongkai";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ ", CultureInfo.InvariantCulture));
        textWriter.WriteLine($"{Word(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {logEntry.Formatter(logEntry.State, null)}");
        if (logEntry.Exception is { } fault) textWriter.Write(Trace(fault));
    }

    /// <summary>The kinds of an exception and of what caused it, each with the methods that it went through.</summary>
    public static string Trace(Exception exception)
    {
        var text = new StringBuilder();
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            text.Append(fault.GetType().FullName).AppendLine();
            foreach (var frame in new StackTrace(fault, fNeedFileInfo: false).GetFrames())
                text.Append("  ").Append(frame.GetMethod()?.DeclaringType?.FullName).Append('.').AppendLine(frame.GetMethod()?.Name);
        }
        return text.ToString();
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
