using System.Diagnostics;
using System.Globalization;

namespace Gongkai.Bench.Speed;

/// <summary>Medians of work done side by side.</summary>
internal static class Clocked
{
    /// <summary>The medians, in milliseconds, of two works that take turns; both are warmed up before.</summary>
    public static (double First, double Second) Medians(Action first, Action second, int rounds)
    {
        for (var i = 0; i < Math.Max(60, rounds / 2); i++) { first(); second(); }
        Thread.Sleep(300);
        for (var i = 0; i < 40; i++) { first(); second(); }
        var (one, two) = (new double[rounds], new double[rounds]);
        for (var i = 0; i < rounds; i++) (one[i], two[i]) = (Once(first), Once(second));
        return (Median(one), Median(two));
    }

    /// <summary>The milliseconds of one run.</summary>
    public static double Once(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Runs a program to its end, its output thrown away; false where it is not installed.</summary>
    public static bool Run(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>A number as the tables print it.</summary>
    public static string Shown(double milliseconds) => milliseconds.ToString(milliseconds < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
