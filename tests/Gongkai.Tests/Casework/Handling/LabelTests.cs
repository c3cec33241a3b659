using System.Reflection;
using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

public sealed class LabelTests
{
    private static readonly Type[] Types = typeof(DisclosureRequest).Assembly.GetTypes();

    public static TheoryData<Type> Enums => [.. Types.Where(type => type is { IsEnum: true, IsPublic: true, Namespace: "Gongkai.Casework" })];

    [Theory, MemberData(nameof(Enums))]
    public void Every_choice_of_casework_has_its_Chinese_name_in_one_place(Type choice)
    {
        var names = Enum.GetValues(choice).Cast<Enum>().Select(NameOf).ToArray();

        Assert.All(names, name => Assert.Contains(name, letter => letter is >= '一' and <= '鿿'));
        Assert.Equal(names.Distinct(), names);
    }

    // On the value itself, or in the one table that has a row for each.
    private static string NameOf(Enum member) => Vocabulary.Of(member) is var word && word != member.ToString() ? word
        : (string)Assert.Single(Types.SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public)), method =>
            method.Name is "Name" or "NameOf" && method.ReturnType == typeof(string) && method.GetParameters() is [var only]
                && only.ParameterType == member.GetType()).Invoke(null, [member])!;
}
