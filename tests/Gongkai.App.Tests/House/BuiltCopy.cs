using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace Gongkai.Tests.House;

/// <summary>A copy of the sources to which all recipes were applied, built: the program with everything that the pages add.</summary>
public sealed class BuiltCopy : IDisposable
{
    private static readonly string[] Copied =
        ["src", "data", "docs/rules", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", ".editorconfig"];

    private readonly Scratch scratch = new();
    private readonly Loaded loaded;

    public BuiltCopy()
    {
        var edits = Recipe.All.SelectMany(recipe => recipe.Edits).ToList();
        foreach (var part in Copied.Concat(edits.Where(edit => edit.Place != RecipePlace.NewFile).Select(edit => edit.File)).Distinct()) Copy(part);
        edits.ForEach(edit => edit.Apply(Root));
        // What a page adds is used as the program itself would use it.
        File.Copy(Repository.At("tests", "Gongkai.App.Tests", "House", "SuggestionProof.txt"), At("src/Gongkai.App/Features/Casework/SuggestionProof.cs"));
        // Nothing is fetched: the packages are those that the tests themselves were built with.
        var (status, output) = Run("dotnet", "build", "src/Gongkai.App", "-nologo", "-v", "quiet", "-nodeReuse:false",
            "-p:RestoreLockedMode=true", "-p:NuGetAudit=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false",
            "-p:GenerateDocumentationFile=false");
        Assert.True(status == 0, output);
        Bin = Path.Combine(Root, "src", "Gongkai.App", "bin", "Debug", "net10.0");
        loaded = new(Bin);
    }

    /// <summary>Where the copy lies.</summary>
    public string Root => scratch.Folder;

    private string Bin { get; }

    /// <summary>A file of its own beside the sources.</summary>
    public string At(string name) => Path.Combine(Root, name);

    /// <summary>One run of the program that was built.</summary>
    public (int Status, string Output) Gongkai(params string[] arguments) => Run("dotnet", [Path.Combine(Bin, "gongkai.dll"), .. arguments]);

    /// <summary>A type of the program that was built.</summary>
    public Type Type(string assembly, string name) =>
        loaded.LoadFromAssemblyPath(Path.Combine(Bin, $"{assembly}.dll")).GetType(name) ?? throw new InvalidOperationException($"{name} is not in {assembly}");

    /// <summary>Serves the site that was built for as long as it takes to read some of its pages.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string data, params string[] paths)
    {
        string[] arguments = [Path.Combine(Bin, "gongkai.dll"), "serve", "--data", data, "--urls", "http://127.0.0.1:0"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        try
        {
            const string Announcement = "平台已启动：";
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith(Announcement, StringComparison.Ordinal)) continue;
                using var http = new HttpClient { BaseAddress = new(line[Announcement.Length..]) };
                return await Task.WhenAll(paths.Select(path => http.GetStringAsync(new Uri(path, UriKind.Relative))));
            }
            throw new InvalidOperationException("the platform did not start");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public void Dispose()
    {
        loaded.Unload();
        scratch.Dispose();
    }

    private void Copy(string part)
    {
        var from = Repository.At(part);
        if (!Directory.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(part))!);
            File.Copy(from, At(part), overwrite: true);
            return;
        }
        foreach (var file in Directory.EnumerateFiles(from)) Copy($"{part}/{Path.GetFileName(file)}");
        foreach (var folder in Directory.EnumerateDirectories(from).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")))
            Copy($"{part}/{folder}");
    }

    private (int Status, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    // The product's own assemblies from the copy, all others as the tests have them.
    private sealed class Loaded(string folder) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) =>
            name.Name is "gongkai" or "Gongkai.Core" or "Gongkai.Documents" ? LoadFromAssemblyPath(Path.Combine(folder, $"{name.Name}.dll")) : null;
    }
}
