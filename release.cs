#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
// Builds the single files that need nothing installed: `dotnet run release.cs [FOLDER]`, by default artifacts/.
using System.Diagnostics;

var root = Path.GetDirectoryName(Source())!;
var folder = Path.GetFullPath(args is [var given, ..] ? given : Path.Combine(root, "artifacts"));
foreach (var machine in new[] { "linux-x64", "linux-arm64", "win-x64" })
{
    var output = Path.Combine(folder, machine);
    using var publish = Process.Start(new ProcessStartInfo("dotnet",
        ["publish", "src/Gongkai.App", "-nologo", "-v", "quiet", "-c", "Release", "-r", machine, "--self-contained", "-p:PublishSingleFile=true", "-p:IncludeNativeLibrariesForSelfExtract=true", "-p:PublishReadyToRun=true", "-p:PublishDocumentationFiles=false", "-p:NuGetLockFilePath=obj/release.lock.json", "-p:DebugType=none", "-o", output])
    { WorkingDirectory = root })!;
    publish.WaitForExit();
    if (publish.ExitCode != 0) return publish.ExitCode;
    Console.WriteLine(Path.Combine(output, machine.StartsWith("win", StringComparison.Ordinal) ? "gongkai.exe" : "gongkai"));
}
return 0;

static string Source([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
