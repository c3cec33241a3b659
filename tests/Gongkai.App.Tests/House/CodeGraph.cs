using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gongkai.Tests.House;

/// <summary>
/// Which source file of an assembly uses which, read from the compiled assembly: names of types, members, attributes and bodies, not the usings.
/// </summary>
/// <param name="Arrows">From the file that uses to the file that is used, paths below the project.</param>
internal sealed partial record CodeGraph(ImmutableArray<(string From, string To)> Arrows)
{
    public static CodeGraph Of(string assembly, string folder)
    {
        var files = FilesByType(folder);
        using var module = ModuleDefinition.ReadModule(assembly, new() { ReadSymbols = true });
        var arrows = new HashSet<(string, string)>();
        foreach (var type in module.GetTypes())
            if (FileOf(type, files, folder) is { } from)
                foreach (var used in Used(type).SelectMany(Parts).Where(one => one.Scope == module || one is TypeDefinition))
                    if (used.Resolve() is { } definition && definition.Module == module && FileOf(definition, files, folder) is { } to && to != from)
                        arrows.Add((from, to));
        return new([.. arrows.Order()]);
    }

    /// <summary>The same between rooms: <paramref name="room"/> gives a file's.</summary>
    public ImmutableSortedSet<(string From, string To)> Between(Func<string, string?> room) =>
    [
        .. Arrows.Select(arrow => (From: room(arrow.From), To: room(arrow.To)))
            .Where(arrow => arrow.From is not null && arrow.To is not null && arrow.From != arrow.To)
            .Select(arrow => (arrow.From!, arrow.To!)),
    ];

    /// <summary>Groups that are reached from one another, each of two or more; none where there is no cycle.</summary>
    public static ImmutableArray<ImmutableArray<string>> Cycles(IReadOnlyCollection<(string From, string To)> arrows)
    {
        var next = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        var reached = arrows.Select(arrow => arrow.From).Distinct().ToDictionary(from => from, Reached);
        return
        [
            .. reached.Keys.Where(one => reached[one].Contains(one))
                .GroupBy(one => string.Join('\n', reached.Keys.Where(other => reached[one].Contains(other) && reached[other].Contains(one)).Order()))
                .Select(group => group.Order().ToImmutableArray()),
        ];

        HashSet<string> Reached(string from)
        {
            var met = new HashSet<string>();
            var waiting = new Stack<string>(next[from]);
            while (waiting.TryPop(out var one))
                if (met.Add(one)) foreach (var further in next[one]) waiting.Push(further);
            return met;
        }
    }

    private static Dictionary<string, string> FilesByType(string folder)
    {
        var files = new Dictionary<string, string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("bin/", StringComparison.Ordinal)) continue;
            var text = File.ReadAllText(path);
            var space = Namespace().Match(text).Groups[1].Value;
            foreach (Match declared in Declared().Matches(text)) files[$"{space}.{declared.Groups[1].Value}"] = file;
        }
        return files;
    }

    // A page is the file that its compiled code was made from; all else is known by name.
    private static string? FileOf(TypeDefinition type, Dictionary<string, string> files, string folder)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        if (files.TryGetValue(type.FullName.Split('`')[0], out var file)) return file;
        if (type.Namespace != "AspNetCoreGeneratedDocument") return null;
        var page = $"{type.Name.Replace('_', '/')}.cshtml";
        return File.Exists(Path.Combine(folder, page))
            ? page : $"{type.Name[..type.Name.LastIndexOf('_')].Replace('_', '/').TrimEnd('/')}/{type.Name[type.Name.LastIndexOf('_')..]}.cshtml";
    }

    private static IEnumerable<TypeReference> Used(TypeDefinition type) =>
    [
        .. type.BaseType is { } parent ? new[] { parent } : [],
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. Attributes(type), .. type.Fields.SelectMany(Attributes), .. type.Properties.SelectMany(Attributes), .. type.Methods.SelectMany(Attributes),
        .. type.Methods.SelectMany(Used),
    ];

    private static IEnumerable<TypeReference> Used(MethodDefinition method) =>
    [
        .. Named(method),
        .. method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType).Concat(method.Body.Instructions.SelectMany(Used)) : [],
    ];

    private static IEnumerable<TypeReference> Used(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [.. Named(method), .. method.GenericArguments],
        MethodReference method => Named(method),
        _ => [],
    };

    private static IEnumerable<TypeReference> Named(MethodReference method) =>
        [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider marked) =>
        marked.CustomAttributes.SelectMany(one =>
            one.ConstructorArguments.Select(argument => argument.Value as TypeReference).OfType<TypeReference>().Prepend(one.AttributeType));

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType),
        TypeSpecification made => Parts(made.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^(?:public |internal )?(?:sealed |static |abstract |readonly |partial |ref )*(?:class|record struct|record|struct|enum|interface|delegate [\w<>?\[\], .]+?)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
