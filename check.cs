#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
// Builds, checks the layout of the code, and runs every test: `dotnet run check.cs`. The same here and in CI.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

var root = Path.GetDirectoryName(Source())!;
var failed = false;
if (Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES") is null or "")
    Console.WriteLine("— GONGKAI_TEST_POSTGRES is not set: tests on PostgreSQL are skipped; `. .ci/postgres` starts a server for them");
Step("build", "build Gongkai.slnx -nologo -v quiet");
Step("format", "format whitespace Gongkai.slnx --no-restore --verify-no-changes -v quiet");
var tests = Step("tests", "test --solution Gongkai.slnx --no-build --no-progress");
long passed = Sum("succeeded"), wrong = Sum("failed"), skipped = Sum("skipped");
if (wrong == 0 && failed) wrong = 1;
Console.WriteLine($"{passed} passed, {wrong} failed{(skipped > 0 ? $", {skipped} skipped" : "")}");
return failed || passed == 0 ? 1 : 0;

string Step(string name, string arguments)
{
    Console.WriteLine($"— {name}: dotnet {arguments}");
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = true })!;
    var lines = new List<string>();
    while (process.StandardOutput.ReadLine() is { } line)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }
    process.WaitForExit();
    failed |= process.ExitCode != 0;
    return string.Join('\n', lines);
}

// The summary that closes the run of all test projects.
long Sum(string what) =>
    Regex.Matches(tests, $@"^\s+{what}: (\d+)", RegexOptions.Multiline) is { Count: > 0 } found
        ? long.Parse(found[^1].Groups[1].Value, CultureInfo.InvariantCulture) : 0;

static string Source([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
